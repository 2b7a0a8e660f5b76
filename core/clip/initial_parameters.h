#pragma once

#include <cstdint>

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"

namespace cliplad {

/// Freshly initialised float32 parameters of both towers under OpenCLIP's names, with `logit_scale`; pure in
/// the seed.
TensorMap initialParameters(const ModelConfig& config, std::uint64_t seed);

/// The vision tower's among them ("visual. …"): the same seed, the same values.
TensorMap initialVisionParameters(const ModelConfig& config, std::uint64_t seed);

} // namespace cliplad
