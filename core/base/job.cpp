#include "base/job.h"

#include "base/error.h"

namespace cliplad {

void JobContext::throwIfStopped() const {
    if (stop.stop_requested())
        throw Cancelled();
}

void JobContext::progress(std::int64_t done, std::int64_t total, std::string what) const {
    if (report)
        report({.done = done, .total = total, .what = std::move(what)});
}

} // namespace cliplad
