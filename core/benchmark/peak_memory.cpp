#include "benchmark/peak_memory.h"

#include <algorithm>
#include <fstream>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace cliplad {
namespace {

/// A line of /proc/self/status, in MiB.
std::optional<double> statusMib(const std::string& key) {
    std::ifstream status("/proc/self/status");
    std::string word;
    double kib = 0;
    while (status >> word)
        if (word == key && status >> kib)
            return kib / 1024;
    return std::nullopt;
}

} // namespace

PeakMemory::PeakMemory() {
#ifdef __GLIBC__
    malloc_trim(0); // what is free but still the program's would hide what is taken of it
#endif
    std::ofstream("/proc/self/clear_refs") << "5"; // the highest so far is forgotten
    before_ = statusMib("VmRSS:");
}

std::optional<double> PeakMemory::growthMib() const {
    const std::optional<double> peak = statusMib("VmHWM:");
    if (!before_ || !peak)
        return std::nullopt;
    return std::max(0.0, *peak - *before_);
}

} // namespace cliplad
