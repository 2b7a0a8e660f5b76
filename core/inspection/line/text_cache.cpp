#include "inspection/line/text_cache.h"

#include <ATen/ATen.h>

#include "base/cache_folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kTexts = "texts";
/// To be raised when the same texts and model give other embeddings.
constexpr std::int64_t kTextVersion = 3;

StepKey textsKey(const BackboneInfo& model, std::span<const std::string> texts) {
    StepKeyBuilder key;
    key.add(kTextVersion).add(model.sha256).add(model.configSha256).add(model.precision);
    for (const std::string& text : texts)
        key.add(text);
    return key.build(Step::EmbedText);
}

} // namespace

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

} // namespace cliplad
