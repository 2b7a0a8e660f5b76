#pragma once

#include "scenes/lighting.h"

#include <string>
#include <string_view>

namespace cliplad {

/// A surface on which parts lie, with light falling unevenly on it. Values around [0, 1], not yet clipped.
///
/// Names are those of backgroundWords(); throws Error for an unknown one.
cv::Mat3f paintBackground(std::string_view name, cv::Size size, Random& random);

/// Light that falls off across the picture, and now and then the shadow of something outside it.
void applyLightGradient(cv::Mat3f& picture, Random& random);

} // namespace cliplad
