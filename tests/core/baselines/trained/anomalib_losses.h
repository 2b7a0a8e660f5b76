#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <ATen/ATen.h>

#include "clip/checkpoint/safetensors.h"

namespace cliplad::tests {

/// How far losses are from those that anomalib's method has in its first ten steps: the largest relative
/// difference (tests/fixtures/make_anomalib_training.py).
inline double differenceToAnomalib(const std::string& method, const std::vector<double>& losses) {
    const at::Tensor expected =
        readSafetensors(std::filesystem::path(CLIPLAD_TEST_DATA) / "anomalib/training.safetensors")
            .tensors.at(method);
    const at::Tensor found = at::tensor(losses, at::kFloat);
    return ((found - expected) / expected).abs().max().item<double>();
}

} // namespace cliplad::tests
