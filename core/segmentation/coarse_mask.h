#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/label_embeddings.h"
#include "segmentation/regions.h"
#include "segmentation/upsampling.h"

namespace cliplad {

/// More labels than this a byte of a mask cannot tell apart beside "none" and "ignored".
constexpr std::size_t kMaxLabels = 254;

/// Throws Error unless there are 1 to kMaxLabels labels, an embedding of each, and these are as long as the
/// features.
/// @param kind "coarse" or "fine", for the error  @param dense [2h, 2w, E] of upsampledDense
void requireFittingLabels(const std::string& kind, const std::vector<Label>& labels,
                          const LabelEmbeddings& embeddings, const at::Tensor& dense);

/// What one region was taken for.
struct RegionLabel {
    int cluster = 0;
    int label = 0;        ///< index into the coarse labels
    float similarity = 0; ///< cosine of the region embedding to the label
    int areaPx = 0;       ///< mask pixels
};

/// Foreground of one image, found by region embeddings against the coarse labels (method 3.2 and 3.3).
struct CoarseMask {
    cv::Mat label;      ///< CV_8U [2h, 2w]: index of the coarse label, Regions::kIgnored where ignored
    cv::Mat foreground; ///< CV_8U [2h, 2w]: 255 foreground, 0 background or ignored
    std::vector<RegionLabel> regions; ///< non-empty regions in cluster order
};

/// Dense features ×2 upsampled: [2h, 2w, E], L2-normalised for Upsampling::Features.
at::Tensor upsampledDense(const Features& features, Upsampling upsampling = Upsampling::Features);

/// Equation 1: mean of the dense features inside each region, L2-normalised: [N_c, E], zero for an empty
/// region.
at::Tensor regionEmbeddings(const Regions& regions, const at::Tensor& dense);

/// Equation 1: a region's embedding is the mean of the dense features inside it; the best coarse label wins.
/// @param dense [2h, 2w, E] of upsampledDense. Throws Error when embeddings, labels and features do not fit
/// together.
CoarseMask findForeground(const Regions& regions, const at::Tensor& dense, const LabelEmbeddings& coarse,
                          const std::vector<Label>& labels);

/// What most members of an ensemble take for foreground, with the label of the first that says so; regions
/// are those of the first member. @param members masks of one image, an odd number of them
CoarseMask majority(const std::vector<CoarseMask>& members);

} // namespace cliplad
