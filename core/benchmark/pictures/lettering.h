#pragma once

#include <string>

#include <opencv2/core/mat.hpp>

#include "image/palette.h"

namespace cliplad {

/// Of drawLegend, beside letters of this size.
inline constexpr double kLegendScale = 1.5;

enum class TextAnchor { Begin, Middle, End };

/// Letters about 14 px high in kInkColour on a CV_8UC3 RGB picture. @param text ASCII
/// @param at baseline, at the anchor's end of the text
void writeText(cv::Mat& picture, const std::string& text, cv::Point at, TextAnchor anchor);

/// The same, turned to be read upwards. @param middle of the text, on its baseline
void writeUpwards(cv::Mat& picture, const std::string& text, cv::Point middle);

/// Width of the text in px.
int textWidth(const std::string& text);

} // namespace cliplad
