#include "clip/mean_direction.h"

#include <ATen/ATen.h>

namespace cliplad {

at::Tensor normalisedRows(const at::Tensor& rows) {
    return rows / rows.norm(2, -1, true).clamp_min(1e-12);
}

at::Tensor meanDirections(const at::Tensor& rows, const std::vector<std::int64_t>& groupOfRow,
                          std::int64_t groups) {
    const at::Tensor index = at::tensor(groupOfRow, at::kLong);
    return normalisedRows(at::zeros({groups, rows.size(1)}).index_add(0, index, rows));
}

} // namespace cliplad
