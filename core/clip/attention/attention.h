#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// What queries and keys are multiplied in.
enum class AttentionScores {
    AsGiven, ///< in their type
    InBytes  ///< in bytes where that can be, of finite numbers: some percent of relative error in the result
};

/// Whether attention() runs in a loop of our own for numbers of a type, and whether that loop takes bytes:
/// where oneDNN multiplies blocks, but for bf16 where it has tiles, and not in builds without OpenMP.
bool attendsInLoop(at::ScalarType type);
bool attendsInBytes();

/// Heads side by side: [B, heads, T, d] → [B, T, heads · d].
at::Tensor joinedHeads(const at::Tensor& attended);

/// softmax(q·kᵀ/√d)·v of every head, heads side by side; softmax and sums in float32.
///
/// Where attendsInLoop() and there are as many queries as keys, a loop of our own around oneDNN's small
/// products: a block of queries meets all keys at once, and its scores stay in the core's cache until they
/// are weights. Else, with gradients and on other devices LibTorch's own, which gives the same but for
/// rounding.
///
/// @param queries [B, heads, Q, d] float32 or bf16  @param keys, values [B, heads, T, d]
/// @param scores  InBytes is heard where attendsInBytes(), by the loop, for bf16 whose d is a multiple of 4,
///                from 512 tokens on: fewer gain nothing
/// @return [B, Q, heads · d], of their type
at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                     AttentionScores scores = AttentionScores::AsGiven);

/// softmax(q·kᵀ/√d + bias)·v, as attention() gives it.
/// @param bias [T, T] float32, symmetric, added to the scores of every head
at::Tensor biasedAttention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values,
                           const at::Tensor& bias);

} // namespace cliplad
