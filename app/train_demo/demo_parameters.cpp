#include "demo_parameters.h"

namespace cliplad::training {

ModelConfig demoConfig() {
    ModelConfig config;
    config.vision = {.width = 256, .layers = 6, .heads = 4, .patchSize = 8, .imageSize = 128};
    config.text = {.width = 128, .layers = 4, .heads = 4, .contextLength = 32, .vocabularySize = 49408};
    config.embedDim = 128;
    return config;
}

} // namespace cliplad::training
