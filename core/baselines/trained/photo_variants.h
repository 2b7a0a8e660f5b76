#pragma once

#include <vector>

#include <ATen/core/Generator.h>
#include <opencv2/core/mat.hpp>

namespace cliplad {

/// The photo in other light, as EfficientAD's autoencoder sees it: brighter or darker, of more or less
/// contrast, of more or less saturation; each by a factor drawn from 0.8 … 1.2 (Batzner et al. 2023, 3.3).
/// @param rgb CV_8UC3  @return three of the same size
std::vector<cv::Mat> lightVariants(const cv::Mat& rgb, at::Generator& random);

} // namespace cliplad
