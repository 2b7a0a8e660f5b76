#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace cliplad {

/// How far a job is. `total` is 0 while unknown.
struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::string what; ///< what is being worked on, for a person ("scoring 012.png")
};

/// What a long-running function is handed: when to stop and whom to tell. Knows no threads.
///
/// Copyable; both members may be empty. `report` is called on the thread that runs the job.
struct JobContext {
    std::stop_token stop = {};
    std::function<void(const Progress&)> report = {};

    bool stopped() const { return stop.stop_requested(); }

    /// Throws Cancelled when the caller asked to stop.
    void throwIfStopped() const;

    void progress(std::int64_t done, std::int64_t total, std::string what = {}) const;
};

} // namespace cliplad
