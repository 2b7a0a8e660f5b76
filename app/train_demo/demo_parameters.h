#pragma once

#include <cstdint>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"

namespace cliplad::training {

/// The embedded model's architecture: an ordinary OpenCLIP ViT, small (resources/models/demo/README.md says
/// what it can do).
ModelConfig demoConfig();

/// Freshly initialised float32 parameters under OpenCLIP's names, with `logit_scale`; pure in the seed.
TensorMap initialParameters(const ModelConfig& config, std::uint64_t seed);

} // namespace cliplad::training
