#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "base/unfinished_path.h"

namespace cliplad {

/// Writes a file that appears whole or not at all: a temporary neighbour, flushed to disk, then renamed.
///
/// Use stream(), then commit(). Without commit() the destructor removes the temporary file and leaves what
/// was there before. Every failure (full disk, read-only place, a name too long, a device) throws Error
/// naming `path`, from the constructor or from commit().
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path path);

    std::ofstream& stream() { return stream_; }
    void commit();

private:
    [[noreturn]] void fail(const std::string& what, const std::error_code& error) const;

    std::filesystem::path path_;
    UnfinishedPath temporary_;
    std::ofstream stream_;
};

/// Replaces `path` with `bytes`, atomically. Throws Error.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

/// The whole file as bytes in a string. Throws Error (missing, a folder, unreadable, larger than `limit`).
std::string readFile(const std::filesystem::path& path, std::size_t limit = std::size_t(1) << 30);

} // namespace cliplad
