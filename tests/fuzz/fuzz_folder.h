#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace cliplad::tests {

/// A folder of this process for readers that want files, removed at its end.
class FuzzFolder {
public:
    FuzzFolder()
        : path_(std::filesystem::temp_directory_path() / ("clip-lad-fuzz-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~FuzzFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    FuzzFolder(const FuzzFolder&) = delete;
    FuzzFolder& operator=(const FuzzFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void makeFolder(const std::string& name) const { std::filesystem::create_directories(path_ / name); }

    /// Replaces a file; not flushed to the disk, so that many inputs a second can be tried.
    void write(const std::string& name, const std::uint8_t* data, std::size_t size) const {
        std::ofstream file(path_ / name, std::ios::binary | std::ios::trunc);
        if (size > 0)
            file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
        if (!file.flush())
            std::abort();
    }

private:
    std::filesystem::path path_;
};

} // namespace cliplad::tests
