#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

namespace cliplad {

/// A grid as LibTorch's image operators take it, [h, w, C] → [1, C, h, w]: a view in channels-last order.
///
/// Not grid.permute({2, 0, 1}).unsqueeze(0): the strides of that batch of one say channels-first, so that
/// whatever takes it copies all of it to and fro, which took three times as long as upsampling itself.
at::Tensor imageOfGrid(const at::Tensor& grid);

/// The inverse, [1, C, h, w] → [h, w, C]: a view too.
at::Tensor gridOfImage(const at::Tensor& image);

/// ×2 bilinear (align_corners=false): [h, w, C] → [2h, 2w, C] (method 1).
at::Tensor upsampledTwice(const at::Tensor& grid);

/// upsampledTwice() of grids of equal size, one behind the other, each pixel then brought to length 1:
/// [h, w, Cᵢ] → [2h, 2w, ΣCᵢ], float32 on the CPU. In one pass: several would each go through more than the
/// caches hold. Throws Error without grids, or for grids of different sizes.
at::Tensor unitUpsampledTwice(const std::vector<at::Tensor>& grids);

/// Lengths of the pixels of upsampledTwice() of these grids, one behind the other: [h, w, Cᵢ] → [2h, 2w, 1]
/// float32 on the CPU, at least 1e-12. They follow from the products of patches that are neighbours, which
/// are far less work than the pixels. Where neighbours cancel to less than a thousandth of their lengths it
/// is rounding that is left. Throws as above.
at::Tensor upsampledLengths(const std::vector<at::Tensor>& grids);

/// unitRows() in place: a copy of a large grid costs more than the arithmetic.
void normalisePixels(at::Tensor& grid);

/// Mean vector of the pixels of each group: [groups, C]; zero for a group without pixels.
/// @param rows [P, C]  @param groupOfRow [P]; rows of a group < 0 or ≥ groups take no part
at::Tensor groupMeans(const at::Tensor& rows, const std::vector<int>& groupOfRow, int groups);

/// Throws Error unless the mask is empty, or CV_8U, continuous and as large as `grid` [H, W, …].
void requireMaskOfGrid(const cv::Mat& mask, const at::Tensor& grid);

/// Throws Error unless the photo is CV_8UC3, continuous and as large as `grid` [H, W, …].
void requirePhotoOfGrid(const cv::Mat& rgb, const at::Tensor& grid);

/// 1 where the mask's pixel is counted, 0 where it is ignored: [H, W] float32 of `grid` [H, W, …]. Throws
/// Error as requireMaskOfGrid does.
at::Tensor countedPixels(const cv::Mat& ignore, const at::Tensor& grid);

/// Whether the mask's pixel of this row-major index is set; an empty mask has none.
inline bool isIgnored(const cv::Mat& mask, std::int64_t index) {
    return !mask.empty() && mask.data[index] != 0;
}

} // namespace cliplad
