#pragma once

#include <span>

#include <opencv2/core/mat.hpp>

#include "image/palette.h"

namespace cliplad {

/// How a mask lies over its photo.
struct OverlayStyle {
    double opacity = 0.45;  ///< of the filled areas, 0 to 1
    int outlineWidthPx = 2; ///< in the photo's pixels, along the inside of each area; 0: none
};

/// The photo with each area of the mask in its colour.
///
/// @param rgb     CV_8UC3
/// @param mask    CV_8UC1 of any size, stretched over the photo without new values; 0 is not painted, value v
///                has colours[v - 1]
/// @param colours at least as many as the largest value
/// @return CV_8UC3 of the photo's size. Pure; any thread. Throws Error for other types or too few colours.
cv::Mat overlay(const cv::Mat& rgb, const cv::Mat& mask, std::span<const Colour> colours,
                const OverlayStyle& style = {});

} // namespace cliplad
