#include "segmentation/centre_affinities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/small_product.h"

namespace cliplad {
namespace {

/// Points and centres that are multiplied at once: of 2048 dimensions both stay in a core's second cache.
constexpr std::int64_t kPoints = 32, kCentres = 64;
/// Numbers of a register: centres are filled up to a multiple of them, so that few kernels serve all numbers.
constexpr std::int64_t kRegister = 16;
/// Points worth another thread.
constexpr std::int64_t kPointsOfThread = 512;

/// Up to kCentres centres, side by side for each dimension, filled up by zeros.
struct Panel {
    std::int64_t first = 0, count = 0;
    std::int64_t width = 0; ///< count, filled up
    at::Tensor columns;     ///< [D, width]
};

std::vector<Panel> panelsOf(const at::Tensor& centres) {
    std::vector<Panel> panels;
    for (std::int64_t first = 0; first < centres.size(0); first += kCentres) {
        const std::int64_t count = std::min(kCentres, centres.size(0) - first);
        const std::int64_t width = (count + kRegister - 1) / kRegister * kRegister;
        at::Tensor columns = at::zeros({centres.size(1), width});
        columns.narrow(1, 0, count).copy_(centres.narrow(0, first, count).t());
        panels.push_back({.first = first, .count = count, .width = width, .columns = columns});
    }
    return panels;
}

/// Adds the products of `rows` points with the centres of a panel. @param sums of the first point
void addProducts(const float* points, std::int64_t rows, std::int64_t dimensions, const Panel& panel,
                 float* sums, std::int64_t stride) {
    std::array<float, kPoints * kCentres> products;
    SmallProduct{.rows = rows,
                 .columns = panel.width,
                 .depth = dimensions,
                 .leftDistance = dimensions,
                 .rightDistance = panel.width,
                 .distance = panel.width}(points, panel.columns.const_data_ptr<float>(), products.data());
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t i = 0; i < panel.count; ++i)
            sums[row * stride + panel.first + i] += products[row * panel.width + i];
}

/// Adds the products of all points. @param sums [ΣPᵢ, K], contiguous
void addProducts(const std::vector<at::Tensor>& points, const at::Tensor& centres, at::Tensor& sums) {
    const std::vector<Panel> panels = panelsOf(centres);
    const std::int64_t dimensions = centres.size(1), stride = sums.size(1);
    auto* sum = sums.mutable_data_ptr<float>();
    for (const at::Tensor& block : points) {
        const float* rows = block.const_data_ptr<float>();
        const std::int64_t tiles = (block.size(0) + kPoints - 1) / kPoints;
        at::parallel_for(0, tiles, kPointsOfThread / kPoints, [&](std::int64_t begin, std::int64_t end) {
            for (const Panel& panel : panels)
                for (std::int64_t first = begin * kPoints; first < std::min(end * kPoints, block.size(0));
                     first += kPoints)
                    addProducts(rows + first * dimensions, std::min(kPoints, block.size(0) - first),
                                dimensions, panel, sum + first * stride, stride);
            SmallProduct::release();
        });
        sum += block.size(0) * stride;
    }
}

/// Throws Error where they have other dimensions than the centres.
std::int64_t countFitting(const std::vector<at::Tensor>& points, const at::Tensor& centres) {
    std::int64_t total = 0;
    for (const at::Tensor& block : points) {
        if (block.size(1) != centres.size(1))
            throw Error(
                fmt::format("points have {} dimensions, cluster centres {}", block.size(1), centres.size(1)),
                "clusters", "learn the clusters again with this model and these stages");
        total += block.size(0);
    }
    return total;
}

} // namespace

at::Tensor centreProducts(const std::vector<at::Tensor>& points, const at::Tensor& centres) {
    at::Tensor products = at::zeros({countFitting(points, centres), centres.size(0)});
    addProducts(points, centres, products);
    return products;
}

at::Tensor centreAffinities(const std::vector<at::Tensor>& points, const at::Tensor& centres) {
    at::Tensor affinities =
        centres.square().sum(1).mul(-0.5).expand({countFitting(points, centres), -1}).contiguous();
    addProducts(points, centres, affinities);
    return affinities;
}

at::Tensor nearestCentres(const at::Tensor& affinities) {
    if (affinities.size(1) == 0)
        throw Error("there are no cluster centres", "clusters", "learn the clusters again");
    return affinities.argmax(1);
}

} // namespace cliplad
