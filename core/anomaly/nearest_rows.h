#pragma once

#include <optional>

#include <ATen/core/Tensor.h>

namespace cliplad {

/// The largest product of each row of `query` [Q, C] with a row of `memory` [P, C], both of unit rows: [Q]
/// float32. None where that way is not faster than multiplying in float32: for few rows, other types, and
/// processors that do not multiply bf16.
///
/// Which row is the nearest is seen in bf16, four times as fast; what is returned is that row's product in
/// float32. Of rows that are as near within bf16's rounding (some 1e-4) another may be taken.
std::optional<at::Tensor> nearestProducts(const at::Tensor& query, const at::Tensor& memory);

} // namespace cliplad
