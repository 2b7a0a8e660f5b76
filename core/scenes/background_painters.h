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

/// Of wood, paper, cloth, stone (background_natural.cpp).
std::vector<BackgroundPainter> naturalBackgrounds();
/// Of metal, plastic and printed patterns (background_industrial.cpp).
std::vector<BackgroundPainter> industrialBackgrounds();

/// colour × (1 + strength × field).
cv::Mat3f tinted(Colour colour, const cv::Mat1f& field, float strength);
/// Rotates a texture about its middle; corners are filled by mirroring.
cv::Mat rotated(const cv::Mat& texture, float radians);

} // namespace cliplad
