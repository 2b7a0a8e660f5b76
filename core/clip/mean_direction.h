#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// Rows [n, E] at length 1; a row of zeros stays one.
at::Tensor normalisedRows(const at::Tensor& rows);

/// Mean of the rows that share a group, normalised: [groups, E]. Each is computed from its own rows alone, in
/// their order.
/// @param rows       [n, E] float32
/// @param groupOfRow n groups, from 0
at::Tensor meanDirections(const at::Tensor& rows, const std::vector<std::int64_t>& groupOfRow,
                          std::int64_t groups);

} // namespace cliplad
