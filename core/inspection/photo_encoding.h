#pragma once

#include <stop_token>

#include <opencv2/core/mat.hpp>

#include "clip/backbone.h"
#include "inspection/inspection_settings.h"

namespace cliplad {

/// Encodes a photo as a product's settings have it: resolution and tiles.
/// @param rgb CV_8UC3 of any size  @return on a grid of patchesAcross(settings) patches a side. Throws Error
/// where the model cannot do that; Cancelled.
Features encodePhoto(const Backbone& backbone, const cv::Mat& rgb, const ImageSettings& settings,
                     const std::stop_token& stop = {});

} // namespace cliplad
