#pragma once

#include <ATen/core/ATen_fwd.h>
#include <ATen/core/Tensor.h>

namespace cliplad::training {

/// The step direction of Muon (K. Jordan and others, 2024, "Muon: an optimizer for hidden layers"): nearly
/// the closest matrix with orthonormal rows or columns, by five Newton–Schulz iterations.
/// @param matrix [m, n] or [b, m, n], float32
/// @return the same shape; singular values between about 0.7 and 1.2
at::Tensor orthogonalised(const at::Tensor& matrix);

/// One step on hidden matrices of one shape: momentum 0.95 with Nesterov's look ahead, scaled so that its
/// root mean square is that of a typical AdamW step, so that both understand one weight decay (Liu and
/// others, 2025, "Muon is scalable for LLM training", section 2.2).
/// @param parameters each [m, n] float32, changed in place
/// @param gradients each [m, n]
/// @param momenta each [m, n], changed in place
/// @param parts matrices stacked along m that are steps of their own (q, k and v in one weight: 3)
void muonStep(at::TensorList parameters, at::TensorList gradients, at::TensorList momenta,
              double learningRate, double weightDecay, int parts = 1);

} // namespace cliplad::training
