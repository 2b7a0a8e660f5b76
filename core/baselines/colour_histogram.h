#pragma once

#include <vector>

#include "baselines/baseline.h"

namespace cliplad {

/// The naive baseline: L1 distance of the photo's 6×6×6 RGB histogram to the nearest shot's; 0 … 2.
class ColourHistogram final : public Baseline {
public:
    void learn(std::span<const cv::Mat> shots) override;
    double score(const cv::Mat& rgb) const override;

private:
    std::vector<cv::Mat> memory_; ///< CV_32F [216, 1] each, summing to 1
};

} // namespace cliplad
