#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// softmax(q·kᵀ/√d)·v of every head, heads side by side; softmax and sums in float32.
///
/// Where oneDNN multiplies in AVX-512, a loop of our own around its small products: a block of queries meets
/// all keys at once, and its scores stay in the core's cache until they are weights. With tiles (AMX), with
/// gradients and on other devices LibTorch's own, which gives the same but for rounding.
///
/// @param queries, keys, values [B, heads, T, d] float32 or bf16  @return [B, T, heads · d], of their type
at::Tensor attention(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values);

} // namespace cliplad
