#pragma once

#include <array>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/setting.h"
#include "clip/features.h"
#include "segmentation/regions.h"

namespace cliplad {

/// Patch memory and structural score (method 5).
struct PatchMemorySettings {
    enum class Metric { Cosine, Euclidean };
    enum class Match { Nearest, Furthest };
    enum class Pooling { Maximum, TopPercent };

    Metric metric = Metric::Cosine; ///< 1 − cosine, or Euclidean
    Match match = Match::Nearest;   ///< equation 3 is printed as a maximum over memory; its text says nearest
    Pooling pooling = Pooling::Maximum; ///< s_str: maximum of the map (paper), or mean of its top 1 %
    /// The image's median distance is subtracted: light that changes a whole image is no defect (in the
    /// spirit of PSAD's scaling per map, method 9). Blind to damage that covers half of the image.
    bool relative = false;
    bool stage1 = true, stage2 = true, stage3 = true, stage4 = true; ///< which levels take part

    static const SettingList<PatchMemorySettings>& settings();
    bool operator==(const PatchMemorySettings&) const = default;
};

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
