#pragma once

#include <cstdint>

#include <ATen/core/Tensor.h>

namespace cliplad::training {

/// x / ‖x‖ along the last dimension.
at::Tensor normalised(const at::Tensor& x);

/// What each patch counts in the dense loss: its phrase's count^−0.7 (demo-model recipe), 0 without a target;
/// all together 1. A mixed patch has one target or none: with all its phrases learned by their shares, small
/// parts in real photographs were lost.
/// @param target [B, N] int64, −1 without a target
/// @return [B, N]
at::Tensor patchWeights(const at::Tensor& target, std::int64_t phrases);

/// A loss and what the log says of it. Of several shards of a batch the values add up to the batch's.
struct DenseLoss {
    at::Tensor loss; ///< scalar, differentiable: crossEntropy and that among the scene's own phrases, halved
    at::Tensor crossEntropy; ///< scalar, of patches against all phrases
    at::Tensor accuracy;     ///< scalar, of patches, weighted as the loss
};

/// Cross-entropy of patches against all phrases of the batch, and against those of their own scene: to tell a
/// product's few parts apart is what inspection asks of the words.
/// @param patches [b, N, E] as they are used, not normalised
/// @param target  [b, N] int64 into phrases, −1 without a target
/// @param weight  [b, N] of patchWeights() for the whole batch
/// @param phrases [P, E] normalised
DenseLoss denseLoss(const at::Tensor& patches, const at::Tensor& target, const at::Tensor& weight,
                    const at::Tensor& phrases, const at::Tensor& scale);

/// CLIP's loss: each image against the captions of the whole batch, and each caption against the images where
/// they are the whole batch's too.
/// @param images   [b, E], those of the captions `first` … `first` + b − 1
/// @param captions [B, E] normalised
at::Tensor classTokenLoss(const at::Tensor& images, std::int64_t first, const at::Tensor& captions,
                          const at::Tensor& scale);

} // namespace cliplad::training
