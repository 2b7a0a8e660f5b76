#pragma once

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "segmentation/fine_settings.h"

namespace cliplad {

/// Mean-field inference with Potts compatibility and symmetrically normalised kernels, the pixel itself left
/// out.
///
/// The kernels are exact, not a lattice's approximation: P² entries, kept while they fit into 256 MB (P ≤
/// 5792) and computed anew at every iteration beyond that.
/// @param probabilities [H, W, L] float32, each pixel summing to 1  @param rgb CV_8UC3 of H × W
/// @param ignore CV_8U of H × W, not 0 = a pixel that no other hears, or empty
/// @return [H, W, L], each pixel summing to 1
at::Tensor denseCrf(const at::Tensor& probabilities, const cv::Mat& rgb, const DenseCrfSettings& settings,
                    const cv::Mat& ignore = {});

} // namespace cliplad
