#pragma once

#include "base/job.h"
#include "inspection/product/product.h"
#include "scoring/run_files.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// The product of a run: opened where the saved one scores as the run's state does, otherwise learned from
/// the state. With the state's threshold. Throws Error; Cancelled.
Product productOf(const RunHead& head, const Backbone& backbone, const JobContext& job);

} // namespace cliplad::ui
