#pragma once

#include <string>
#include <vector>

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include "clip/clip_model.h"

namespace cliplad {

/// Text embeddings of a product as PromptAD compares photos with them. L2-normalised rows.
struct PromptEmbeddings {
    at::Tensor normal;  ///< [N, E]: "[P₁] … [P₄] screw bag."
    at::Tensor manual;  ///< [M, E]: "[P₁] … [P₄] screw bag with a flaw."
    at::Tensor learned; ///< [L, E]: "[P₁] … [P₄] screw bag [A₁]."
    double scale = 100; ///< 1/τ of softmaxes over cosines: ClipModel::logitScale

    at::Tensor normalPrototype() const;  ///< [E], the normalised mean
    at::Tensor anomalyPrototype() const; ///< [E], that of manual and learned ones
};

/// The prompts that PromptAD learns: contexts in front of the product's name, shared by the normal prompts
/// and the anomalies made of them by a suffix (semantic concatenation, 3.2), and suffixes that are learned.
/// Not for several threads while it is trained. The model outlives it.
class PromptSet {
public:
    /// Contexts and suffixes are drawn. Throws Error where the texts do not fit the model's context length.
    PromptSet(const ClipModel& clip, const std::string& objectName, at::Generator& random);

    /// Differentiable in the parameters where gradients are recorded.
    PromptEmbeddings encode(const std::stop_token& stop = {}) const;

    /// Contexts [N, 4, W] and suffixes [L, 1, W]; shared.
    std::vector<at::Tensor> parameters() const { return {contexts_, suffixes_}; }

private:
    const ClipModel& clip_;
    at::Tensor contexts_;
    at::Tensor suffixes_;
    at::Tensor words_;          ///< [1 + M + 1, T, W]: of one normal text, the manual ones and a learned one
    at::Tensor ends_;           ///< [1 + M + 1]
    std::int64_t suffixAt_ = 0; ///< token
};

/// PromptAD's loss of normal photos (3.2 and 3.3): CLIP's contrastive loss against every anomaly prompt, the
/// explicit anomaly margin, and the alignment of learned with manual anomalies. A scalar.
/// @param images [n, E], L2-normalised
at::Tensor promptLoss(const PromptEmbeddings& prompts, const at::Tensor& images);

/// How much more rows are like the anomalies than like what is normal (3.4): the logit of the softmax over
/// both prototypes, whose sigmoid is the paper's score.
/// @param images [n, E], L2-normalised  @return [n]
at::Tensor promptLogit(const PromptEmbeddings& prompts, const at::Tensor& images);

} // namespace cliplad
