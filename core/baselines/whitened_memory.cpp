#include "baselines/whitened_memory.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <ATen/ATen.h>
#include <ATen/ops/linalg_eigh.h>

#include "base/error.h"

namespace cliplad {

WhitenedMemory::WhitenedMemory(const at::Tensor& rows, double shrinkage)
    : rows_(rows) {
    if (rows.dim() != 2 || rows.size(0) == 0)
        throw Error("a memory needs at least one row");
    const std::int64_t count = rows.size(0), dimensions = rows.size(1);
    gain_ = 1.0 / static_cast<double>(dimensions);
    directions_ = at::empty({0, dimensions});
    gains_ = at::empty({0});
    const at::Tensor centred = rows - rows.mean(0, true);
    const double trace = centred.square().sum().item<double>() / static_cast<double>(count);
    if (!(trace > 1e-12))
        return;
    const double floor = shrinkage * trace / static_cast<double>(dimensions);
    gain_ = 1 / floor;
    // The Gram matrix of k rows has the covariance's eigenvalues, and its eigenvectors give the directions.
    const at::Tensor gram = at::mm(centred, centred.t()).to(at::kDouble) / static_cast<double>(count);
    const auto [variances, mixtures] = at::linalg_eigh(gram);
    const at::Tensor kept = variances.gt(1e-6 * trace).nonzero().squeeze(1);
    const at::Tensor along = at::mm(mixtures.index_select(1, kept).t().to(at::kFloat), centred);
    directions_ = along / along.norm(2, 1, true);
    gains_ = (1 / ((1 - shrinkage) * variances.index_select(0, kept) + floor) - gain_).to(at::kFloat);
}

at::Tensor WhitenedMemory::squaredDistances(const at::Tensor& row) const {
    const at::Tensor differences = row - rows_;
    const at::Tensor along = at::mm(differences, directions_.t()).square_();
    return (differences.square().sum(1) * gain_ + at::mv(along, gains_)).clamp_min_(0);
}

double WhitenedMemory::distance(const at::Tensor& row) const {
    return std::sqrt(squaredDistances(row).min().item<double>());
}

double WhitenedMemory::spread() const {
    double sum = 0;
    for (std::int64_t i = 0; i < rows_.size(0); ++i) {
        at::Tensor squared = squaredDistances(rows_[i]);
        squared[i] = std::numeric_limits<float>::infinity();
        sum += std::sqrt(squared.min().item<double>());
    }
    const double mean = sum / static_cast<double>(rows_.size(0));
    return std::isfinite(mean) && mean > 1e-6 ? mean : 1;
}

} // namespace cliplad
