#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Features scaled to length 1 along a dimension; those of length 0 stay. Differentiable.
at::Tensor unitRows(const at::Tensor& features, std::int64_t dimension = -1);

/// Mean of the rows that share a group, at length 1: [groups, E]. Each is computed from its own rows alone,
/// in their order.
/// @param rows       [n, E] float32
/// @param groupOfRow n groups, from 0
at::Tensor meanDirections(const at::Tensor& rows, const std::vector<std::int64_t>& groupOfRow,
                          std::int64_t groups);

/// Mean of rows [n, E] float32, added in their order, while LibTorch's last digit differs with the number of
/// threads: [E].
at::Tensor meanRow(const at::Tensor& rows);

/// ‖a − b‖² of every row of `a` [A, C] to every row of `b` [B, C]: [A, B], never below 0.
at::Tensor squaredDistances(const at::Tensor& a, const at::Tensor& b);

} // namespace cliplad
