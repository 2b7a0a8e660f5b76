#pragma once

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "segmentation/fine_settings.h"

namespace cliplad {

/// Each pixel becomes the mean of its neighbours, weighted by how like their colours are, several times over.
/// @param probabilities [H, W, L] float32  @param rgb CV_8UC3 of H × W
/// @param ignore CV_8U of H × W, not 0 = a pixel that is nobody's neighbour, or empty  @return [H, W, L]
at::Tensor pamr(const at::Tensor& probabilities, const cv::Mat& rgb, const PamrSettings& settings,
                const cv::Mat& ignore = {});

} // namespace cliplad
