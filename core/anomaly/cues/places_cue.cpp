#include <algorithm>
#include <cmath>
#include <numbers>

#include <ATen/ATen.h>

#include "anomaly/cues/cue.h"
#include "clip/rows.h"
#include "segmentation/feature_grid.h"

namespace cliplad {
namespace {

/// A cell has so many patches a side.
constexpr std::int64_t kPatchesPerCell = 2;
/// How far from its place something may lie: a share of the side, a cell at 32 patches.
constexpr double kReach = 1.0 / 16;

/// Which cells have no ignored pixel, [cells, cells] float32.
at::Tensor countedCells(const CueImage& image) {
    const at::Tensor counted = countedPixels(image.ignore, image.dense);
    return at::max_pool2d((1 - counted).unsqueeze(0), 2 * kPatchesPerCell).squeeze(0).mul_(-1).add_(1);
}

/// Each cell's mean patch of length 1, [cells, cells, C].
at::Tensor pooled(const at::Tensor& grid) {
    return unitRows(gridOfImage(at::avg_pool2d(imageOfGrid(grid), kPatchesPerCell)).contiguous());
}

/// [cells², C + E]: of each cell the last stage and the dense features, together of length 1; zeros where
/// anything is ignored.
at::Tensor describe(const CueImage& image, const CueSettings&) {
    const at::Tensor cells = at::cat({pooled(image.features.stages[3]), pooled(image.features.dense)}, 2)
                                 .div_(std::numbers::sqrt2)
                                 .mul_(countedCells(image).unsqueeze(2));
    return cells.flatten(0, 1);
}

/// Which way, and how far, a cell is from another.
struct Shift {
    std::int64_t rows = 0, columns = 0;
};

/// Of a grid [cells, cells, ...] those that have a cell at the shift: a view.
at::Tensor shifted(const at::Tensor& grid, const Shift& shift) {
    const auto part = [](const at::Tensor& x, std::int64_t dimension, std::int64_t by) {
        return x.slice(dimension, std::max<std::int64_t>(0, -by),
                       x.size(dimension) - std::max<std::int64_t>(0, by));
    };
    return part(part(grid, 0, shift.rows), 1, shift.columns);
}

/// In place.
void raiseTo(const at::Tensor& most, const at::Tensor& numbers) {
    most.copy_(at::maximum(most, numbers));
}

/// The most unusual cell's distance. @param likeness of each cell to the most similar one in its reach
double furthest(const at::Tensor& likeness, const at::Tensor& cells) {
    const at::Tensor counted = cells.abs().sum(1) > 0;
    return (1 - likeness).clamp_min_(0).mul_(counted).max().item<double>();
}

/// Both ways: what is extra has nothing like it in the shot, what is missing nothing in the image.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    const auto cells = std::lround(std::sqrt(static_cast<double>(image.size(0))));
    const auto reach = std::lround(kReach * static_cast<double>(cells));
    const at::Tensor here = image.view({cells, cells, -1}), there = shot.view({cells, cells, -1});
    at::Tensor ofImage = at::full({cells, cells}, -1.0F), ofShot = at::full({cells, cells}, -1.0F);
    for (std::int64_t rows = -reach; rows <= reach; ++rows)
        for (std::int64_t columns = -reach; columns <= reach; ++columns) {
            const Shift to{.rows = rows, .columns = columns}, from{.rows = -rows, .columns = -columns};
            const at::Tensor likeness = (shifted(here, to) * shifted(there, from)).sum(2);
            raiseTo(shifted(ofImage, to), likeness);
            raiseTo(shifted(ofShot, from), likeness);
        }
    return std::max(furthest(ofImage.flatten(), image), furthest(ofShot.flatten(), shot));
}

} // namespace

Cue placesCue() {
    return {.name = "places",
            .subject = "What lies where",
            .weight = &CueSettings::places,
            .typical = 0.1,
            .describesPieces = false,
            .describe = describe,
            .distance = distance,
            .limit = 0.3};
}

} // namespace cliplad
