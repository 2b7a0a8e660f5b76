#include "training_state.h"

#include <stdexcept>
#include <string_view>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/checkpoint/safetensors.h"

namespace cliplad::training {
namespace {

struct Group {
    std::string_view prefix;
    TensorMap TrainingState::*member;
};

constexpr Group kGroups[] = {{"parameters.", &TrainingState::parameters},
                             {"average.", &TrainingState::average},
                             {"first_moment.", &TrainingState::firstMoment},
                             {"second_moment.", &TrainingState::secondMoment}};

constexpr auto kDamagedHint = "bring it back from a copy, or name another folder to begin anew";

} // namespace

void saveState(const std::filesystem::path& file, const TrainingState& state) {
    TensorMap tensors;
    for (const Group& group : kGroups)
        for (const auto& [name, tensor] : state.*group.member)
            tensors[std::string(group.prefix) + name] = tensor.detach().cpu();
    tensors["seen_tokens"] = state.seenTokens;
    writeSafetensors(file, tensors,
                     {{"step", fmt::format("{}", state.step)},
                      {"images", fmt::format("{}", state.images)},
                      {"seconds", fmt::format("{}", state.seconds)},
                      {"scenes", state.scenes}});
}

std::optional<TrainingState> loadState(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file))
        return std::nullopt;
    TrainingState state;
    Checkpoint stored;
    try {
        stored = readSafetensors(file);
        state.step = std::stoll(stored.metadata.at("step"));
        state.images = std::stoll(stored.metadata.at("images"));
        state.seconds = std::stod(stored.metadata.at("seconds"));
        state.seenTokens = stored.tensors.at("seen_tokens").clone();
        if (const auto scenes = stored.metadata.find("scenes"); scenes != stored.metadata.end())
            state.scenes = scenes->second;
    } catch (const Error& error) {
        throw Error("cannot be read as a training state: " + error.problem(), file.string(), kDamagedHint);
    } catch (const std::logic_error&) { // no such entry, or no number
        throw Error("is not a whole training state", file.string(), kDamagedHint);
    }
    for (const Group& group : kGroups)
        for (const auto& [name, tensor] : stored.tensors)
            if (name.starts_with(group.prefix))
                (state.*group.member)[name.substr(group.prefix.size())] = tensor.clone();
    return state;
}

} // namespace cliplad::training
