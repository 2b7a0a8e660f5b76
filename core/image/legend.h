#pragma once

#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "image/palette.h"

namespace cliplad {

/// What a legend says in one place: a text, behind a patch of colour where it has one.
struct LegendEntry {
    std::string text = {}; ///< ASCII, for which OpenCV has letters
    std::optional<Colour> colour = {};
};

/// Background and letters of pictures for people.
inline const cv::Scalar kPaperColour(250, 250, 250);
inline const cv::Scalar kInkColour(40, 40, 40);

/// A strip with the entries in lines, each as full as it goes; wider than asked for where one entry needs it.
/// CV_8UC3 RGB; empty without entries. Pure.
/// @param scale of letters and gaps: 1 is about 10 px high
cv::Mat drawLegend(const std::vector<LegendEntry>& entries, int widthPx, double scale = 1);

/// The name where it is ASCII; else `otherwise`.
std::string inAscii(const std::string& name, const std::string& otherwise);

} // namespace cliplad
