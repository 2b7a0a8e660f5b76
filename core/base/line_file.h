#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace cliplad {

/// A file of lines that only grows, such as JSON lines.
///
/// Only whole lines count. What a kill or a power cut left of a last one lies behind end() and is cut off by
/// the next append; until then the file stays as it was found. An append that fails leaves the lines that
/// were there before, so that the next one can succeed once there is room.
///
/// What was appended outlives the program at once, a power cut only after sync() or appendToDisk(). A new
/// file's name outlives one once its folder is flushed too, as AtomicFile does. Where sync() fails, what was
/// appended since the last time may be lost, and a later one that succeeds tells nothing of it.
///
/// One thread, one LineFile that appends; others may read the file meanwhile. Everything throws KnownError:
/// DiskFull, NotWritable; Unreadable where it is opened.
class LineFile {
public:
    /// Opens the file; makes it where it is not there.
    explicit LineFile(std::filesystem::path path);
    ~LineFile();
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::int64_t end() const { return end_; } ///< of the last whole line, in bytes

    /// @param lines whole ones, each with its line break
    void append(std::string_view lines);
    /// The same; returns when they and all before are on the disk. Where that fails they are not in the file.
    void appendToDisk(std::string_view lines);
    /// Returns when all that was appended is on the disk.
    void sync();
    /// Removes all lines.
    void clear();

    /// Fewer bytes where the file ends before.
    std::string read(std::int64_t offset, std::int64_t bytes) const;

private:
    void write(std::string_view lines);
    std::error_code flush() const;
    [[noreturn]] void undo(const std::error_code& error);

    const std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t end_ = 0;
    bool hasRest_ = false; ///< something may lie behind `end_`
};

} // namespace cliplad
