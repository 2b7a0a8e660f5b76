#pragma once

#include <filesystem>

#include "clip/model/model_config.h"
#include "trainer.h"

namespace cliplad::training {

/// What a training goes on from: the saved state where there is one, else the weights that the plan begins
/// with. Throws Error when either is of another architecture or cannot be used.
TrainingState firstState(const TrainingPlan& plan, const ModelConfig& config,
                         const std::filesystem::path& stateFile);

} // namespace cliplad::training
