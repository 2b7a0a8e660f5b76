#include "optimizer.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "base/error.h"
#include "muon.h"
#include "parallel.h"

namespace cliplad::training {
namespace {

constexpr double kBeta1 = 0.9, kBeta2 = 0.98, kEpsilon = 1e-8; // of AdamW

struct HiddenMatrices {
    int parts = 1;
    std::vector<at::Tensor> parameters, gradients, momenta;
};

bool isMuons(const std::string& name, const at::Tensor& parameter, const StepSizes& sizes) {
    return sizes.hiddenLearningRate > 0 && isHiddenMatrix(name, parameter);
}

at::Tensor& momentOf(TensorMap& moments, const std::string& name, const at::Tensor& parameter) {
    at::Tensor& moment = moments[name];
    if (!moment.defined())
        moment = at::zeros_like(parameter);
    return moment;
}

void clipGradients(TrainingState& state) {
    std::vector<at::Tensor> gradients;
    for (auto& [name, parameter] : state.parameters)
        gradients.push_back(parameter.grad());
    const at::Tensor norm = at::stack(at::_foreach_norm(gradients)).norm();
    if (!std::isfinite(norm.item<double>()))
        throw Error(fmt::format("the gradients of step {} are no finite numbers", state.step + 1), "training",
                    "go on from what was saved last, with lower learning rates");
    at::_foreach_mul_(gradients, (1.0 / (norm + 1e-6)).clamp_max(1.0));
}

/// Embeddings and projections, or vectors, which do not decay.
void stepOthers(TrainingState& state, bool matrices, const StepSizes& sizes) {
    std::vector<at::Tensor> parameters, gradients, first, second;
    for (auto& [name, parameter] : state.parameters) {
        if (isMuons(name, parameter, sizes) || (parameter.dim() > 1) != matrices)
            continue;
        parameters.push_back(parameter);
        gradients.push_back(parameter.grad());
        first.push_back(momentOf(state.firstMoment, name, parameter));
        second.push_back(momentOf(state.secondMoment, name, parameter));
    }
    const at::Tensor step = at::scalar_tensor(state.step + 1, parameters.front().options());
    const std::vector<at::Tensor> steps(parameters.size(), step);
    at::_fused_adamw_(parameters, gradients, first, second, {}, steps, sizes.learningRate, kBeta1, kBeta2,
                      matrices ? sizes.weightDecay : 0.0, kEpsilon, false, false);
}

/// Those of one shape together on a GPU, which is slow to start many small products; each for itself on a
/// CPU's cores.
std::map<std::string, HiddenMatrices> groupsOfHiddenMatrices(TrainingState& state, const StepSizes& sizes) {
    std::map<std::string, HiddenMatrices> groups;
    for (auto& [name, parameter] : state.parameters) {
        if (!isMuons(name, parameter, sizes))
            continue;
        const int parts = name.ends_with("in_proj_weight") ? 3 : 1;
        const std::string shape = fmt::format("{} {} {}", parts, parameter.size(0), parameter.size(1));
        HiddenMatrices& group = groups[parameter.is_cuda() ? shape : name];
        group.parts = parts;
        group.parameters.push_back(parameter);
        group.gradients.push_back(parameter.grad());
        group.momenta.push_back(momentOf(state.firstMoment, name, parameter));
    }
    return groups;
}

void stepHiddenMatrices(TrainingState& state, const StepSizes& sizes) {
    const std::map<std::string, HiddenMatrices> groups = groupsOfHiddenMatrices(state, sizes);
    std::vector<const HiddenMatrices*> work;
    for (const auto& [key, group] : groups)
        work.push_back(&group);
    const auto step = [&](int i) {
        const at::NoGradGuard noGrad; // one for each thread
        const HiddenMatrices& group = *work[static_cast<std::size_t>(i)];
        muonStep(group.parameters, group.gradients, group.momenta, sizes.hiddenLearningRate,
                 sizes.weightDecay, group.parts);
    };
    if (!work.empty() && work.front()->parameters.front().is_cuda())
        for (int i = 0; i < static_cast<int>(work.size()); ++i)
            step(i);
    else
        forEachInParallel(static_cast<int>(work.size()), step);
}

} // namespace

bool isHiddenMatrix(const std::string& name, const at::Tensor& parameter) {
    return parameter.dim() == 2 && name.find("resblocks") != std::string::npos;
}

void stepParameters(TrainingState& state, const StepSizes& sizes) {
    const at::NoGradGuard noGrad;
    clipGradients(state);
    stepOthers(state, true, sizes);
    stepOthers(state, false, sizes);
    stepHiddenMatrices(state, sizes);
    for (auto& [name, parameter] : state.parameters)
        parameter.mutable_grad().reset();
}

} // namespace cliplad::training
