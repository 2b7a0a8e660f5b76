#pragma once

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/setting.h"

namespace cliplad {

/// Pixel-adaptive mask refinement (Araslanov and Roth, "Single-stage semantic segmentation from image
/// labels", 2020).
struct PamrSettings {
    int iterations = 10;
    int dilations = 4; ///< 3×3 neighbourhoods 1, 2, 4, … mask pixels apart: 1, 2, 4, 8
    double tolerance =
        0.1; ///< colour difference, in local standard deviations, that divides the affinity by e

    static const SettingList<PamrSettings>& settings();
    bool operator==(const PamrSettings&) const = default;
};

/// Each pixel becomes the mean of its neighbours, weighted by how like their colours are, several times over.
/// @param probabilities [H, W, L] float32  @param rgb CV_8UC3 of H × W
/// @param ignore CV_8U of H × W, not 0 = a pixel that is nobody's neighbour, or empty  @return [H, W, L]
at::Tensor pamr(const at::Tensor& probabilities, const cv::Mat& rgb, const PamrSettings& settings,
                const cv::Mat& ignore = {});

} // namespace cliplad
