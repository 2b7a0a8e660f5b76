#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "clip/backbone.h"

namespace cliplad {

/// Features of photos kept on disk between starts, so that reopening a product does not run the vision tower.
///
/// One safetensors file per photo, model, resolution and precision, in a folder that may be deleted at any
/// time. The longest unused go when the bound is exceeded. Damaged files count as missing and are written
/// anew; a full disk or a read-only place only means that nothing is kept. Thread-safe, also between
/// programs.
class FeatureCache {
public:
    static constexpr std::size_t kDefaultByteBudget = std::size_t(2) << 30;

    /// $XDG_CACHE_HOME/clip-lad/features, or ~/.cache/….
    static std::filesystem::path defaultFolder();

    explicit FeatureCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget);

    static std::string key(const std::string& photoHash, const BackboneInfo& model, int resolution);

    std::optional<Features> find(const std::string& key);
    void keep(const std::string& key, const Features& features);

private:
    std::filesystem::path fileOf(const std::string& key) const;
    void dropBeyondBudget();

    const std::filesystem::path folder_;
    const std::size_t byteBudget_;
    std::mutex mutex_;
};

/// A backbone that looks into a FeatureCache before it encodes. Borrows both; results are those of the
/// backbone.
class CachedBackbone final : public Backbone {
public:
    CachedBackbone(const Backbone& backbone, FeatureCache& cache)
        : backbone_(backbone)
        , cache_(cache) {}

    const BackboneInfo& info() const override { return backbone_.info(); }
    Features encodeImage(const cv::Mat& rgb, int resolution) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts) const override {
        return backbone_.encodeTexts(texts);
    }

private:
    const Backbone& backbone_;
    FeatureCache& cache_;
};

} // namespace cliplad
