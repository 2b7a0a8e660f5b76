#pragma once

#include <cstdint>
#include <string>

#include <ATen/core/Tensor.h>
#include <opencv2/core/mat.hpp>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "clip/precision.h"

namespace cliplad::tests {

/// Uniform in [−1, 1), float32: the formula itself, of a tensor's name.
at::Tensor generatedValues(const std::string& name, at::IntArrayRef shape);

/// Weights of any size from a formula that tests/fixtures/make_parity.py has too: nothing to store, equal to
/// the bit.
TensorMap generatedWeights(const ModelConfig& config);

/// Each weight in the type that the towers want it in.
TensorMap inPrecision(TensorMap weights, Precision precision, at::Device device = at::kCPU);

/// The photo of the same formula: CV_8UC3 noise.
cv::Mat generatedPhoto(int width, int height);

/// The paper's backbone (method 1) with generated weights.
ModelConfig vitL14Config();

} // namespace cliplad::tests
