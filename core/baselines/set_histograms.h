#pragma once

#include <ATen/core/Tensor.h>

namespace cliplad {

/// How the elements of a set are distributed along each of P directions: of every direction a cumulative
/// histogram with K equal steps between the ends that the normal elements reach (SINBAD: "set features by
/// histogram of projections").
///
/// Immutable; any thread.
class SetHistograms {
public:
    /// @param normal [N, P] float32: elements of all normal sets, projected. The ends are their 1 % and 99 %
    /// quantiles, of every n-th where there are many, so that one odd element does not stretch the steps.
    /// Throws Error without elements.
    SetHistograms(const at::Tensor& normal, int bins);

    /// @param elements [N, P] of one set  @return [P·K], 0 … 1: the share of elements below each threshold
    at::Tensor describe(const at::Tensor& elements) const;

private:
    at::Tensor thresholds_; ///< [K, P]
};

} // namespace cliplad
