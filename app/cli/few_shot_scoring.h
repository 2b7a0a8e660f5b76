#pragma once

#include <stop_token>

#include <opencv2/core/mat.hpp>

#include "clip/backbone.h"
#include "dataset/few_shot.h"
#include "evaluation/benchmark.h"
#include "inspection/enrolment.h"

namespace cliplad::cli {

/// Learns from the shots of a draw, calibrated on its validation images where it has any. Throws as enrol.
/// @param request without photos
Product enrolSplit(const Backbone& backbone, EnrolmentRequest request, const FewShotSplit& split,
                   const std::stop_token& stop);

/// What the one scoring path says of a photo, as benchmarks take it. Throws as inspect.
ImageScores scorePhoto(const Backbone& backbone, const Product& product, const cv::Mat& photoRgb,
                       const std::stop_token& stop);

} // namespace cliplad::cli
