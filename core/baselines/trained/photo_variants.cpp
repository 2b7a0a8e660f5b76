#include "baselines/trained/photo_variants.h"

#include <ATen/ATen.h>
#include <opencv2/imgproc.hpp>

namespace cliplad {

std::vector<cv::Mat> lightVariants(const cv::Mat& rgb, at::Generator& random) {
    const at::Tensor drawn = at::empty({3}, at::kDouble).uniform_(0.8, 1.2, random);
    const auto* factor = drawn.const_data_ptr<double>();
    cv::Mat grey, greyRgb, bright, contrast, saturated;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    cv::cvtColor(grey, greyRgb, cv::COLOR_GRAY2RGB);
    rgb.convertTo(bright, CV_8U, factor[0]);
    rgb.convertTo(contrast, CV_8U, factor[1], (1 - factor[1]) * cv::mean(grey)[0]);
    cv::addWeighted(rgb, factor[2], greyRgb, 1 - factor[2], 0, saturated);
    return {bright, contrast, saturated};
}

} // namespace cliplad
