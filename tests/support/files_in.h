#pragma once

#include <filesystem>
#include <vector>

namespace cliplad::tests {

/// What lies in a folder, in no order; nothing where there is none.
inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::exists(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            files.push_back(entry.path());
    return files;
}

} // namespace cliplad::tests
