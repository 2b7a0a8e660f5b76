#pragma once

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

namespace cliplad {

/// CV_32F copy of a map [h, w].
cv::Mat toMat(const at::Tensor& map);

/// Distances on the patch grid as a map of the photo squashed to side × side: enlarged bilinearly, then
/// blurred.
/// @param distance [h, w]  @param sigma px of the map  @return CV_32F
cv::Mat enlargedMap(const at::Tensor& distance, int side, double sigma);

/// A Gaussian out to 4 σ; borders are mirrored. @param map CV_32F
cv::Mat blurredMap(const cv::Mat& map, double sigma);

} // namespace cliplad
