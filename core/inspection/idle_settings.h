#pragma once

#include <string_view>

#include "inspection/inspection_settings.h"

namespace cliplad {

/// The key of the setting whose value leaves another one without effect as things stand: "fine.refinement"
/// for "fine.crf-iterations" while that is no dense CRF. Empty where the setting has an effect.
std::string_view idleBecauseOf(std::string_view key, const InspectionSettings& settings);

} // namespace cliplad
