#pragma once

#include <mutex>
#include <stop_token>
#include <thread>

namespace cliplad::cli {

/// Turns Ctrl-C and SIGTERM into a stop token.
///
/// Make it first thing in main: the signals are blocked for every thread that is started later, and one
/// thread of its own waits for them. What does not stop by itself in kPatience is ended with a line on
/// stderr: unfinished files and folders are removed, so that only whole ones remain. A second signal ends the
/// program at once in the same way.
class StopSignals {
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    std::stop_token token() const { return source_.get_token(); }

    /// The exit code for a program that was stopped: 128 + the signal's number.
    int exitCode() const;

private:
    void watch();

    std::stop_source source_;
    mutable std::mutex mutex_;
    int signal_ = 0;
    std::jthread thread_; ///< last: uses everything above
};

} // namespace cliplad::cli
