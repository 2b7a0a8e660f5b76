#include "inspection/line/feature_cache.h"

#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/cache_folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

std::string stageName(std::size_t stage) {
    return fmt::format("stage{}", stage + 1);
}

std::optional<Features> featuresIn(const TensorMap& tensors) {
    const auto grid = [&](const std::string& name) -> at::Tensor {
        const auto found = tensors.find(name);
        const bool fits =
            found != tensors.end() && found->second.scalar_type() == at::kFloat && found->second.dim() == 3;
        return fits ? found->second : at::Tensor();
    };
    Features features;
    features.dense = grid("dense");
    bool whole = features.dense.defined();
    for (std::size_t stage = 0; stage < features.stages.size() && whole; ++stage) {
        features.stages[stage] = grid(stageName(stage));
        whole = features.stages[stage].defined() &&
                features.stages[stage].size(0) == features.dense.size(0) &&
                features.stages[stage].size(1) == features.dense.size(1);
    }
    return whole ? std::optional(std::move(features)) : std::nullopt;
}

} // namespace

fs::path FeatureCache::defaultFolder() {
    return cacheFolder() / "features";
}

std::optional<Features> FeatureCache::find(const StepKey& key) {
    const auto tensors = files_.find(key);
    return tensors ? featuresIn(*tensors) : std::nullopt;
}

void FeatureCache::keep(const StepKey& key, const Features& features) {
    TensorMap tensors = {{"dense", features.dense}};
    for (std::size_t stage = 0; stage < features.stages.size(); ++stage)
        tensors[stageName(stage)] = features.stages[stage];
    files_.keep(key, tensors);
}

} // namespace cliplad
