#pragma once

#include "engine/preview.h"
#include "inspection/explanation.h"

namespace cliplad::ui {

/// Core's difference with the label's name as the widgets share it, and back.
PartDifference partDifference(const LabelDifference& difference, const QString& label);
LabelDifference labelDifference(const PartDifference& difference);

} // namespace cliplad::ui
