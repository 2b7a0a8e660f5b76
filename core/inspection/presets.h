#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "inspection/inspection_settings.h"

namespace cliplad {

/// A configuration that has a name: settings that it decides; it leaves the others as they are.
struct Preset {
    std::string name;
    std::string help;                                        ///< one line
    std::vector<std::pair<std::string, std::string>> values; ///< "group.key", value
};

/// "paper": nothing that goes beyond the method of the paper (method 9).
const std::vector<Preset>& presets();

/// Sets what the preset decides. Throws Error for an unknown name, naming the known ones.
void applyPreset(InspectionSettings& settings, std::string_view name);

} // namespace cliplad
