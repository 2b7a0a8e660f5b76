#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <utility>

#include "clip/backbone.h"
#include "inspection/line/tensor_cache.h"

namespace cliplad {

/// Text embeddings kept on disk between starts, so that known words do not run the text tower: an entry per
/// list of texts that was encoded at once, model and precision. Thread-safe as TensorCache.
class TextCache {
public:
    /// Room for 500 words of ViT-L/14 in 80 templates (0.25 MB each).
    static constexpr std::size_t kDefaultByteBudget = std::size_t(128) << 20;

    /// "texts" in cacheFolder().
    static std::filesystem::path defaultFolder();

    explicit TextCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget)
        : files_(std::move(folder), byteBudget) {}

    /// The embeddings [texts, E] as encodeTexts() of the backbone gives them, which is asked where they are
    /// not known.
    at::Tensor embeddings(const Backbone& backbone, std::span<const std::string> texts,
                          const std::stop_token& stop);

private:
    TensorCache files_;
};

} // namespace cliplad
