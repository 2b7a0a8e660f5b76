#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// A memory of few rows of many dimensions, compared by Mahalanobis distance to the nearest row.
///
/// The covariance is that of the rows, shrunk: (1 − γ)·S + γ·(tr S / D)·I. It is never formed: S of k rows
/// has at most k − 1 directions, and every other direction has the variance γ·tr S / D. One row has no
/// covariance, nor have equal ones: then distances are root mean square differences.
///
/// Immutable; any thread.
class WhitenedMemory {
public:
    /// @param rows [k, D] float32  @param shrinkage γ, above 0 up to 1. Throws Error without rows.
    WhitenedMemory(const at::Tensor& rows, double shrinkage);

    /// @param row [D]
    double distance(const at::Tensor& row) const;

    /// Mean distance of each row to the nearest other one: what is normal. 1 where that tells nothing.
    double spread() const;

private:
    /// Of the rows' differences to `row`, squared: [k]
    at::Tensor squaredDistances(const at::Tensor& row) const;

    at::Tensor rows_;
    at::Tensor directions_; ///< [r, D] of length 1; r may be 0
    at::Tensor gains_;      ///< [r]: what the squared part along each direction counts beyond the rest
    double gain_ = 1;       ///< what the squared rest counts
};

} // namespace cliplad
