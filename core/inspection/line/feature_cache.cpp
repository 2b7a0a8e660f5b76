#include "inspection/line/feature_cache.h"

#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/cache_folder.h"
#include "inspection/line/inspection_line.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kTexts = "texts";
/// To be raised when the same texts and model give other embeddings.
constexpr std::int64_t kTextVersion = 1;

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

StepKey textsKey(const BackboneInfo& model, std::span<const std::string> texts) {
    StepKeyBuilder key;
    key.add(kTextVersion).add(model.sha256).add(model.configSha256).add(model.precision);
    for (const std::string& text : texts)
        key.add(text);
    return key.build(Step::EmbedText);
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

fs::path TextCache::defaultFolder() {
    return cacheFolder() / "texts";
}

at::Tensor TextCache::embeddings(const Backbone& backbone, std::span<const std::string> texts,
                                 const std::stop_token& stop) {
    const StepKey key = textsKey(backbone.info(), texts);
    if (const auto tensors = files_.find(key); tensors && tensors->contains(kTexts)) {
        const at::Tensor& known = tensors->at(kTexts);
        if (known.scalar_type() == at::kFloat && known.dim() == 2 &&
            known.size(0) == static_cast<std::int64_t>(texts.size()) &&
            known.size(1) == backbone.info().embedDim)
            return known;
    }
    const at::Tensor made = backbone.encodeTexts(texts, stop);
    files_.keep(key, {{kTexts, made}});
    return made;
}

Features CachedBackbone::encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const {
    if (photos_ == nullptr)
        return backbone_.encodeImage(rgb, resolution, stop);
    const StepKey key = encodingKey(hashPhoto(rgb), info(), resolution);
    if (auto features = photos_->find(key))
        return *features;
    Features features = backbone_.encodeImage(rgb, resolution, stop);
    photos_->keep(key, features);
    return features;
}

at::Tensor CachedBackbone::encodeTexts(std::span<const std::string> texts,
                                       const std::stop_token& stop) const {
    return texts_ == nullptr ? backbone_.encodeTexts(texts, stop)
                             : texts_->embeddings(backbone_, texts, stop);
}

} // namespace cliplad
