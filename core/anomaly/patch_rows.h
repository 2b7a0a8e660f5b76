#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "anomaly/patch_memory_settings.h"
#include "clip/features.h"
#include "segmentation/regions.h"

/// Patches as rows of a matrix, and how far apart such rows are: what remembering and comparing share.
namespace cliplad {

constexpr std::size_t kPatchLevels = 4;

/// Which levels take part.
std::array<bool, kPatchLevels> levelsOf(const PatchMemorySettings& settings);

/// Row-major indices of the patches none of whose four mask pixels is ignored. Throws Error for a mask of
/// another size.
std::vector<std::int64_t> countedPatches(const IgnoreMask& ignore, std::int64_t height, std::int64_t width);

/// A level's patches as rows of the metric's space: [counted, C]; twice as many columns for two scales.
/// @param stage [h, w, C]  @param counted indices of patches
at::Tensor patchRows(const at::Tensor& stage, const at::Tensor& counted, const PatchMemorySettings& settings);

/// The part that most of a patch's four mask pixels show, [counted] int32 as in PatchMemory::label; of a tie
/// the larger value, so that half a part is one.
/// @param label CV_8U [2h, 2w] of PartMask; throws Error where it is of another size
at::Tensor patchLabels(const cv::Mat& label, const std::vector<std::int64_t>& counted, std::int64_t height,
                       std::int64_t width);

/// Of products of unit rows, of any shape, in their place. Rounding may bring a product above 1.
at::Tensor cosineDistances(const at::Tensor& products);

/// [Q, P] of query rows to memory rows.
at::Tensor rowDistances(const at::Tensor& query, const at::Tensor& memory,
                        PatchMemorySettings::Metric metric);

/// Of each query row, the distance to the memory row that it is matched with: [Q].
at::Tensor matchedDistances(const at::Tensor& query, const at::Tensor& memory,
                            const PatchMemorySettings& settings);

} // namespace cliplad
