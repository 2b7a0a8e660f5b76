#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/model/model_config.h"

namespace cliplad::training {

/// One step's scenes, rendered afresh, with the words for their patches.
struct TrainingBatch {
    at::Tensor pixels; ///< [B, 3, S, S] float32, normalised
    at::Tensor target; ///< [B, N] int64: phrase of each patch, −1 where no label fills enough of it
    std::vector<std::string> phrases;  ///< label phrases, each in a template
    std::vector<std::string> captions; ///< one a scene
};

struct BatchRequest {
    std::uint64_t seed = 0; ///< the batch is pure in it
    int scenes = 64;
    int size = 128; ///< S, px
};

/// Renders and words a batch; light, colours and camera vary with each scene. Thread-safe.
TrainingBatch makeBatch(const BatchRequest& request, const ModelConfig& config);

/// Token rows [texts, context] int64.
at::Tensor tokenRows(const std::vector<std::string>& texts, int context);

} // namespace cliplad::training
