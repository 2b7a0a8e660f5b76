#pragma once

#include "clip/checkpoint/checkpoint.h"
#include "clip/model/model_config.h"
#include "held_out_evaluation.h"
#include "scenes/scene.h"
#include "zero_shot.h"

namespace cliplad::training {

/// Share of scenes whose own caption is the nearest of all captions, and the other way round. Captions are
/// those of core/scenes/training/captions.h with every kind's plain name and its colour; no two are equal.
struct RetrievalResult {
    double captionOfImage = 0;
    double imageOfCaption = 0;
    int pairs = 0;
};
RetrievalResult evaluateRetrieval(const TensorMap& parameters, const ModelConfig& config,
                                  const HeldOutScenes& pairs);

/// |found − there| summed over the kinds of a scene, found being connected components of a kind's mask of at
/// least 6 of the grid's cells.
int miscounted(const Scene& scene, const ZeroShotMasks& masks);

/// Parts of each shown kind, counted as miscounted() does, in scenes whose parts lie apart.
struct CountResult {
    double meanError = 0;   ///< of miscounted(), mean over scenes
    double exactScenes = 0; ///< share of scenes without error
    double partsPerScene = 0;
    int scenes = 0;
};
CountResult evaluateCounts(const TensorMap& parameters, const ModelConfig& config,
                           const HeldOutScenes& scenes = {});

/// Milliseconds for the dense features of one image of seenSize(): the median of `runs`, threads as they are
/// set.
double imageMilliseconds(const TensorMap& parameters, const ModelConfig& config, int runs = 15);

} // namespace cliplad::training
