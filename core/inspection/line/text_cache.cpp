#include "inspection/line/text_cache.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <ATen/ATen.h>

#include "base/cache_folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kWord = "word";
/// To be raised when the same texts and model give something else.
constexpr std::int64_t kTextVersion = 6;

StepKey wordKey(const BackboneInfo& model, const WordTexts& word) {
    StepKeyBuilder key;
    key.add(kTextVersion).add(model.sha256).add(model.configSha256).add(model.precision);
    for (const std::string& text : word)
        key.add(text);
    return key.build(Step::EmbedText);
}

/// [E], or undefined: what is kept under the key is no word of the model.
at::Tensor wordIn(const TensorMap& tensors, const BackboneInfo& model) {
    const auto found = tensors.find(kWord);
    const bool fits = found != tensors.end() && found->second.scalar_type() == at::kFloat &&
                      found->second.dim() == 1 && found->second.size(0) == model.embedDim;
    return fits ? found->second : at::Tensor();
}

} // namespace

fs::path TextCache::defaultFolder() {
    return cacheFolder() / "texts";
}

at::Tensor TextCache::encodeWords(const Backbone& backbone, std::span<const WordTexts> words,
                                  const std::stop_token& stop) {
    struct Missing {
        std::size_t word;
        StepKey key;
    };
    std::vector<at::Tensor> rows(words.size());
    std::vector<Missing> missing;
    std::vector<WordTexts> missingWords;
    for (std::size_t word = 0; word < words.size(); ++word) {
        StepKey key = wordKey(backbone.info(), words[word]);
        if (const auto tensors = files_.find(key))
            rows[word] = wordIn(*tensors, backbone.info());
        if (rows[word].defined())
            continue;
        missing.push_back({.word = word, .key = std::move(key)});
        missingWords.push_back(words[word]);
    }
    if (!missing.empty()) {
        const std::vector<at::Tensor> made = backbone.encodeWords(missingWords, stop).unbind();
        for (std::size_t i = 0; i < missing.size(); ++i) {
            rows[missing[i].word] = made[i];
            files_.keep(missing[i].key, {{kWord, made[i]}});
        }
    }
    return at::stack(rows);
}

} // namespace cliplad
