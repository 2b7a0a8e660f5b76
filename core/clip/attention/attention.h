#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// What the products of queries and keys are computed in.
enum class Scores {
    AsGiven, ///< in the type of queries and keys
    InBytes  ///< of bf16 in bytes, which have to be finite: some percent of the attention's values are off
};

/// Heads side by side: [B, heads, T, d] → [B, T, heads · d].
at::Tensor joinedHeads(const at::Tensor& attended);

/// softmax(q·kᵀ/√d)·v of every head, heads side by side; softmax and sums in float32.
///
/// Where oneDNN multiplies blocks (multipliesBlocks) and there are as many queries as keys, a loop of our own
/// around its small products: a block of queries meets all keys at once, and its scores stay in the core's
/// cache until they are weights. Else, with tiles for bf16, with gradients and on other devices LibTorch's
/// own, which gives the same but for rounding.
///
/// @param queries [B, heads, Q, d] float32 or bf16  @param keys, values [B, heads, T, d]
/// @param scores  InBytes is taken where the loop is and the processor multiplies bytes
/// (multipliesByteBlocks)
/// @return [B, Q, heads · d], of their type
at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     Scores scores = Scores::AsGiven);

/// softmax(q·kᵀ/√d + bias)·v, as attention() gives it.
/// @param bias [Q, T] float32, added to the scores of every head
at::Tensor biasedAttention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                           const at::Tensor& bias);

} // namespace cliplad
