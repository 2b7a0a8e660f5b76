#pragma once

#include <cstdint>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// Gives 8-connected specks of up to `areaPx` pixels the label that most of the pixels around them have.
///
/// Specks that touch larger areas are decided first, together; those that touch only other specks follow. A
/// speck with nothing but ignored pixels around it stays. @param labels CV_8U, changed in place; `ignored` is
/// left alone
void joinSpecks(cv::Mat& labels, int areaPx, std::uint8_t ignored);

} // namespace cliplad
