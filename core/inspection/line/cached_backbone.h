#pragma once

#include <span>
#include <stop_token>
#include <string>

#include "inspection/line/feature_cache.h"
#include "inspection/line/text_cache.h"

namespace cliplad {

/// A backbone that looks into caches before it encodes photos or words. Borrows all; results are those of the
/// backbone.
class CachedBackbone final : public Backbone {
public:
    /// @param photos, words null: these are not kept
    CachedBackbone(const Backbone& backbone, FeatureCache* photos, TextCache* words)
        : backbone_(backbone)
        , photos_(photos)
        , words_(words) {}

    const BackboneInfo& info() const override { return backbone_.info(); }
    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override {
        return backbone_.encodeTexts(texts, stop);
    }
    at::Tensor encodeWords(std::span<const WordTexts> words, const std::stop_token& stop = {}) const override;
    std::vector<std::string> unmetWords(std::span<const std::string> texts) const override {
        return backbone_.unmetWords(texts);
    }

private:
    const Backbone& backbone_;
    FeatureCache* photos_;
    TextCache* words_;
};

} // namespace cliplad
