#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/backbone.h"
#include "clip/label.h"

namespace cliplad {

/// Text embeddings of a list of labels, in its order.
struct LabelEmbeddings {
    at::Tensor vectors; ///< [labels, E] float32, L2-normalised; for SynonymPooling::Max [synonyms, E]
    std::vector<int> labelOfRow; ///< label index of each row of `vectors`

    /// Cosine similarity of features to every label, the best synonym's where a label has several rows.
    /// @param features [n, E], L2-normalised  @return [n, labels]
    at::Tensor similarity(const at::Tensor& features) const;
    int labelCount() const;
};

/// Labels with their embeddings, in one order.
struct LabelSet {
    std::vector<Label> labels;
    LabelEmbeddings embeddings;
};

/// The fine labels followed by the coarse labels marked background: what competes for a patch where there is
/// no coarse stage (method 3.4). The fine labels keep their indices.
LabelSet withBackgroundOf(const LabelSet& fine, const LabelSet& coarse);

/// Each label by itself, in their order: `labelOfRow` is 0 throughout.
///
/// Each synonym in each template (those of the settings, or the label's own) → normalised, averaged,
/// normalised; then synonyms pooled (method 2). The words of all labels go in one Backbone::encodeWords,
/// those that labels share once. Throws Error for an empty list, a label whose words are all empty, and as
/// checkTextLength; Cancelled.
std::vector<LabelEmbeddings> embedEach(const Backbone& backbone, const std::vector<Label>& labels,
                                       const TextSettings& settings, const std::stop_token& stop = {});

/// Embeddings of labels as one list. @param perLabel of embedEach, at least one
LabelEmbeddings joined(const std::vector<LabelEmbeddings>& perLabel);

/// embedEach, joined.
LabelEmbeddings embedLabels(const Backbone& backbone, const std::vector<Label>& labels,
                            const TextSettings& settings, const std::stop_token& stop = {});

/// Words of a label that the model has never met (Backbone::unmetWords).
std::vector<std::string> unmetWords(const Backbone& backbone, const Label& label);

/// Throws Error naming the label, its tokens and the model's limit where a label's words, in any of the
/// templates, are more than the text tower reads: their end would be cut off.
void checkTextLength(const BackboneInfo& model, const std::vector<Label>& labels,
                     const TextSettings& settings);

} // namespace cliplad
