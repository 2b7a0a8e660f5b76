#pragma once

#include "clip/initial_parameters.h"
#include "demo_parameters.h"
#include "trainer.h"

namespace cliplad::training {

/// As the demo model, but small enough to be trained for some steps in a test.
inline ModelConfig smallConfig(int width = 16) {
    ModelConfig config = demoConfig();
    config.vision = {.width = width, .layers = 2, .heads = 1, .patchSize = 16, .imageSize = 128};
    config.text.width = 8;
    config.text.layers = 1;
    config.text.heads = 1;
    config.embedDim = 8;
    return config;
}

inline TrainingPlan smallPlan(int steps) {
    TrainingPlan plan;
    plan.batch = 2;
    plan.largeShare = 0;
    plan.scenes = std::int64_t{steps} * plan.batch;
    plan.decayScenes = 2;
    plan.saveEverySteps = 1;
    return plan;
}

} // namespace cliplad::training
