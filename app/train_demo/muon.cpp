#include "muon.h"

#include <algorithm>
#include <cmath>

#include <ATen/ATen.h>

namespace cliplad::training {
namespace {

constexpr int kIterations = 5;
constexpr double kMomentum = 0.95;
constexpr double kAdamwStepRms = 0.2;

} // namespace

at::Tensor orthogonalised(const at::Tensor& matrix) {
    const bool tall = matrix.size(-2) > matrix.size(-1);
    at::Tensor x = tall ? matrix.transpose(-2, -1) : matrix;
    x = x / at::linalg_vector_norm(x, 2, {-2, -1}, true).clamp_min(1e-7);
    for (int i = 0; i < kIterations; ++i) {
        // The quintic of Jordan's implementation: steepest at 0, at the cost of an inexact 1.
        const at::Tensor gram = at::matmul(x, x.transpose(-2, -1));
        const at::Tensor polynomial = -4.7750 * gram + 2.0315 * at::matmul(gram, gram);
        x = 3.4445 * x + at::matmul(polynomial, x);
    }
    return tall ? x.transpose(-2, -1) : x;
}

void muonStep(at::TensorList parameters, at::TensorList gradients, at::TensorList momenta,
              double learningRate, double weightDecay, int parts) {
    const auto count = static_cast<std::int64_t>(parameters.size());
    const auto rows = parameters[0].size(0) / parts, columns = parameters[0].size(1);
    at::_foreach_lerp_(momenta, gradients, 1.0 - kMomentum);
    const at::Tensor ahead = at::stack(at::_foreach_lerp(gradients, momenta, kMomentum));
    const at::Tensor direction =
        orthogonalised(ahead.view({count * parts, rows, columns})).reshape(ahead.sizes());
    const double scale = kAdamwStepRms * std::sqrt(static_cast<double>(std::max(rows, columns)));
    at::_foreach_mul_(parameters, 1.0 - learningRate * weightDecay);
    at::_foreach_add_(parameters, direction.unbind(), -learningRate * scale);
}

} // namespace cliplad::training
