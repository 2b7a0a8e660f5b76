#pragma once

#include <filesystem>

namespace cliplad {

/// An exclusive advisory lock on a file (flock), held while the object lives.
/// The operating system releases it when the process dies, so a kill leaves nothing locked.
class FileLock {
public:
    /// Throws Error at once when another process or object holds the lock: it names the holder's process id.
    /// Another Error where the file cannot be made or the file system knows no locks.
    explicit FileLock(const std::filesystem::path& path);
    /// Whether a process or object holds the lock; also where that cannot be told. Makes no file. Whoever
    /// takes the lock at that moment may find it held.
    static bool isHeld(const std::filesystem::path& path);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;

private:
    int descriptor_ = -1;
};

} // namespace cliplad
