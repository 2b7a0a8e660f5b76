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

    /// The same as the next layer takes it, rounded once, without being stored in float32 before. Not
    /// differentiable, nor for GPUs. The same for any number of threads.
    at::Tensor inBfloat16(const at::Tensor& x) const;
    Quantised inBytes(const at::Tensor& x) const;
};

/// x + y in one pass. @param x float32  @param y float32 or bf16, of the same shape
at::Tensor residualSum(const at::Tensor& x, const at::Tensor& y);

} // namespace cliplad
