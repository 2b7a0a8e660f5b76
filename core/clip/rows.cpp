#include "clip/rows.h"

#include <ATen/ATen.h>

namespace cliplad {

at::Tensor unitRows(const at::Tensor& features, std::int64_t dimension) {
    return features / features.norm(2, dimension, true).clamp_min(1e-12);
}

at::Tensor meanDirections(const at::Tensor& rows, const std::vector<std::int64_t>& groupOfRow,
                          std::int64_t groups) {
    const at::Tensor index = at::tensor(groupOfRow, at::kLong);
    return unitRows(at::zeros({groups, rows.size(1)}).index_add(0, index, rows));
}

at::Tensor squaredDistances(const at::Tensor& a, const at::Tensor& b) {
    const at::Tensor lengths = a.square().sum(1, true) + b.square().sum(1).unsqueeze(0);
    return at::addmm(lengths, a, b.t(), 1, -2).clamp_min_(0);
}

} // namespace cliplad
