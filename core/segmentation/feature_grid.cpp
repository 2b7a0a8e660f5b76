#include "segmentation/feature_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/vectorised.h"

namespace cliplad {
namespace {

constexpr std::size_t kLanes = 32; ///< numbers looked at side by side

/// Two neighbours, and how much the second counts, where a row or column of patches is doubled.
struct Between {
    std::int64_t first = 0, second = 0;
    float share = 0.0F;

    Between(std::int64_t doubled, std::int64_t count)
        : first(std::max<std::int64_t>((doubled - 1) / 2, 0))
        , second(std::min((doubled + 1) / 2, count - 1))
        , share(doubled % 2 == 0 ? 0.75F : 0.25F) {}
};

/// A pixel's numbers between those of four patches. @return the sum of their squares
CLIPLAD_VECTORISED float mix(const std::array<const float*, 4>& patches, const std::array<float, 4>& shares,
                             std::int64_t count, float* mixed) {
    const float *a = patches[0], *b = patches[1], *c = patches[2], *d = patches[3];
    const auto between = [&](std::int64_t i) {
        return (a[i] * shares[0] + b[i] * shares[1]) + (c[i] * shares[2] + d[i] * shares[3]);
    };
    std::array<float, kLanes> squares{};
    const std::int64_t whole = count - count % static_cast<std::int64_t>(kLanes);
    for (std::int64_t i = 0; i < whole; i += static_cast<std::int64_t>(kLanes))
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const std::int64_t k = i + static_cast<std::int64_t>(lane);
            mixed[k] = between(k);
            squares[lane] += mixed[k] * mixed[k];
        }
    float sum = std::accumulate(squares.begin(), squares.end(), 0.0F);
    for (std::int64_t i = whole; i < count; ++i) {
        mixed[i] = between(i);
        sum += mixed[i] * mixed[i];
    }
    return sum;
}

CLIPLAD_VECTORISED void divide(float* numbers, std::int64_t count, float divisor) {
    for (std::int64_t i = 0; i < count; ++i)
        numbers[i] /= divisor;
}

} // namespace

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

at::Tensor unitUpsampledTwice(const std::vector<at::Tensor>& grids) {
    const c10::NoGradGuard noGrad;
    if (grids.empty())
        throw Error("there are no grids to enlarge");
    const std::int64_t height = grids.front().size(0), width = grids.front().size(1);
    std::vector<at::Tensor> sources;
    std::int64_t channels = 0;
    for (const at::Tensor& grid : grids) {
        if (grid.size(0) != height || grid.size(1) != width)
            throw Error(fmt::format("expected grids of {}×{} patches, found one of {}×{}", width, height,
                                    grid.size(1), grid.size(0)));
        sources.push_back(grid.to(at::TensorOptions(at::kCPU).dtype(at::kFloat)).contiguous());
        channels += grid.size(2);
    }
    at::Tensor larger = at::empty({2 * height, 2 * width, channels}, at::kFloat);
    auto* pixels = larger.mutable_data_ptr<float>();
    at::parallel_for(0, 2 * height, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t y = begin; y < end; ++y)
            for (std::int64_t x = 0; x < 2 * width; ++x) {
                const Between row(y, height), column(x, width);
                const std::array<float, 4> shares = {
                    (1 - row.share) * (1 - column.share), (1 - row.share) * column.share,
                    row.share * (1 - column.share), row.share * column.share};
                float* pixel = pixels + (y * 2 * width + x) * channels;
                float* to = pixel;
                float squares = 0.0F;
                for (const at::Tensor& source : sources) {
                    const std::int64_t count = source.size(2);
                    const float* numbers = source.const_data_ptr<float>();
                    const float* above = numbers + row.first * width * count;
                    const float* below = numbers + row.second * width * count;
                    squares += mix({above + column.first * count, above + column.second * count,
                                    below + column.first * count, below + column.second * count},
                                   shares, count, to);
                    to += count;
                }
                divide(pixel, channels, std::max(std::sqrt(squares), 1e-12F));
            }
    });
    return larger;
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

void requirePhotoOfGrid(const cv::Mat& rgb, const at::Tensor& grid) {
    if (rgb.type() != CV_8UC3 || !rgb.isContinuous())
        throw Error("expected an 8-bit RGB photo in one piece of memory");
    if (rgb.rows != grid.size(0) || rgb.cols != grid.size(1))
        throw Error(fmt::format("expected a photo of {}×{} mask pixels, found {}×{}", grid.size(1),
                                grid.size(0), rgb.cols, rgb.rows));
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
