#include "losses.h"

#include <limits>

#include <ATen/ATen.h>

namespace cliplad::training {
namespace {

/// Which phrases each scene shows, patch by patch.
/// @return [b, N, P] bool
at::Tensor phrasesOfOwnScene(const at::Tensor& target, std::int64_t phrases) {
    const at::Tensor column = target.where(target.ge(0), at::scalar_tensor(phrases, target.options()));
    return at::zeros({target.size(0), phrases + 1}, at::kBool)
        .scatter_(1, column, true)
        .slice(1, 0, phrases)
        .unsqueeze(1)
        .expand({-1, target.size(1), -1});
}

} // namespace

at::Tensor normalised(const at::Tensor& x) {
    return x / x.norm(2, -1, true).clamp_min(1e-6);
}

at::Tensor patchWeights(const at::Tensor& target, std::int64_t phrases) {
    const at::Tensor labelled = target.ge(0);
    const at::Tensor count = at::bincount(target.masked_select(labelled), {}, phrases).clamp_min(1);
    const at::Tensor weight = count.to(at::kFloat).pow(-0.7).index({target.clamp_min(0)}) * labelled;
    return weight / weight.sum().clamp_min(1e-12);
}

DenseLoss denseLoss(const at::Tensor& patches, const at::Tensor& target, const at::Tensor& weight,
                    const at::Tensor& phrases, const at::Tensor& scale) {
    const at::Tensor labelled = target.ge(0);
    const at::Tensor wanted = target.masked_select(labelled);
    const at::Tensor share = weight.masked_select(labelled);
    const at::Tensor logits = scale * at::matmul(normalised(patches.index({labelled})), phrases.t());
    const at::Tensor elsewhere = phrasesOfOwnScene(target, phrases.size(0)).index({labelled}).logical_not();
    const auto crossEntropy = [&](const at::Tensor& among) {
        return (at::cross_entropy_loss(among, wanted, {}, at::Reduction::None) * share).sum();
    };
    const at::Tensor amongAll = crossEntropy(logits);
    const at::Tensor amongOwn =
        crossEntropy(logits.masked_fill(elsewhere, -std::numeric_limits<double>::infinity()));
    return {.loss = 0.5 * (amongAll + amongOwn),
            .crossEntropy = amongAll.item<double>(),
            .accuracy = (logits.argmax(1).eq(wanted) * share).sum().item<double>()};
}

at::Tensor classTokenLoss(const at::Tensor& images, std::int64_t first, const at::Tensor& captions,
                          const at::Tensor& scale) {
    const at::Tensor logits = scale * at::matmul(normalised(images), captions.t());
    return at::cross_entropy_loss(logits, at::arange(first, first + images.size(0), at::kLong));
}

} // namespace cliplad::training
