#pragma once

#include <optional>

namespace cliplad {

/// How far the program's memory grows while this lives, from what it really holds: making one gives free
/// memory back to the system, which takes milliseconds. Linux only, and of the whole program: others must not
/// work meanwhile.
class PeakMemory {
public:
    PeakMemory();

    /// MiB above what was resident at the beginning; empty where the system does not tell.
    std::optional<double> growthMib() const;

private:
    std::optional<double> before_;
};

} // namespace cliplad
