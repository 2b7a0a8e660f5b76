#pragma once

#include <array>
#include <span>
#include <stop_token>
#include <string>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/backbone.h"
#include "inspection/product/prompts.h"

namespace cliplad::tests {

/// Gives features of ViT-L/14's size (four stages of 1024 channels, 768 dense ones) without its time: each
/// patch is of the kind of surface that the photo's blue channel names there, and a little noise. The words
/// "kind 0" to "kind 7" mean these kinds; others mean what no photo shows.
class GeneratedBackbone final : public Backbone {
public:
    static constexpr int kPatchSize = 14; ///< px
    static constexpr int kKinds = 8;

    GeneratedBackbone();

    const BackboneInfo& info() const override { return info_; }
    Features encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop = {}) const override;
    at::Tensor encodeTexts(std::span<const std::string> texts,
                           const std::stop_token& stop = {}) const override;

private:
    BackboneInfo info_;
    std::array<at::Tensor, 4> kinds_;
    at::Tensor words_;
};

/// A photo for it, 448 × 448 px, with parts of every kind on kind 0; the seed, 0 to 255, moves them.
cv::Mat photoOfKinds(int seed);

/// Words of such a photo's product: "kind 1" and so on, to be read without templates.
/// @param labels fine ones; those after the last kind are of other words
Prompts promptsOfKinds(int labels = GeneratedBackbone::kKinds - 1);

} // namespace cliplad::tests
