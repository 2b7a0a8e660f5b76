#include "losses.h"

#include <cmath>

#include <ATen/ATen.h>

namespace cliplad::training {
namespace {

/// Finite, so that a scene without any target costs nothing instead of being undefined.
constexpr double kImpossible = -1e9;

/// Targets with `phrases` where there is none.
at::Tensor withPlaceForNone(const at::Tensor& target, std::int64_t phrases) {
    return target.where(target.ge(0), at::scalar_tensor(phrases, target.options()));
}

/// Which phrases each scene shows.
/// @return [b, 1, P] bool
at::Tensor phrasesOfOwnScene(const at::Tensor& target, std::int64_t phrases) {
    return at::zeros({target.size(0), phrases + 1}, target.options().dtype(at::kBool))
        .scatter_(1, withPlaceForNone(target, phrases), true)
        .slice(1, 0, phrases)
        .unsqueeze(1);
}

/// Of a square image's patches [b, N, E].
std::int64_t sideOf(const at::Tensor& patches) {
    return std::lround(std::sqrt(static_cast<double>(patches.size(1))));
}

} // namespace

at::Tensor normalised(const at::Tensor& x) {
    return x / x.norm(2, -1, true).clamp_min(1e-6);
}

// Nothing here waits for values on a GPU: cells without a target are carried along, with a weight of 0.

at::Tensor enlarged(const at::Tensor& patches, int cells) {
    return enlargedTo(patches, cells * sideOf(patches));
}

at::Tensor enlargedTo(const at::Tensor& patches, std::int64_t side) {
    const at::Tensor grid =
        patches.transpose(1, 2).reshape({patches.size(0), -1, sideOf(patches), sideOf(patches)});
    return at::upsample_bilinear2d(grid, {side, side}, false).flatten(2).transpose(1, 2);
}

at::Tensor cellWeights(const at::Tensor& target, std::int64_t phrases) {
    const at::Tensor index = withPlaceForNone(target, phrases);
    const at::Tensor count =
        at::zeros({phrases + 1}, target.options().dtype(at::kFloat))
            .scatter_add_(0, index.flatten(), at::ones({1}, target.device()).expand({target.numel()}));
    const at::Tensor weight = count.clamp_min(1).pow(-0.7).index({index}) * target.ge(0);
    return weight / weight.sum().clamp_min(1e-12);
}

DenseLoss denseLoss(const at::Tensor& cells, const at::Tensor& target, const at::Tensor& weight,
                    const at::Tensor& phrases, const at::Tensor& scale, double ownShare) {
    const at::Tensor wanted = target.clamp_min(0).flatten();
    const at::Tensor logits = at::matmul(normalised(cells), (scale * phrases).t());
    const at::Tensor elsewhere = phrasesOfOwnScene(target, phrases.size(0)).logical_not();
    const auto crossEntropy = [&](const at::Tensor& among) {
        return (at::cross_entropy_loss(among.flatten(0, 1), wanted, {}, at::Reduction::None) *
                weight.flatten())
            .sum();
    };
    const at::Tensor ofOwn = logits.masked_fill(elsewhere, kImpossible);
    const at::Tensor amongAll = crossEntropy(logits), amongOwn = crossEntropy(ofOwn);
    return {.loss = (1.0 - ownShare) * amongAll + ownShare * amongOwn,
            .ownLogits = ofOwn,
            .crossEntropy = amongAll.detach(),
            .accuracy = (logits.detach().argmax(-1).eq(target) * weight).sum()};
}

at::Tensor overlapLoss(const at::Tensor& logits, const at::Tensor& target) {
    const at::Tensor known = target.ge(0).unsqueeze(-1);
    const at::Tensor found = logits.softmax(-1) * known;
    const at::Tensor there =
        at::zeros_like(found).scatter_(2, target.clamp_min(0).unsqueeze(-1), known.to(found.dtype()));
    const at::Tensor both = (found * there).sum(1), area = there.sum(1);
    const at::Tensor either = found.sum(1) + area - both;
    const at::Tensor shown = area.gt(0);
    return ((1.0 - both / either.clamp_min(1e-6)) * shown).sum(1) / shown.sum(1).clamp_min(1);
}

at::Tensor classTokenLoss(const at::Tensor& images, std::int64_t first, const at::Tensor& captions,
                          const at::Tensor& scale) {
    const at::Tensor logits = scale * at::matmul(normalised(images), captions.t());
    const at::Tensor own = at::arange(first, first + images.size(0), images.options().dtype(at::kLong));
    const at::Tensor captionOfImage = at::cross_entropy_loss(logits, own);
    if (images.size(0) < captions.size(0))
        return captionOfImage;
    return 0.5 * (captionOfImage + at::cross_entropy_loss(logits.t(), own));
}

} // namespace cliplad::training
