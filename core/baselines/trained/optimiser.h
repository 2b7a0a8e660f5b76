#pragma once

#include <cstdint>
#include <vector>

#include <ATen/core/Tensor.h>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// Parameters that are moved against their gradients; those without a gradient stay where they are. Not for
/// several threads at once.
class Optimiser {
public:
    explicit Optimiser(std::vector<at::Tensor> parameters);
    virtual ~Optimiser() = default;

    /// Moves each parameter and takes its gradient away.
    void step();

    /// Of the steps to come; for schedules.
    void setLearningRate(double rate) { learningRate_ = rate; }

protected:
    virtual void move(std::size_t index, at::Tensor& parameter, const at::Tensor& gradient) = 0;
    double learningRate() const { return learningRate_; }
    std::int64_t steps() const { return steps_; } ///< the one that is made included

private:
    std::vector<at::Tensor> parameters_;
    double learningRate_ = 0;
    std::int64_t steps_ = 0;
};

/// Stochastic gradient descent as torch.optim.SGD does it: v ← m·v + (g + w·p), p ← p − r·v.
class Sgd final : public Optimiser {
public:
    struct Options {
        double learningRate = 0;
        double momentum = 0.9;
        double weightDecay = 0;
    };
    Sgd(const std::vector<at::Tensor>& parameters, const Options& options);

private:
    void move(std::size_t index, at::Tensor& parameter, const at::Tensor& gradient) override;

    Options options_;
    std::vector<at::Tensor> velocities_;
};

/// Adam (Kingma & Ba 2015) as torch.optim.Adam does it, weight decay as a part of the gradient.
class Adam final : public Optimiser {
public:
    struct Options {
        double learningRate = 0;
        double beta1 = 0.9;
        double beta2 = 0.999;
        double weightDecay = 0;
        double epsilon = 1e-8;
    };
    Adam(const std::vector<at::Tensor>& parameters, const Options& options);

private:
    void move(std::size_t index, at::Tensor& parameter, const at::Tensor& gradient) override;

    Options options_;
    std::vector<at::Tensor> means_;
    std::vector<at::Tensor> squares_;
};

/// All tensors but the running statistics of batch normalisation, made to ask for gradients.
std::vector<at::Tensor> trainable(TensorMap& tensors);

} // namespace cliplad
