#pragma once

#include <vector>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Features of one or more images, a level each: [B, C, h, w], whose sizes differ between levels.
using FeatureLevels = std::vector<at::Tensor>;

/// Images' levels along a batch: each [1, C, h, w] → [B, C, h, w].
FeatureLevels joined(const std::vector<FeatureLevels>& images);

/// ½‖t̂ − ŝ‖² of L2-normalised features at each place (STFPM, equation 1): [B, h, w].
at::Tensor matchingDistance(const at::Tensor& teacher, const at::Tensor& student);

/// Its mean over places and images, summed over levels (STFPM, equations 2 and 3). A scalar.
at::Tensor matchingLoss(const FeatureLevels& teacher, const FeatureLevels& student);

/// 1 − cosine of whole levels, flattened, as mean over images, summed over levels (RD4AD, the authors'
/// program). A scalar.
at::Tensor reconstructionLoss(const FeatureLevels& teacher, const FeatureLevels& student);

/// A map [1, h, w] enlarged: [height, width], bilinear.
at::Tensor enlarged(const at::Tensor& map, int height, int width, bool alignCorners = false);

} // namespace cliplad
