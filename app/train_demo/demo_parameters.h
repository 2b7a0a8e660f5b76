#pragma once

#include "clip/model/model_config.h"

namespace cliplad::training {

/// The embedded model's architecture: an ordinary OpenCLIP ViT, small (resources/models/demo/README.md says
/// what it can do).
ModelConfig demoConfig();

} // namespace cliplad::training
