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

at::Tensor meanRow(const at::Tensor& rows) {
    const at::Tensor numbers = rows.contiguous();
    const std::int64_t count = numbers.size(0), columns = numbers.size(1);
    at::Tensor mean = at::zeros({columns});
    auto* sum = mean.mutable_data_ptr<float>();
    const auto* row = numbers.const_data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i, row += columns)
        for (std::int64_t column = 0; column < columns; ++column)
            sum[column] += row[column];
    return mean.div_(count);
}

at::Tensor squaredDistances(const at::Tensor& a, const at::Tensor& b) {
    const at::Tensor lengths = a.square().sum(1, true) + b.square().sum(1).unsqueeze(0);
    return at::addmm(lengths, a, b.t(), 1, -2).clamp_min_(0);
}

} // namespace cliplad
