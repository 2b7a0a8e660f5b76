#pragma once

#include <array>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "anomaly/patch_memory_settings.h"
#include "clip/features.h"
#include "segmentation/regions.h"

namespace cliplad {

/// M_patch: per level, all patches of all shots (those in ignore regions left out).
struct PatchMemory {
    std::array<at::Tensor, 4> levels; ///< [P, C] float32 each; L2-normalised rows for Metric::Cosine
    at::Tensor origin; ///< [P, 3] int32: shot, row, column on the patch grid of each memory row
};

/// Where an image is unlike the shots.
struct AnomalyMap {
    cv::Mat distance; ///< CV_32F [h, w] on the patch grid: mean over levels of the distance to the nearest
                      ///< patch (or furthest, see Match), less the median where relative; 0 where ignored
    double score = 0; ///< s_str
    cv::Point peak{-1,
                   -1}; ///< patch (column, row) that drives the score; (−1, −1) where every patch is ignored
    int nearestShot = -1; ///< shot that holds the memory patch matched to the peak (over the levels' mean)
    cv::Point nearestPatch{-1, -1}; ///< where in that shot (column, row)
};

/// A patch with any ignored mask pixel is left out. Throws Error when nothing remains, or no level takes
/// part.
PatchMemory rememberPatches(const std::vector<Features>& shots, const std::vector<IgnoreMask>& ignore,
                            const PatchMemorySettings& settings);

/// Equation 3. Distances are taken some rows at a time, so that the memory needed grows with neither image
/// nor number of shots. @param exceptShot shot left out of the memory (leave-one-out), −1 none. Throws Error
/// when the memory is empty without that shot, or was made by another model or with other levels.
AnomalyMap comparePatches(const Features& features, const PatchMemory& memory, const IgnoreMask& ignore,
                          const PatchMemorySettings& settings, int exceptShot = -1);

} // namespace cliplad
