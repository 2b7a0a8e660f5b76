#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/model/model_config.h"
#include "scenes/scene.h"

namespace cliplad::training {

/// One step's scenes with the words for their pixels.
struct TrainingBatch {
    at::Tensor images;                 ///< [B, S, S, 3] uint8, RGB
    at::Tensor phraseOfPixel;          ///< [B, S, S] int16 into phrases
    std::vector<std::string> phrases;  ///< label phrases, each in a template
    std::vector<std::string> captions; ///< one a scene
    at::Tensor tokens;                 ///< [phrases + captions, context] int64, the phrases first
};

struct BatchRequest {
    std::uint64_t seed = 0; ///< the scenes are pure in it
    int scenes = 64;
    int size = 128; ///< S, px
};

/// Renders scenes; light, colours and camera vary with each. Thread-safe.
std::vector<Scene> renderScenes(const BatchRequest& request);

/// Words scenes of one size; pure in them and the seed. Thread-safe.
/// @param context       tokens a text has room for
/// @param absentPhrases up to so many phrases of kinds that no scene shows follow those of shown ones
TrainingBatch makeBatch(const std::vector<Scene>& scenes, std::uint64_t seed, int context,
                        int absentPhrases = 0);

/// Images as the vision tower takes them (see imageInput()), on their own device.
/// @return [B, 3, S, S] float32, normalised
at::Tensor pixelsOf(const at::Tensor& images, const ModelConfig& config);

/// The phrase that fills enough of each cell of `cell`×`cell` pixels, else −1.
/// @param phraseOfPixel [B, S, S]
/// @return [B, (S/cell)²] int64, on the same device
at::Tensor cellTargets(const at::Tensor& phraseOfPixel, int cell);

/// Token rows [texts, context] int64.
at::Tensor tokenRows(const std::vector<std::string>& texts, int context);

} // namespace cliplad::training
