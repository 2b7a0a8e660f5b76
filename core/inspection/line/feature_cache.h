#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "clip/backbone.h"
#include "inspection/line/tensor_cache.h"

namespace cliplad {

/// Features of photos kept on disk between starts, so that reopening a product does not run the vision tower:
/// an entry per photo, model, resolution and precision. See TensorCache; thread-safe as it is.
class FeatureCache {
public:
    /// Room for 107 photos of ViT-L/14 at 448 px (20 MB each).
    static constexpr std::size_t kDefaultByteBudget = std::size_t(2) << 30;

    /// "features" in cacheFolder().
    static std::filesystem::path defaultFolder();

    explicit FeatureCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget)
        : files_(std::move(folder), byteBudget) {}

    /// @param key of encodingKey()
    std::optional<Features> find(const StepKey& key);
    void keep(const StepKey& key, const Features& features);

private:
    TensorCache files_;
};

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

/// A backbone that looks into caches before it encodes. Borrows all; results are those of the backbone.
class CachedBackbone final : public Backbone {
public:
    /// @param photos, texts null: these are not kept
    CachedBackbone(const Backbone& backbone, FeatureCache* photos, TextCache* texts)
        : backbone_(backbone)
        , photos_(photos)
        , texts_(texts) {}

    const BackboneInfo& info() const override { return backbone_.info(); }
    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override;

private:
    const Backbone& backbone_;
    FeatureCache* photos_;
    TextCache* texts_;
};

} // namespace cliplad
