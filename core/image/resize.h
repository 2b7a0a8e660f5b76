#pragma once

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// Resamples as Pillow's `Image.resize(size, Resampling.BICUBIC)` does, byte for byte: cubic kernel (a =
/// −0.5) widened by the scale when shrinking, columns then rows, each pass in 22-bit fixed point rounded to 8
/// bits.
///
/// @param image CV_8UC1 or CV_8UC3, not empty; rows need not be contiguous
/// @param size  of the result, each side at least 1
/// @return a new image of that size and the same type (also when the size does not change)
/// Pure; any thread; large images use OpenCV's threads. Throws Error for another type or an empty size.
cv::Mat resizeBicubic(const cv::Mat& image, cv::Size size);

} // namespace cliplad
