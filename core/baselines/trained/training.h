#pragma once

#include <functional>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>

#include "base/job.h"
#include "baselines/trained/optimiser.h"

namespace cliplad {

/// While in scope this thread records what gradients need, whatever its caller had set.
struct RecordsGradients {
    c10::InferenceMode noInference{false};
    at::AutoGradMode gradients{true};
};

/// What a training is made of.
struct Training {
    std::string method; ///< for messages: "stfpm"
    int steps = 0;
    std::function<at::Tensor(int step)> loss; ///< of a step from 0, a scalar that gradients are asked of
};

/// Makes the steps, each followed by its progress. Between steps it looks at `job`.
/// @return the loss before each step. Throws Cancelled, and Error where a loss is no number.
std::vector<double> train(const Training& training, Optimiser& optimiser, const JobContext& job);

/// A copy that gradients may pass through: what models encoded without gradients cannot be asked for them.
at::Tensor forTraining(const at::Tensor& encoded);

} // namespace cliplad
