#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>

#include "clip/backbone.h"
#include "inspection/line/step_cache.h"

namespace cliplad {

/// Features of photos kept on disk between starts, so that reopening a product does not run the vision tower.
///
/// One safetensors file per photo, model, resolution and precision, in a folder that may be deleted at any
/// time. To stay within the bound, the longest unused go, but none that this object has found or kept: once
/// those fill it, no more is kept. So a pass over more photos than there is room for keeps the first of them,
/// and the next pass finds these, where dropping the longest unused would always drop what comes next.
///
/// Damaged files count as missing and are written anew; what a program left half-written is removed after an
/// hour. A full disk or a read-only place only means that nothing is kept. Thread-safe, also between
/// programs.
class FeatureCache {
public:
    /// Room for 107 photos of ViT-L/14 at 448 px (20 MB each).
    static constexpr std::size_t kDefaultByteBudget = std::size_t(2) << 30;

    /// $XDG_CACHE_HOME/clip-lad/features, or ~/.cache/….
    static std::filesystem::path defaultFolder();

    explicit FeatureCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget);

    /// @param key of encodingKey()
    std::optional<Features> find(const StepKey& key);
    void keep(const StepKey& key, const Features& features);

private:
    std::filesystem::path fileOf(const StepKey& key) const;
    bool makeRoomFor(std::size_t bytes);

    const std::filesystem::path folder_;
    const std::size_t byteBudget_;
    std::mutex mutex_;
    std::set<std::filesystem::path> used_; ///< by this object
};

/// A backbone that looks into a FeatureCache before it encodes. Borrows both; results are those of the
/// backbone.
class CachedBackbone final : public Backbone {
public:
    CachedBackbone(const Backbone& backbone, FeatureCache& cache)
        : backbone_(backbone)
        , cache_(cache) {}

    const BackboneInfo& info() const override { return backbone_.info(); }
    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override {
        return backbone_.encodeTexts(texts, stop);
    }

private:
    const Backbone& backbone_;
    FeatureCache& cache_;
};

} // namespace cliplad
