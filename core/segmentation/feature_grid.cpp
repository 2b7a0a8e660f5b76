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
constexpr float kLeastLength = 1e-12F;

/// Two neighbours, and how much the second counts, where a row or column of patches is doubled: at the border
/// one patch, and the second nothing.
struct Between {
    std::int64_t first = 0, second = 0;
    float share = 0.0F;

    Between(std::int64_t doubled, std::int64_t count)
        : first(std::max<std::int64_t>((doubled - 1) / 2, 0))
        , second(std::min((doubled + 1) / 2, count - 1)) {
        if (first != second)
            share = doubled % 2 == 0 ? 0.75F : 0.25F;
    }
};

/// Grids one behind the other, as loops take them.
class JoinedGrids {
public:
    /// Throws Error without grids, or for grids of different sizes.
    explicit JoinedGrids(const std::vector<at::Tensor>& grids) {
        if (grids.empty())
            throw Error("there are no grids to enlarge");
        height = grids.front().size(0);
        width = grids.front().size(1);
        for (const at::Tensor& grid : grids) {
            if (grid.size(0) != height || grid.size(1) != width)
                throw Error(fmt::format("expected grids of {}×{} patches, found one of {}×{}", width, height,
                                        grid.size(1), grid.size(0)));
            parts.push_back(grid.to(at::TensorOptions(at::kCPU).dtype(at::kFloat)).contiguous());
            channels += grid.size(2);
        }
    }

    std::int64_t height = 0, width = 0, channels = 0;
    std::vector<at::Tensor> parts; ///< [h, w, Cᵢ] float32, contiguous
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

/// Products of a patch with itself and its neighbours; at the border it is its own neighbour.
struct NeighbourProducts {
    float itself = 0.0F, right = 0.0F, below = 0.0F;
    float across = 0.0F;  ///< with what is below and to the right
    float counter = 0.0F; ///< of what is to the right with what is below
};

CLIPLAD_VECTORISED void addProducts(const float* itself, const float* right, const float* below,
                                    const float* across, std::int64_t count, NeighbourProducts& products) {
    constexpr std::size_t kSide = 16; // five sums of it stay in registers
    std::array<float, kSide> a{}, b{}, c{}, d{}, e{};
    const std::int64_t whole = count - count % static_cast<std::int64_t>(kSide);
    for (std::int64_t i = 0; i < whole; i += static_cast<std::int64_t>(kSide))
        for (std::size_t lane = 0; lane < kSide; ++lane) {
            const std::int64_t k = i + static_cast<std::int64_t>(lane);
            a[lane] += itself[k] * itself[k];
            b[lane] += itself[k] * right[k];
            c[lane] += itself[k] * below[k];
            d[lane] += itself[k] * across[k];
            e[lane] += right[k] * below[k];
        }
    for (std::int64_t i = whole; i < count; ++i) {
        a[0] += itself[i] * itself[i];
        b[0] += itself[i] * right[i];
        c[0] += itself[i] * below[i];
        d[0] += itself[i] * across[i];
        e[0] += right[i] * below[i];
    }
    const auto sumOf = [](const auto& sums) { return std::accumulate(sums.begin(), sums.end(), 0.0F); };
    products.itself += sumOf(a);
    products.right += sumOf(b);
    products.below += sumOf(c);
    products.across += sumOf(d);
    products.counter += sumOf(e);
}

/// Row-major, one a patch.
std::vector<NeighbourProducts> neighbourProducts(const JoinedGrids& grids) {
    std::vector<NeighbourProducts> products(static_cast<std::size_t>(grids.height * grids.width));
    at::parallel_for(0, grids.height, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t y = begin; y < end; ++y)
            for (std::int64_t x = 0; x < grids.width; ++x) {
                const std::int64_t below = std::min(y + 1, grids.height - 1),
                                   right = std::min(x + 1, grids.width - 1);
                for (const at::Tensor& part : grids.parts) {
                    const std::int64_t count = part.size(2);
                    const auto patch = [&](std::int64_t row, std::int64_t column) {
                        return part.const_data_ptr<float>() + (row * grids.width + column) * count;
                    };
                    addProducts(patch(y, x), patch(y, right), patch(below, x), patch(below, right), count,
                                products[static_cast<std::size_t>(y * grids.width + x)]);
                }
            }
    });
    return products;
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
    const JoinedGrids joined(grids);
    const std::int64_t height = joined.height, width = joined.width, channels = joined.channels;
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
                for (const at::Tensor& source : joined.parts) {
                    const std::int64_t count = source.size(2);
                    const float* numbers = source.const_data_ptr<float>();
                    const float* above = numbers + row.first * width * count;
                    const float* below = numbers + row.second * width * count;
                    squares += mix({above + column.first * count, above + column.second * count,
                                    below + column.first * count, below + column.second * count},
                                   shares, count, to);
                    to += count;
                }
                divide(pixel, channels, std::max(std::sqrt(squares), kLeastLength));
            }
    });
    return larger;
}

at::Tensor upsampledLengths(const std::vector<at::Tensor>& grids) {
    const c10::NoGradGuard noGrad;
    const JoinedGrids joined(grids);
    const std::vector<NeighbourProducts> products = neighbourProducts(joined);
    const auto patch = [&](std::int64_t y, std::int64_t x) -> const NeighbourProducts& {
        return products[static_cast<std::size_t>(y * joined.width + x)];
    };
    at::Tensor lengths = at::empty({2 * joined.height, 2 * joined.width, 1}, at::kFloat);
    auto* length = lengths.mutable_data_ptr<float>();
    for (std::int64_t y = 0; y < 2 * joined.height; ++y)
        for (std::int64_t x = 0; x < 2 * joined.width; ++x) {
            const Between row(y, joined.height), column(x, joined.width);
            const float left = 1 - column.share, right = column.share;
            // Squares of what lies in the upper and in the lower row, and the product of these.
            const auto squareIn = [&](std::int64_t r) {
                return left * left * patch(r, column.first).itself +
                       right * right * patch(r, column.second).itself +
                       2 * left * right * patch(r, column.first).right;
            };
            const NeighbourProducts& corner = patch(row.first, column.first);
            const float between = left * left * corner.below +
                                  right * right * patch(row.first, column.second).below +
                                  left * right * (corner.across + corner.counter);
            const float upper = 1 - row.share, lower = row.share;
            const float square = upper * upper * squareIn(row.first) + lower * lower * squareIn(row.second) +
                                 2 * upper * lower * between;
            *length++ = std::max(std::sqrt(std::max(square, 0.0F)), kLeastLength);
        }
    return lengths;
}

void normalisePixels(at::Tensor& grid) {
    const c10::NoGradGuard noGrad;
    grid.div_(grid.norm(2, -1, true).clamp_min_(kLeastLength));
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
