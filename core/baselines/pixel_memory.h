#pragma once

#include "baselines/baseline.h"

namespace cliplad {

/// A patch memory without a network: the largest distance of a photo's 8×8 patch, as plain pixels of the
/// photo squashed to 256×256, to the nearest patch of any shot. Root mean square over pixels and channels,
/// 0 … 255.
class PixelMemory final : public Baseline {
public:
    void learn(std::span<const cv::Mat> shots) override;
    double score(const cv::Mat& rgb) const override;

private:
    cv::Mat memory_; ///< CV_32F [shots · 1024, 192], a patch a row
};

} // namespace cliplad
