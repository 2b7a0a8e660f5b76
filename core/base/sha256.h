#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace cliplad {

/// SHA-256 as 64 lower-case hex digits.
std::string sha256(std::span<const std::byte> bytes);
std::string sha256(std::string_view text);

/// Hash of a file's content, read in blocks. Throws Error when it cannot be read.
std::string sha256OfFile(const std::filesystem::path& path);

} // namespace cliplad
