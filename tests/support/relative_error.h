#pragma once

#include <ATen/ATen.h>

namespace cliplad::tests {

/// ‖found − expected‖ / ‖expected‖, in float64.
inline double relativeError(const at::Tensor& found, const at::Tensor& expected) {
    const at::Tensor numbers = expected.to(at::kDouble);
    return ((found.to(at::kDouble) - numbers).norm() / numbers.norm()).item<double>();
}

} // namespace cliplad::tests
