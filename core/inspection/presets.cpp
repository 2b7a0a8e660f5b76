#include "inspection/presets.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace cliplad {

const std::vector<Preset>& presets() {
    static const std::vector<Preset> all = {
        {"paper",
         "The method of the paper alone: areas of parts and patches, nothing beyond.",
         {{"clusters.ensemble", "0"},
          {"fine.coarse-stage", "true"},
          {"histogram.component-weight", "0"},
          {"histogram.scaled-labels", "false"},
          {"cues.instances", "0"},
          {"cues.pieces", "0"},
          {"cues.layout", "0"},
          {"cues.places", "0"},
          {"cues.relations", "0"},
          {"cues.colours", "0"},
          {"cues.global", "0"},
          {"patches.relative", "false"},
          {"patches.neighbourhood", "1"},
          {"patches.two-scales", "false"},
          {"patches.part-aware", "false"},
          {"patches.turned-shots", "0"},
          {"patches.scaled-levels", "false"},
          {"fusion.prior-logical", "0.5"},
          {"fusion.shrinkage", "0.5"}}},
    };
    return all;
}

void applyPreset(InspectionSettings& settings, std::string_view name) {
    const auto found = std::find_if(presets().begin(), presets().end(),
                                    [&](const Preset& preset) { return preset.name == name; });
    if (found == presets().end()) {
        std::vector<std::string> names;
        for (const Preset& preset : presets())
            names.push_back(preset.name);
        throw Error(fmt::format("there is no preset '{}'", name), {},
                    fmt::format("there is {}", fmt::join(names, ", ")));
    }
    for (const auto& [key, value] : found->values)
        setSetting(settings, key, value);
}

} // namespace cliplad
