#pragma once

#include <filesystem>
#include <string>

#include <ATen/ATen.h>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"

namespace cliplad::tests {

/// Where make_checkpoints.py has put its files.
inline std::filesystem::path checkpointFixture(const std::string& name) {
    return std::filesystem::path(CLIPLAD_TEST_DATA) / "checkpoints" / name;
}

/// The configuration of make_checkpoints.py's MODEL.
inline ModelConfig tinyConfig() {
    return {
        .vision = {.width = 32, .layers = 2, .heads = 2, .patchSize = 4, .imageSize = 8, .mlpRatio = 0.5},
        .text =
            {.width = 32, .layers = 1, .heads = 4, .contextLength = 8, .vocabularySize = 20, .mlpRatio = 0.5},
        .embedDim = 16,
        .quickGelu = false,
        .layerNormEps = 1e-5,
        .mean = {0.5, 0.25, 0.125},
        .std = {0.5, 0.25, 0.125}};
}

/// What make_checkpoints.py fills the tensor of OpenCLIP's name with.
inline at::Tensor tinyTensor(const std::string& name, at::IntArrayRef shape) {
    const std::int64_t count = c10::multiply_integers(shape);
    const at::Tensor steps = at::arange(count) * 7 + static_cast<std::int64_t>(name.size());
    return (at::remainder(steps, 61).to(at::kFloat) / 64 - 0.5).view(shape);
}

} // namespace cliplad::tests
