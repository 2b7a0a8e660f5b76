#include "segmentation/feature_grid.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

at::Tensor imageOfGrid(const at::Tensor& grid) {
    return grid.unsqueeze(0).permute({0, 3, 1, 2});
}

at::Tensor gridOfImage(const at::Tensor& image) {
    return image.squeeze(0).permute({1, 2, 0});
}

at::Tensor upsampledTwice(const at::Tensor& grid) {
    const c10::NoGradGuard noGrad;
    const at::Tensor larger =
        at::upsample_bilinear2d(imageOfGrid(grid), {2 * grid.size(0), 2 * grid.size(1)}, false);
    return gridOfImage(larger).contiguous();
}

void normalisePixels(at::Tensor& grid) {
    const c10::NoGradGuard noGrad;
    grid.div_(grid.norm(2, -1, true).clamp_min_(1e-12));
}

at::Tensor groupMeans(const at::Tensor& rows, const std::vector<int>& groupOfRow, int groups) {
    const c10::NoGradGuard noGrad;
    at::Tensor weights = at::zeros({groups, rows.size(0)});
    std::vector<int> count(static_cast<std::size_t>(groups), 0);
    for (const int group : groupOfRow)
        if (group >= 0 && group < groups)
            ++count[static_cast<std::size_t>(group)];
    float* weight = weights.mutable_data_ptr<float>();
    for (std::size_t row = 0; row < groupOfRow.size(); ++row)
        if (const int group = groupOfRow[row]; group >= 0 && group < groups)
            weight[group * rows.size(0) + static_cast<std::int64_t>(row)] =
                1.0F / static_cast<float>(count[static_cast<std::size_t>(group)]);
    return at::mm(weights, rows);
}

void requireMaskOfGrid(const cv::Mat& mask, const at::Tensor& grid) {
    if (mask.empty() || (mask.type() == CV_8U && mask.isContinuous() && mask.rows == grid.size(0) &&
                         mask.cols == grid.size(1)))
        return;
    throw Error(fmt::format("expected an 8-bit ignore mask of {}×{} mask pixels, found {}×{}", grid.size(1),
                            grid.size(0), mask.cols, mask.rows));
}

at::Tensor countedPixels(const cv::Mat& ignore, const at::Tensor& grid) {
    requireMaskOfGrid(ignore, grid);
    if (ignore.empty())
        return at::ones({grid.size(0), grid.size(1)});
    return at::from_blob(ignore.data, {ignore.rows, ignore.cols}, at::TensorOptions().dtype(at::kByte))
        .eq(0)
        .to(at::kFloat);
}

} // namespace cliplad
