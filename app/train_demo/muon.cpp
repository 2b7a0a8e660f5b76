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

void muonStep(at::Tensor& parameter, const at::Tensor& gradient, at::Tensor& momentum, double learningRate,
              double weightDecay, int parts) {
    const auto rows = parameter.size(0) / parts, columns = parameter.size(1);
    momentum.lerp_(gradient, 1.0 - kMomentum);
    const at::Tensor ahead = gradient.lerp(momentum, kMomentum).view({parts, rows, columns});
    const double scale = kAdamwStepRms * std::sqrt(static_cast<double>(std::max(rows, columns)));
    parameter.mul_(1.0 - learningRate * weightDecay)
        .add_(orthogonalised(ahead).reshape(parameter.sizes()), -learningRate * scale);
}

} // namespace cliplad::training
