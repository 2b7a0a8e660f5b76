#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad::training {

/// x / ‖x‖ along the last dimension.
at::Tensor normalised(const at::Tensor& x);

/// Dense features enlarged bilinearly, as masks are made from them: what lies between patches is learned too.
/// @param patches [b, N, E] of a square image
/// @param cells   a side of each patch
/// @return [b, cells²·N, E], not normalised
at::Tensor enlarged(const at::Tensor& patches, int cells);
/// The same on a grid of side × side, whatever the patches' is.
at::Tensor enlargedTo(const at::Tensor& patches, std::int64_t side);

/// What each cell counts in the dense loss: its phrase's count^−0.7, 0 without a target;
/// all together 1. A mixed cell has one target or none: with all its phrases learned by their shares, small
/// parts in real photographs were lost.
/// @param target [B, M] int64, −1 without a target
/// @return [B, M]
at::Tensor cellWeights(const at::Tensor& target, std::int64_t phrases);

/// A loss and what the log says of it. Of several shards of a batch the values add up to the batch's.
struct DenseLoss {
    at::Tensor loss; ///< scalar, differentiable: crossEntropy mixed with that among the scene's own phrases
    at::Tensor ownLogits; ///< [b, M, P], differentiable: of cells, those of other scenes' phrases impossible
    at::Tensor crossEntropy; ///< scalar, of cells against all phrases
    at::Tensor accuracy;     ///< scalar, of cells, weighted as the loss
};

/// Cross-entropy of cells against all phrases of the batch, and against those of their own scene: to tell a
/// product's few parts apart is what inspection asks of the words.
/// @param cells   [b, M, E] as they are used, not normalised
/// @param target  [b, M] int64 into phrases, −1 without a target
/// @param weight  [b, M] of cellWeights() for the whole batch
/// @param phrases [P, E] normalised
/// @param scale   what cosines are multiplied by, a scalar: exp of logit_scale
/// @param ownShare of the second in the loss, 0 … 1
DenseLoss denseLoss(const at::Tensor& cells, const at::Tensor& target, const at::Tensor& weight,
                    const at::Tensor& phrases, const at::Tensor& scale, double ownShare = 0.5);

/// What masks are judged by, which cross-entropy cell by cell is not: 1 − the intersection over union of each
/// shown phrase's mask (soft Jaccard, after arXiv 1705.08790 and 2111.15651), mean over a scene's phrases.
/// @param logits DenseLoss::ownLogits  @param target [b, M] as for denseLoss()  @return [b]
at::Tensor overlapLoss(const at::Tensor& logits, const at::Tensor& target);

/// CLIP's loss: each image against the captions of the whole batch, and each caption against the images where
/// they are the whole batch's too.
/// @param images   [b, E], those of the captions `first` … `first` + b − 1
/// @param captions [B, E] normalised
/// @param scale    as for denseLoss()
at::Tensor classTokenLoss(const at::Tensor& images, std::int64_t first, const at::Tensor& captions,
                          const at::Tensor& scale);

} // namespace cliplad::training
