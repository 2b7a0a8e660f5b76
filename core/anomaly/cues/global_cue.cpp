#include <vector>

#include <ATen/ATen.h>

#include "anomaly/cues/cue.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

at::Tensor pooled(const at::Tensor& grid) {
    return unitRows(meanRow(grid.reshape({-1, grid.size(2)})));
}

/// [1, 4C + E]: the mean patch of each stage and of the dense features, of length 1 each.
at::Tensor describe(const CueImage& image, const CueSettings&) {
    std::vector<at::Tensor> parts;
    for (const at::Tensor& stage : image.features.stages)
        parts.push_back(pooled(stage));
    parts.push_back(pooled(image.features.dense));
    return at::cat(parts).unsqueeze(0);
}

/// The Euclidean one, which is as good as the angle's among vectors of one length.
double distance(const at::Tensor& image, const at::Tensor& shot) {
    return (image - shot).norm().item<double>();
}

} // namespace

Cue globalCue() {
    return {"global", "The image as a whole", &CueSettings::global, 0.2, false, describe, distance};
}

} // namespace cliplad
