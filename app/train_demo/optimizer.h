#pragma once

#include "training_state.h"

namespace cliplad::training {

struct StepSizes {
    double learningRate = 0;       ///< of AdamW: embeddings, projections, vectors
    double hiddenLearningRate = 0; ///< of Muon: the blocks' matrices; 0: AdamW moves them too
    double weightDecay = 0;        ///< on matrices
};

/// Of the blocks of both towers: what Muon moves, while AdamW moves what remains.
bool isHiddenMatrix(const std::string& name, const at::Tensor& parameter);

/// Moves the parameters against their gradients, whose norm counts as 1 at most, and takes the gradients
/// away. `state.step` is the number of steps before this one. Throws Error where a gradient is no finite
/// number; the parameters are then as they were.
void stepParameters(TrainingState& state, const StepSizes& sizes);

} // namespace cliplad::training
