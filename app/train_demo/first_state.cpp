#include "first_state.h"

#include <optional>
#include <string>
#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "base/error.h"
#include "clip/initial_parameters.h"
#include "clip/model/model_folder.h"
#include "optimizer.h"
#include "zero_shot.h"

namespace cliplad::training {
namespace {

TrainingState freshState(const TrainingPlan& plan, const ModelConfig& config) {
    TrainingState state;
    state.parameters =
        plan.from.empty() ? initialParameters(config, plan.seed) : inFloat32(openModel(plan.from).tensors);
    for (auto& [name, parameter] : state.parameters) {
        parameter = parameter.clone(); // a model in float32 is read-only, mapped from its file
        state.average[name] = parameter.clone();
    }
    state.scenes = sceneOptions(plan);
    // The words of another model are kept, all of them.
    state.seenTokens = at::full({config.text.vocabularySize}, !plan.from.empty(), at::kBool);
    return state;
}

/// How the state's tensors differ from those of the architecture; nothing where they do not.
std::optional<std::string> contradiction(const TrainingState& state, const ModelConfig& config) {
    const TensorMap expected = initialParameters(config, 0);
    for (const TensorMap* stored : {&state.parameters, &state.average}) {
        if (stored->size() != expected.size())
            return fmt::format("{} tensors where {} are needed", stored->size(), expected.size());
        for (const auto& [name, tensor] : expected) {
            const auto found = stored->find(name);
            if (found == stored->end())
                return name + " is missing";
            if (found->second.sizes() != tensor.sizes())
                return fmt::format("{} is {} where {} is needed", name, fmt::streamed(found->second.sizes()),
                                   fmt::streamed(tensor.sizes()));
        }
    }
    return std::nullopt;
}

/// How the moments differ from what the parameters and their optimizers need; nothing where they do not.
/// What has no moment yet gets one of zeros.
std::optional<std::string> contradictoryMoments(const TrainingState& state, const TrainingPlan& plan) {
    for (const TensorMap* moments : {&state.firstMoment, &state.secondMoment})
        for (const auto& [name, moment] : *moments) {
            const auto parameter = state.parameters.find(name);
            if (parameter == state.parameters.end() || parameter->second.sizes() != moment.sizes())
                return "a moment of " + name + " fits no parameter";
        }
    for (const auto& [name, parameter] : state.parameters)
        if (isHiddenMatrix(name, parameter) && state.firstMoment.contains(name) &&
            state.secondMoment.contains(name) != (plan.hiddenLearningRate == 0))
            return "the blocks' matrices were moved by " +
                   std::string(state.secondMoment.contains(name) ? "AdamW" : "Muon");
    return std::nullopt;
}

} // namespace

TrainingState firstState(const TrainingPlan& plan, const ModelConfig& config,
                         const std::filesystem::path& stateFile) {
    if (std::optional<TrainingState> saved = loadState(stateFile)) {
        if (const auto problem = contradiction(*saved, config))
            throw Error("holds a training of another model: " + *problem, stateFile.string(),
                        "name another folder");
        if (!saved->scenes.empty() && saved->scenes != sceneOptions(plan))
            throw Error(fmt::format("holds a training of other scenes ({}) than these ({})", saved->scenes,
                                    sceneOptions(plan)),
                        stateFile.string(), "go on with the options it began with, or name another folder");
        if (const auto problem = contradictoryMoments(*saved, plan))
            throw Error("cannot go on with these options: " + *problem, stateFile.string(),
                        "--hidden-learning-rate 0 is AdamW, more is Muon; or name another folder");
        saved->scenes = sceneOptions(plan);
        return std::move(*saved);
    }
    TrainingState fresh = freshState(plan, config);
    if (const auto problem = contradiction(fresh, config))
        throw Error("is a model of another architecture: " + *problem, plan.from.string(),
                    "leave the architecture to this model, or begin with another one");
    return fresh;
}

} // namespace cliplad::training
