#include "clip/tiles.h"

#include <array>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include "image/resize.h"

namespace cliplad {
namespace {

/// Patches from one square to the next.
int strideOf(int patches) {
    return patches - patches / 4;
}

/// How much each of a square's patches counts along one side: 1, but less towards a neighbour.
at::Tensor fade(int patches, bool hasBefore, bool hasAfter) {
    const int overlap = patches - strideOf(patches);
    const at::Tensor weights = at::ones({patches});
    float* weight = weights.data_ptr<float>();
    for (int i = 0; i < overlap; ++i) {
        const float part = (static_cast<float>(i) + 0.5F) / static_cast<float>(overlap);
        if (hasBefore)
            weight[i] = part;
        if (hasAfter)
            weight[patches - 1 - i] = part;
    }
    return weights;
}

/// A grid that squares are added to; the weights of those that meet at a patch sum to 1.
class MergedGrid {
public:
    MergedGrid(int patches, int tiles)
        : patches_(patches)
        , tiles_(tiles) {}

    void add(const at::Tensor& square, int row, int column) {
        if (!sum_.defined()) {
            const int side = patchesOfTiles(patches_, tiles_);
            sum_ = at::zeros({side, side, square.size(2)});
        }
        const at::Tensor weights = at::outer(fade(patches_, row > 0, row + 1 < tiles_),
                                             fade(patches_, column > 0, column + 1 < tiles_));
        const int stride = strideOf(patches_);
        sum_.narrow(0, row * stride, patches_).narrow(1, column * stride, patches_) +=
            square * weights.unsqueeze(2);
    }
    const at::Tensor& features() const { return sum_; }

private:
    int patches_;
    int tiles_;
    at::Tensor sum_;
};

} // namespace

int patchesOfTiles(int patches, int tiles) {
    return patches + (tiles - 1) * strideOf(patches);
}

Features encodeTiled(const Backbone& backbone, const cv::Mat& rgb, int resolution, int tiles,
                     const std::stop_token& stop) {
    if (tiles == 1)
        return backbone.encodeImage(rgb, resolution, stop);
    const c10::InferenceMode inference;
    const int patch = backbone.info().patchSize, patches = resolution / patch;
    const int side = patchesOfTiles(patches, tiles) * patch, stride = strideOf(patches) * patch;
    const cv::Mat square = resizeBicubic(rgb, {side, side});
    std::array<MergedGrid, 4> stages = {MergedGrid(patches, tiles), MergedGrid(patches, tiles),
                                        MergedGrid(patches, tiles), MergedGrid(patches, tiles)};
    MergedGrid dense(patches, tiles);
    for (int row = 0; row < tiles; ++row)
        for (int column = 0; column < tiles; ++column) {
            const cv::Mat tile = square({column * stride, row * stride, resolution, resolution}).clone();
            const Features features = backbone.encodeImage(tile, resolution, stop);
            for (std::size_t stage = 0; stage < stages.size(); ++stage)
                stages[stage].add(features.stages[stage], row, column);
            dense.add(features.dense, row, column);
        }
    return {
        .stages = {stages[0].features(), stages[1].features(), stages[2].features(), stages[3].features()},
        .dense = dense.features()};
}

} // namespace cliplad
