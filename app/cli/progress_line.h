#pragma once

#include <chrono>
#include <string>

#include "base/job.h"

namespace cliplad::cli {

/// One line on stderr that says how far a job is and how long it will take; nothing where stderr is no
/// terminal. One thread.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// At most ten times a second.
    void show(const Progress& progress);

    /// Removes the line, so that other output can be written; the next show() brings it back.
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    bool terminal_;
    bool visible_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_ = {};
    std::int64_t firstDone_ =
        -1; ///< what was done when the clock started: a resumed run begins in the middle
    std::int64_t lastDone_ = 0;
};

/// "12 of 96 · 0:41 left · scoring 012.png".
/// @param seconds since `done` was `firstDone`
std::string progressText(const Progress& progress, std::int64_t firstDone, double seconds);

} // namespace cliplad::cli
