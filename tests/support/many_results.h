#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace cliplad::tests {

/// Repeats the lines that name an image, under other names and hashes, in a file of a run: a run of any size
/// without scoring it.
/// @param images whose lines are taken in turn
inline void multiplyResults(const std::filesystem::path& file, const std::vector<std::string>& images,
                            int count) {
    std::map<std::string, std::string> lines;
    {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            for (const std::string& image : images)
                if (line.find(image) != std::string::npos)
                    lines[image] = line;
    }
    std::ofstream out(file, std::ios::app);
    for (int i = 0; i < count; ++i) {
        const std::string& image = images[static_cast<std::size_t>(i) % images.size()];
        std::string copy = lines.at(image);
        for (std::size_t at = copy.find(image); at != std::string::npos; at = copy.find(image, at + 1))
            copy.replace(at, image.size(), "/camera/photo" + std::to_string(i) + ".png");
        if (const std::size_t hash = copy.find("\"sha256\":\""); hash != std::string::npos) {
            const std::string number = std::to_string(1000000 + i);
            copy.replace(hash + 10, number.size(), number); // another file has another hash
        }
        out << copy << '\n';
    }
}

} // namespace cliplad::tests
