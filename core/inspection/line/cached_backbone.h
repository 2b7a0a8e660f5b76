#pragma once

#include <span>
#include <stop_token>
#include <string>

#include "clip/forwarding_backbone.h"
#include "inspection/line/feature_cache.h"
#include "inspection/line/text_cache.h"

namespace cliplad {

/// A backbone that looks into caches before it encodes photos or words. Borrows all; results are those of the
/// backbone.
class CachedBackbone final : public ForwardingBackbone {
public:
    /// @param photos, words null: these are not kept
    CachedBackbone(const Backbone& backbone, FeatureCache* photos, TextCache* words)
        : ForwardingBackbone(backbone)
        , photos_(photos)
        , words_(words) {}

    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeWords(std::span<const WordTexts> words, const std::stop_token& stop = {}) const override;

private:
    FeatureCache* photos_;
    TextCache* words_;
};

} // namespace cliplad
