#pragma once

#include <array>
#include <memory>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "anomaly/nearest_rows.h"
#include "anomaly/patch_memory_settings.h"
#include "base/job.h"
#include "clip/features.h"
#include "segmentation/regions.h"

namespace cliplad {

/// One normal image that patches are remembered of; borrows the features.
struct PatchSource {
    const Features& features;
    const IgnoreMask ignore = {};
    const cv::Mat label = {}; ///< of PartMask; read for PatchMemorySettings::partAware
    int shot = 0;             ///< which it shows, for leave-one-out and as origin
    double degrees = 0;       ///< by how much it was turned, clockwise; origins are on the unturned shot
};

/// M_patch: per level, patches of the shots, all of them or a coreset (those in ignore regions left out).
struct PatchMemory {
    std::array<at::Tensor, 4> levels; ///< [P, C] float32 each; L2-normalised rows for Metric::Cosine
    /// The levels' rows laid out to be searched, where that is faster: by layOutRows().
    std::array<std::shared_ptr<const NearestRows>, 4> nearest;
    at::Tensor origin; ///< [P, 3] int32: shot, row, column on the patch grid of each memory row; a shot's
                       ///< rows follow each other
    at::Tensor label;  ///< [P] int32: 0 no part, i + 1 = fine label i; undefined unless part-aware
    /// What a level's distances are divided by: 1, unless PatchMemorySettings::scaledLevels; their mean is 1.
    std::array<double, 4> scale = {1, 1, 1, 1};
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

/// Lays the levels' rows out for comparePatches(), which takes longer without.
void layOutRows(PatchMemory& memory, const PatchMemorySettings& settings);

/// All patches of all shots. One with any ignored mask pixel is left out. Throws Error when nothing remains,
/// or no level takes part.
PatchMemory rememberPatches(const std::vector<PatchSource>& sources, const PatchMemorySettings& settings);

/// What is kept of a memory with more than `most` patches: those that leave every other near a kept one, all
/// levels together and each by the mean length of its patches. Leaving a shot out of a coreset says little:
/// what it shared with others may have been kept of it alone. Throws Cancelled.
PatchMemory coresetOf(const PatchMemory& memory, std::int64_t most, const JobContext& job = {});

/// Of shots as they are. @param ignore one a shot, or none
PatchMemory rememberPatches(const std::vector<Features>& shots, const std::vector<IgnoreMask>& ignore,
                            const PatchMemorySettings& settings);

/// Equation 3. Distances are taken some rows at a time, so that the memory needed grows with neither image
/// nor number of shots. @param exceptShot shot left out of the memory (leave-one-out), −1 none
/// @param label of the image's PartMask; read for PatchMemorySettings::partAware. Throws Error when the
/// memory is empty without that shot, or was made by another model or with other levels.
AnomalyMap comparePatches(const Features& features, const PatchMemory& memory, const IgnoreMask& ignore,
                          const PatchMemorySettings& settings, int exceptShot = -1,
                          const cv::Mat& label = {});

} // namespace cliplad
