#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <utility>

#include "clip/backbone.h"
#include "inspection/line/tensor_cache.h"

namespace cliplad {

/// What words mean kept on disk between starts, so that known words do not run the text tower: an entry per
/// word in its templates, model and precision. A word is what a user adds; a file for each of its 80
/// sentences would be slower to read and say no more. Thread-safe as TensorCache.
class TextCache {
public:
    /// Room for 2,000 words of ViT-L/14 (some 3 kB each): few enough to go through whenever one is kept.
    static constexpr std::size_t kDefaultByteBudget = std::size_t(8) << 20;

    /// "texts" in cacheFolder().
    static std::filesystem::path defaultFolder();

    explicit TextCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget)
        : files_(std::move(folder), byteBudget) {}

    /// Words [words, E] as encodeWords() of the backbone gives them, which is asked once, for those that are
    /// not known.
    /// @param words at least one
    at::Tensor encodeWords(const Backbone& backbone, std::span<const WordTexts> words,
                           const std::stop_token& stop);

private:
    TensorCache files_;
};

} // namespace cliplad
