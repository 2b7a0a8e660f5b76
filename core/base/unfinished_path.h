#pragma once

#include <filesystem>
#include <mutex>

namespace cliplad {

/// The name of a file or folder while it is being made: a hidden neighbour of its final place that says which
/// process makes it (`.name.<process>-<number>.part`), so that what a killed process left can be told apart.
///
/// The destructor removes what is there, with everything in it; what was renamed to its place is no longer
/// there. One owner, one thread; the static functions may be called from any thread.
class UnfinishedPath {
public:
    /// Only chooses the name. Throws Error when `target` cannot be looked at (a name too long, a closed
    /// folder).
    explicit UnfinishedPath(const std::filesystem::path& target);
    ~UnfinishedPath();
    UnfinishedPath(const UnfinishedPath&) = delete;
    UnfinishedPath& operator=(const UnfinishedPath&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// While it is held, removeAllForExit() waits: for a replacement of several steps.
    static std::unique_lock<std::timed_mutex> keepWhole();

    /// Removes everything unfinished of this process: for a program that leaves without running destructors.
    /// Threads that begin or end an UnfinishedPath afterwards wait for good, so nothing new appears.
    static void removeAllForExit();

    /// Removes what processes of this machine that have ended left of `target`. Hold the lock of `target` if
    /// it has one.
    static void sweep(const std::filesystem::path& target);

private:
    std::filesystem::path path_;
};

} // namespace cliplad
