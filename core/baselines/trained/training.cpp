#include "baselines/trained/training.h"

#include <cmath>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {

std::vector<double> train(const Training& training, Optimiser& optimiser, const JobContext& job) {
    std::vector<double> losses;
    for (int step = 0; step < training.steps; ++step) {
        job.throwIfStopped();
        const at::Tensor loss = training.loss(step);
        losses.push_back(loss.item<double>());
        if (!std::isfinite(losses.back()))
            throw Error(fmt::format("the loss is no number any more at step {}", step + 1), training.method,
                        "use another seed or other shots");
        loss.backward();
        optimiser.step();
        job.progress(step + 1, training.steps, fmt::format("training {}", training.method));
    }
    return losses;
}

at::Tensor forTraining(const at::Tensor& encoded) {
    return encoded.clone();
}

} // namespace cliplad
