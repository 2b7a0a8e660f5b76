#pragma once

#include "clip/backbone.h"

namespace cliplad {

/// Answers as another backbone does; what derives from it answers something otherwise. Borrows the other.
class ForwardingBackbone : public Backbone {
public:
    explicit ForwardingBackbone(const Backbone& backbone)
        : backbone_(backbone) {}

    const BackboneInfo& info() const override { return backbone_.info(); }
    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        return backbone_.encodeImage(rgb, resolution, stop);
    }
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override {
        return backbone_.encodeTexts(texts, stop);
    }
    at::Tensor encodeWords(std::span<const WordTexts> words,
                           const std::stop_token& stop = {}) const override {
        return backbone_.encodeWords(words, stop);
    }
    std::vector<std::string> unmetWords(std::span<const std::string> texts) const override {
        return backbone_.unmetWords(texts);
    }

protected:
    const Backbone& backbone_;
};

} // namespace cliplad
