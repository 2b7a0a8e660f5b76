#pragma once

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/model/model_config.h"

namespace cliplad {

/// A photo as the vision tower takes it: squashed to a square (no crop), antialiased bicubic as Pillow does
/// it, then (x/255 − mean) / std.
///
/// @param rgb        CV_8UC3, any size
/// @param resolution px of the square's side
/// @return [3, resolution, resolution] float32
at::Tensor imageInput(const cv::Mat& rgb, int resolution, const ModelConfig& config);

} // namespace cliplad
