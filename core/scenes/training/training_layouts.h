#pragma once

#include "scenes/scene_builder.h"

#include <string_view>
#include <vector>

namespace cliplad {

/// One way in which parts lie in a training scene.
struct TrainingLayout {
    std::string_view name;
    int weight; ///< how often, relative to the others
    void (*arrange)(SceneBuilder&);
    /// Backgrounds it wants; empty for any.
    std::vector<std::string_view> backgrounds;
};

const std::vector<TrainingLayout>& trainingLayouts();

} // namespace cliplad
