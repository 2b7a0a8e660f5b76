#pragma once

#include <string>

#include "clip/checkpoint/checkpoint.h"
#include "clip/checkpoint/key_layout.h"
#include "clip/model/model_config.h"

namespace cliplad {

/// The configuration that the tensors' shapes tell, as said at readModelConfig. Throws Error.
ModelConfig inferModelConfig(const TensorMap& openClipTensors, KeyLayout layout, const std::string& where);

/// Checks that every tensor the towers need is there with its shape and a floating type, and that the towers
/// would leave none unused. Reads no values (see verifyFinite). Throws Error.
void validateTensors(const ModelConfig& config, const TensorMap& openClipTensors, const std::string& where);

} // namespace cliplad
