#pragma once

#include <functional>
#include <iosfwd>
#include <string_view>

#include "base/job.h"
#include "progress_line.h"
#include "stop_signals.h"

namespace cliplad::cli {

/// What every command of one start of the program shares: the stop signals, the progress line, the output.
/// Owned by main; one thread.
class Session {
public:
    explicit Session(const StopSignals& signals)
        : signals_(signals) {}

    JobContext job();

    /// Text for stdout, flushed. Throws Error when it cannot be written (a full disk behind `>`).
    void print(std::string_view text);

    /// Writes to stdout what `write` writes to the stream; as print().
    void printWith(const std::function<void(std::ostream&)>& write);

    /// A line for a person on stderr, beside results on stdout.
    void notice(std::string_view text);

    /// Set by the command that ran.
    int exitCode = 0;
    /// Results and errors are wanted as JSON on stdout.
    bool json = false;

private:
    const StopSignals& signals_;
    ProgressLine progress_;
};

} // namespace cliplad::cli
