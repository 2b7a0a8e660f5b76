#pragma once

#include <filesystem>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"

namespace cliplad::training {

struct FailureSheetSize {
    int scenes = 60; ///< of the held-out evaluation, looked through
    int shown = 6;   ///< those with the least overlap, the worst first
};

/// One picture of the held-out scenes that words find worst: each the scene, what is there, and what was
/// found, above the names. Throws Error: unwritable, or no scene shows a kind.
void writeFailureSheet(const TensorMap& parameters, const ModelConfig& config,
                       const std::filesystem::path& file, const FailureSheetSize& size = {});

} // namespace cliplad::training
