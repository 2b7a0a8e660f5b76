#include "baselines/trained/optimiser.h"

#include <cmath>
#include <utility>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

namespace cliplad {
namespace {

std::vector<at::Tensor> zerosLike(const std::vector<at::Tensor>& tensors) {
    std::vector<at::Tensor> zeros;
    for (const at::Tensor& tensor : tensors)
        zeros.push_back(at::zeros_like(tensor.detach()));
    return zeros;
}

} // namespace

Optimiser::Optimiser(std::vector<at::Tensor> parameters)
    : parameters_(std::move(parameters)) {}

void Optimiser::step() {
    const c10::NoGradGuard noGrad;
    ++steps_;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        at::Tensor& parameter = parameters_[i];
        if (!parameter.grad().defined())
            continue;
        move(i, parameter, parameter.grad());
        parameter.mutable_grad().reset();
    }
}

Sgd::Sgd(const std::vector<at::Tensor>& parameters, const Options& options)
    : Optimiser(parameters)
    , options_(options)
    , velocities_(zerosLike(parameters)) {
    setLearningRate(options.learningRate);
}

void Sgd::move(std::size_t index, at::Tensor& parameter, const at::Tensor& gradient) {
    at::Tensor& velocity = velocities_[index];
    velocity.mul_(options_.momentum).add_(gradient).add_(parameter, options_.weightDecay);
    parameter.sub_(velocity, learningRate());
}

Adam::Adam(const std::vector<at::Tensor>& parameters, const Options& options)
    : Optimiser(parameters)
    , options_(options)
    , means_(zerosLike(parameters))
    , squares_(zerosLike(parameters)) {
    setLearningRate(options.learningRate);
}

void Adam::move(std::size_t index, at::Tensor& parameter, const at::Tensor& gradient) {
    const at::Tensor whole =
        options_.weightDecay == 0 ? gradient : gradient.add(parameter, options_.weightDecay);
    at::Tensor &mean = means_[index], &square = squares_[index];
    mean.lerp_(whole, 1 - options_.beta1);
    square.mul_(options_.beta2).addcmul_(whole, whole, 1 - options_.beta2);
    const auto t = static_cast<double>(steps());
    const at::Tensor deviation =
        (square.sqrt() / std::sqrt(1 - std::pow(options_.beta2, t))).add_(options_.epsilon);
    parameter.addcdiv_(mean, deviation, -learningRate() / (1 - std::pow(options_.beta1, t)));
}

std::vector<at::Tensor> trainable(TensorMap& tensors) {
    std::vector<at::Tensor> parameters;
    for (auto& [name, tensor] : tensors) {
        if (name.ends_with("running_mean") || name.ends_with("running_var"))
            continue;
        parameters.push_back(tensor.requires_grad_(true));
    }
    return parameters;
}

} // namespace cliplad
