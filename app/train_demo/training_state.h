#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad::training {

/// Everything a killed training needs to go on as if it had not been: one safetensors file, replaced
/// atomically.
struct TrainingState {
    std::int64_t step = 0;
    std::int64_t images = 0; ///< scenes seen, in units of a 128×128 scene's patches
    double seconds = 0;      ///< spent training, all sittings together
    TensorMap parameters;    ///< float32, OpenCLIP's names
    TensorMap average;       ///< exponential moving average of the parameters; what is evaluated and exported
    TensorMap firstMoment;   ///< of AdamW, and the momentum of Muon
    TensorMap secondMoment;  ///< of AdamW
    at::Tensor seenTokens;   ///< [vocabulary] bool: tokens met in training
    std::string scenes = {}; ///< sceneOptions(plan); empty in states from before it was kept
};

void saveState(const std::filesystem::path& file, const TrainingState& state);

/// Nothing when the file does not exist. Throws Error when it cannot be used.
std::optional<TrainingState> loadState(const std::filesystem::path& file);

} // namespace cliplad::training
