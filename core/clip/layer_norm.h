#pragma once

#include <string>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/quantisation.h"

namespace cliplad {

/// LayerNorm over the last dimension: weight and bias under `<prefix>.weight` and `<prefix>.bias`, kept in
/// float32.
struct LayerNorm {
    at::Tensor weight; ///< [C]
    at::Tensor bias;   ///< [C]
    double eps = 1e-5;

    LayerNorm(const TensorMap& tensors, const std::string& prefix, double layerNormEps);

    /// Differentiable. @param x [..., C] float32
    at::Tensor operator()(const at::Tensor& x) const;

    /// The same as the next layer takes it, without being stored in float32 before: rounded to bf16, or
    /// quantised. Not differentiable. The same for any number of threads.
    /// @param x [..., C] float32 on the CPU; to become bytes, finite
    at::Tensor inBfloat16(const at::Tensor& x) const;
    Quantised inBytes(const at::Tensor& x) const;
};

/// x + y in float32, in one pass on the CPU. Differentiable.
/// @param x float32, the residual stream  @param y float32 or bf16: what a layer adds to it
at::Tensor residualSum(const at::Tensor& x, const at::Tensor& y);

} // namespace cliplad
