#pragma once

#include <string>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace cliplad {

/// A mask as COCO's compressed run lengths: columns from left to right, runs of 0 and 1 in turn, starting
/// with 0; each run as the difference to the one two before, six bits a character from '0' on.
///
/// @param mask CV_8UC1, not 0 = inside
std::string cocoRunLengths(const cv::Mat& mask);

/// The same of a mask of which all lies in a box: at the cost of the box, however large the whole is.
///
/// @param mask CV_8UC1, the box alone  @param at its corner in the whole  @param whole px
std::string cocoRunLengths(const cv::Mat& mask, cv::Point at, cv::Size whole);

} // namespace cliplad
