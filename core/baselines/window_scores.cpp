#include "baselines/window_scores.h"

#include <algorithm>

#include <ATen/ATen.h>

#include "baselines/state_prompts.h"
#include "clip/rows.h"

namespace cliplad {
namespace {

/// On the patch grid, for each scale of windows, what `scoresOf` says of its windows.
template<class WindowScores>
std::vector<at::Tensor> windowMaps(const WindowFeatures& features, WindowScores scoresOf) {
    std::vector<at::Tensor> maps;
    for (std::size_t scale = 0; scale < kWindowScales.size(); ++scale)
        maps.push_back(
            windowMap(scoresOf(scale), slidingWindows(features.side, kWindowScales[scale]), features.side));
    return maps;
}

} // namespace

WindowScore scoreByText(const WindowFeatures& features, const at::Tensor& states) {
    const at::Tensor whole = anomalousShare(features.image, states, kStateTemperature);
    std::vector<at::Tensor> maps = windowMaps(features, [&](std::size_t scale) {
        return anomalousShare(features.windows[scale], states, kStateTemperature);
    });
    maps.push_back(whole.expand_as(maps.front()));
    return {.score = whole.item<double>(), .map = harmonicMean(maps)};
}

WindowScore scoreByReferences(const WindowFeatures& features, const WindowReferences& references) {
    std::vector<at::Tensor> maps = windowMaps(features, [&](std::size_t scale) {
        return referenceDistance(features.windows[scale], references.windows[scale]);
    });
    maps.push_back(referenceDistance(features.patches, references.patches).view_as(maps.front()));
    const at::Tensor map = at::stack(maps).mean(0);
    return {.score = map.max().item<double>(), .map = map};
}

at::Tensor slidingWindows(std::int64_t side, std::int64_t kernel) {
    kernel = std::min(kernel, side);
    const at::Tensor patches = at::arange(side * side).view({side, side});
    return patches.unfold(0, kernel, 1).unfold(1, kernel, 1).reshape({-1, kernel * kernel});
}

at::Tensor windowMap(const at::Tensor& scores, const at::Tensor& windows, std::int64_t side) {
    const at::Tensor patches = windows.flatten();
    const at::Tensor ofPatches = scores.unsqueeze(1).expand_as(windows).flatten();
    const at::Tensor none = at::zeros({side * side});
    const at::Tensor covered = none.index_add(0, patches, at::ones_like(ofPatches));
    return (covered / none.index_add(0, patches, ofPatches.reciprocal())).view({side, side});
}

at::Tensor harmonicMean(const std::vector<at::Tensor>& maps) {
    return at::stack(maps).reciprocal().mean(0).reciprocal();
}

at::Tensor referenceDistance(const at::Tensor& rows, const at::Tensor& references) {
    const at::Tensor cosine = at::mm(unitRows(rows), unitRows(references).t());
    return (1 - cosine.amax(1)).clamp_min(0) / 2;
}

} // namespace cliplad
