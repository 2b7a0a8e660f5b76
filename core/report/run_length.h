#pragma once

#include <string>

#include <opencv2/core/mat.hpp>

namespace cliplad {

/// A mask as COCO's compressed run lengths: columns from left to right, runs of 0 and 1 in turn, starting
/// with 0; each run as the difference to the one two before, six bits a character from '0' on.
///
/// @param mask CV_8UC1, not 0 = inside
std::string cocoRunLengths(const cv::Mat& mask);

} // namespace cliplad
