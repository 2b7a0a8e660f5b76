#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "base/setting.h"
#include "clip/features.h"

namespace cliplad {

/// Pixels of the mask grid that take part in nothing: CV_8U [2h, 2w], 255 = ignored; an empty Mat ignores
/// nothing.
using IgnoreMask = cv::Mat;

/// K-means of the shots' patches (method 3.1).
struct ClusterSettings {
    /// Of the concatenated stages: one L2 norm over all, or one for each, so that every stage weighs the
    /// same.
    enum class Normalisation { Joint, Stage };
    /// From the patches' grid to the masks', which has twice as many cells a side.
    enum class Interpolation { Bilinear, Nearest };

    int count = 10;           ///< N_c
    int restarts = 10;        ///< k-means++ starts; the one of least inertia wins
    int restartPoints = 4096; ///< patches that the starts compete on; the best is refined on all
    int maxIterations = 50;   ///< of one start and its refinement together
    std::uint64_t seed = 0;
    int stages = 2; ///< how many stages, from F_1 on, are concatenated (paper: F_1 and F_2)
    Normalisation normalisation = Normalisation::Joint;
    Interpolation interpolation = Interpolation::Bilinear;
    int speckAreaPx = 8; ///< 8-connected specks up to this size join their surrounding cluster (method 3.2)

    static const SettingList<ClusterSettings>& settings();
    bool operator==(const ClusterSettings&) const = default;
};

/// Cluster of every mask pixel of one image.
struct Regions {
    cv::Mat cluster; ///< CV_8U [2h, 2w]: cluster index, kIgnored where an ignore region lies
    int count = 0;   ///< N_c; some may be empty in this image

    static constexpr std::uint8_t kIgnored = 255;
};

/// Descriptors that clusters are made of: the chosen stages ×2 upsampled (bilinear with align_corners=false,
/// or each patch four times), concatenated, normalised. @return [2h, 2w, ΣC], each of length 1
at::Tensor clusterDescriptors(const Features& features, const ClusterSettings& settings);

/// Centres [N_c, ΣC] learned on the patches of all shots, position not used. Beyond 32768 patches every
/// second, third, … is taken, which bounds memory.
/// @param descriptors one [2h, 2w, ΣC] per shot
/// Throws Error when fewer patches than clusters remain; Cancelled.
at::Tensor learnClusters(const std::vector<at::Tensor>& descriptors, const std::vector<IgnoreMask>& ignore,
                         const ClusterSettings& settings, const JobContext& job = {});

/// Each patch goes to its nearest centre; then specks join what surrounds them.
Regions assignRegions(const at::Tensor& descriptors, const at::Tensor& centres, const IgnoreMask& ignore,
                      const ClusterSettings& settings);

} // namespace cliplad
