#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>

namespace cliplad {

/// Writes a file that appears whole or not at all: a temporary neighbour, flushed to disk, then renamed.
///
/// Use stream(), then commit(). Without commit() the destructor removes the temporary file and leaves what
/// was there before. Every failure (full disk, read-only place) throws Error from commit() naming `path`.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    std::ofstream& stream() { return stream_; }
    void commit();

    /// Removes the temporary files of every AtomicFile of this process that is not committed yet: for a
    /// program that is about to leave without running destructors.
    static void removeUnfinished();

private:
    std::filesystem::path path_;
    std::filesystem::path temporary_;
    std::ofstream stream_;
};

/// Replaces `path` with `bytes`, atomically. Throws Error.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

/// The whole file as bytes in a string. Throws Error (missing, a folder, unreadable, larger than `limit`).
std::string readFile(const std::filesystem::path& path, std::size_t limit = std::size_t(1) << 30);

} // namespace cliplad
