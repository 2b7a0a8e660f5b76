#pragma once

#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "segmentation/coarse_mask.h"
#include "segmentation/fine_settings.h"

namespace cliplad {

/// Part of every mask pixel of one image.
struct PartMask {
    cv::Mat label;      ///< CV_8U [2h, 2w]: 0 no part, i + 1 = fine label i; ignored pixels are 0
    cv::Mat similarity; ///< CV_32F [2h, 2w]: cosine to the label that won; 0 where there is no part
};

/// Labels foreground by patch or by region; fine labels marked background win pixels but leave them 0.
/// Ignored pixels (Regions::kIgnored) are evidence for nothing: refinement does not hear them.
///
/// With the coarse stage off, each patch is labelled by itself, and `fine` and `labels` are those of
/// withBackgroundOf, so that backgrounds compete too; a label's index in the mask stays that of the fine
/// labels.
/// @param dense    [2h, 2w, E] of upsampledDense
/// @param photoRgb CV_8UC3 photo for refinement, resized as needed; unused when refinement is off.
/// Throws Error when embeddings, labels, masks and features do not fit together.
PartMask classifyParts(const CoarseMask& coarse, const Regions& regions, const at::Tensor& dense,
                       const LabelEmbeddings& fine, const std::vector<Label>& labels, const cv::Mat& photoRgb,
                       const FineSettings& settings);

} // namespace cliplad
