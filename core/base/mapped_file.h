#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace cliplad {

/// A file's bytes mapped read-only into memory. Immutable, shared between threads; unmapped with the last
/// owner.
class MappedFile {
public:
    /// Throws Error (missing, a folder, empty, unreadable).
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return bytes_; }
    const std::filesystem::path& path() const { return path_; }

private:
    MappedFile(std::filesystem::path path, std::span<const std::byte> bytes);
    std::filesystem::path path_;
    std::span<const std::byte> bytes_;
};

} // namespace cliplad
