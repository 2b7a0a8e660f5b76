#include "anomaly/rows.h"

#include <ATen/ATen.h>

namespace cliplad {

at::Tensor unitRows(const at::Tensor& features, std::int64_t dimension) {
    return features / features.norm(2, dimension, true).clamp_min(1e-12);
}

at::Tensor squaredDistances(const at::Tensor& a, const at::Tensor& b) {
    const at::Tensor lengths = a.square().sum(1, true) + b.square().sum(1).unsqueeze(0);
    return at::addmm(lengths, a, b.t(), 1, -2).clamp_min_(0);
}

} // namespace cliplad
