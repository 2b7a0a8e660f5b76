#pragma once

#include "scenes/palette.h"

#include <opencv2/core.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// Paints one kind of surface, evenly lit.
struct BackgroundPainter {
    std::string name;
    cv::Mat3f (*paint)(cv::Size, Random&);
};

const std::vector<BackgroundPainter>& backgroundPainters();

/// Of wood, paper, cloth, stone (natural.cpp).
std::vector<BackgroundPainter> naturalBackgrounds();
/// Of metal, plastic and printed patterns (industrial.cpp).
std::vector<BackgroundPainter> industrialBackgrounds();
/// Backdrops, boards, plates, wrapping (surfaces.cpp).
std::vector<BackgroundPainter> surfaceBackgrounds();
/// Floors, walls, printed and woven things (materials.cpp).
std::vector<BackgroundPainter> materialBackgrounds();

/// Filled in braces, so that random values are drawn in the order of the fields on every compiler.
struct Tint {
    Colour colour;
    cv::Mat1f field;
    float strength = 0.1f;
};
/// colour × (1 + strength × field).
cv::Mat3f tinted(const Tint& tint);
/// Rotates a texture about its middle; corners are filled by mirroring.
cv::Mat rotated(const cv::Mat& texture, float radians);

} // namespace cliplad
