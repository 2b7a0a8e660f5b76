#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Features scaled to length 1 along a dimension; those of length 0 stay. Differentiable.
at::Tensor unitRows(const at::Tensor& features, std::int64_t dimension = -1);

/// ‖a − b‖² of every row of `a` [A, C] to every row of `b` [B, C]: [A, B], never below 0.
at::Tensor squaredDistances(const at::Tensor& a, const at::Tensor& b);

} // namespace cliplad
