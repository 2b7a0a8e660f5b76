#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "clip/features.h"
#include "segmentation/cluster_settings.h"
#include "segmentation/kmeans.h"

namespace cliplad {

/// Pixels of the mask grid that take part in nothing: CV_8U [2h, 2w], 255 = ignored; an empty Mat ignores
/// nothing.
using IgnoreMask = cv::Mat;

/// Cluster of every mask pixel of one image.
struct Regions {
    cv::Mat cluster; ///< CV_8U [2h, 2w]: cluster index, kIgnored where an ignore region lies
    int count = 0;   ///< N_c; some may be empty in this image

    static constexpr std::uint8_t kIgnored = 255;
};

/// Descriptors that clusters are made of: the chosen stages ×2 upsampled (bilinear with align_corners=false,
/// or each patch four times), concatenated, normalised: together, or each stage by itself and all to
/// the same share. @return [2h, 2w, ΣC], each of length 1; shorter only where a stage is all 0
at::Tensor clusterDescriptors(const Features& features, const ClusterSettings& settings);

/// Numbers of clusters of the ensemble's members; the first is ClusterSettings::count, and all without an
/// ensemble.
std::vector<int> clusterCounts(const ClusterSettings& settings);

/// The patches of all shots, position not used, for clusters of any count. Beyond 32768 patches every second,
/// third, … is taken, which bounds memory.
/// @param descriptors one [2h, 2w, ΣC] per shot; shared where nothing of it is left out
/// Throws Error without shots, or for masks that do not fit them.
KMeans gatherPatches(const std::vector<at::Tensor>& descriptors, const std::vector<IgnoreMask>& ignore,
                     const ClusterSettings& settings);

/// Centres [ΣN_c, ΣC] of each member of the ensemble. Throws Error when fewer patches than clusters remain;
/// Cancelled.
at::Tensor learnClusters(const KMeans& patches, const ClusterSettings& settings, const JobContext& job = {});

/// The centres [N_c, ΣC] of one member among those that learnClusters() gave.
at::Tensor centresOf(const at::Tensor& centres, const ClusterSettings& settings, std::size_t member);

/// One region of all that is not ignored: for labels of each patch by itself.
Regions wholePhoto(cv::Size grid, const IgnoreMask& ignore);

/// Each mask pixel goes to the centre that its descriptor is nearest to; then specks join what surrounds
/// them. Descriptors are not made for it: products with centres are enlarged after they are made of patches,
/// which is the same, with as many numbers a pixel as there are clusters.
/// @param centres of one member
/// Throws Error without centres, for those of other descriptors, or a mask that does not fit.
Regions assignRegions(const Features& features, const at::Tensor& centres, const IgnoreMask& ignore,
                      const ClusterSettings& settings);

} // namespace cliplad
