#pragma once

namespace cliplad::cli {

/// How the program ends; `clip-lad --help` says the same.
enum ExitCode {
    kSuccess = 0,
    kFailure = 1,   ///< one clear sentence on stderr
    kUsage = 2,     ///< the command line is wrong
    kAnomalies = 3, ///< --fail-on-anomaly and there are some
    kStopped = 128, ///< + the signal's number: 130 after Ctrl-C, 143 after SIGTERM
};

} // namespace cliplad::cli
