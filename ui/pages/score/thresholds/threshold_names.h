#pragma once

#include "document/named_steps.h"

namespace cliplad::ui {

/// What edits of the two thresholds are called: from which figures to which. `calibrated` holds where a state
/// has no threshold of its own.
enum class ThresholdEdit { Reject, Review, Calibrated, Fitted };
EditName thresholdName(ThresholdEdit edit, double calibrated);

} // namespace cliplad::ui
