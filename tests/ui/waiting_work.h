#pragma once

#include <QSemaphore>

#include "engine/jobs/background_job.h"

namespace cliplad::tests {

/// Work that keeps its lane busy until the test lets it go, or the lane does. The semaphore outlives the
/// lane.
inline ui::BackgroundJob::Work waitFor(QSemaphore& go) {
    return [&go](const JobContext& job) {
        while (!go.tryAcquire(1, 20))
            job.throwIfStopped();
    };
}

} // namespace cliplad::tests
