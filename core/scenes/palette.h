#pragma once

#include "scenes/random.h"

#include <opencv2/core.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// RGB in [0, 1], display space (the renderer does not linearise).
using Colour = cv::Vec3f;

struct NamedColour {
    std::string_view name;
    Colour rgb;
};

/// The colour words a scene may use.
const std::vector<NamedColour>& namedColours();

/// The colour of a word from namedColours(); mid grey for an unknown one.
Colour colourOf(std::string_view name);

/// The same colour as another specimen of it would have: small shifts of hue and brightness.
Colour jittered(Colour colour, Random& random, float sigma = 0.05f);

/// Of something that may have any colour: one of namedColours(), shifted a little more than that.
Colour anyColour(Random& random);

/// From 8-bit components.
inline Colour rgb8(float r, float g, float b) {
    return {r / 255.0f, g / 255.0f, b / 255.0f};
}

Colour clamped(Colour colour);

/// A picture of one colour; much faster than OpenCV's own fill of three floats.
cv::Mat3f filled(cv::Size size, Colour colour);

} // namespace cliplad
