#include "baselines/patchcore_memory.h"

#include <algorithm>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/rows.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

constexpr std::int64_t kNeighbours = 9;
constexpr std::int64_t kMaxDistances = std::int64_t(1) << 23; // 32 MB at a time

} // namespace

at::Tensor locallyAwarePatches(std::span<const at::Tensor> levels) {
    std::vector<at::Tensor> planes;
    for (const at::Tensor& level : levels) {
        at::Tensor pooled = at::avg_pool2d(imageOfGrid(level), 3, 1, 1);
        if (!planes.empty() && pooled.sizes().slice(2) != planes[0].sizes().slice(2))
            pooled = at::upsample_bilinear2d(pooled, planes[0].sizes().slice(2), false);
        planes.push_back(pooled);
    }
    return gridOfImage(at::cat(planes, 1)).contiguous();
}

PatchCoreMemory::PatchCoreMemory(at::Tensor rows)
    : rows_(std::move(rows)) {}

/// Row of memory that is nearest to each query: [Q] int64.
at::Tensor PatchCoreMemory::nearest(const at::Tensor& queries) const {
    const std::int64_t atOnce = std::clamp<std::int64_t>(kMaxDistances / size(), 1, queries.size(0));
    std::vector<at::Tensor> found;
    for (std::int64_t begin = 0; begin < queries.size(0); begin += atOnce) {
        const at::Tensor block = queries.slice(0, begin, std::min(begin + atOnce, queries.size(0)));
        found.push_back(squaredDistances(block, rows_).argmin(1));
    }
    return at::cat(found);
}

double PatchCoreMemory::weight(const at::Tensor& query, const at::Tensor& match) const {
    if (size() == 1)
        return 1;
    const at::Tensor aroundMatch =
        std::get<1>((rows_ - match).square().sum(1).topk(std::min(kNeighbours, size()), 0, false));
    const at::Tensor distances = (rows_.index_select(0, aroundMatch) - query).norm(2, 1);
    // exp(d) of large distances has no value in float32; its share of the sum has.
    const at::Tensor share = at::exp((query - match).norm() - at::logsumexp(distances, 0));
    return 1 - share.item<double>();
}

PatchCoreScore PatchCoreMemory::compare(const at::Tensor& patches) const {
    if (patches.size(2) != rows_.size(1))
        throw Error(
            fmt::format("patches in memory have {} channels, the photo's {}", rows_.size(1), patches.size(2)),
            "patchcore", "score with the model that the shots were learned with");
    const at::Tensor queries = patches.flatten(0, 1);
    const at::Tensor matches = rows_.index_select(0, nearest(queries));
    const at::Tensor distance = (queries - matches).norm(2, 1);
    const auto furthest = distance.argmax().item<std::int64_t>();
    PatchCoreScore result;
    result.distance = distance.view({patches.size(0), patches.size(1)});
    result.score = distance[furthest].item<double>() * weight(queries[furthest], matches[furthest]);
    return result;
}

} // namespace cliplad
