#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/backbone_info.h"
#include "clip/features.h"

namespace cliplad {

/// A word as the text tower reads it: the sentences that it stands in, at least one.
using WordTexts = std::vector<std::string>;

/// A CLIP model as the inspection sees it. Implementations: ClipModel, and a small fake in the tests.
///
/// Const methods may be called from several threads at once. Errors are cliplad::Error. Large models take
/// seconds, so whoever waits can ask them to stop: they throw Cancelled within some tenths of a second.
class Backbone {
public:
    virtual ~Backbone() = default;

    virtual const BackboneInfo& info() const = 0;

    /// @param rgb        CV_8UC3 photo of any size; squashed to resolution × resolution (method 1, "input")
    /// @param resolution px, a multiple of the patch size
    virtual Features encodeImage(const cv::Mat& rgb, int resolution,
                                 const std::stop_token& stop = {}) const = 0;

    /// Text embeddings [texts, E], each L2-normalised, float32.
    virtual at::Tensor encodeTexts(std::span<const std::string> texts,
                                   const std::stop_token& stop = {}) const = 0;

    /// What words mean [words, E]: the mean of a word's texts' embeddings, L2-normalised, float32. All texts
    /// go in one call of encodeTexts; whoever keeps words asks for those alone that are missing.
    virtual at::Tensor encodeWords(std::span<const WordTexts> words, const std::stop_token& stop = {}) const;

    /// Words in texts that training never showed the model, each once: what it finds for them is chance.
    /// Empty for large models, which have met every word.
    virtual std::vector<std::string> unmetWords(std::span<const std::string> /*texts*/) const { return {}; }
};

} // namespace cliplad
