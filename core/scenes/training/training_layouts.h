#pragma once

#include "scenes/training/scene_builder.h"

#include <array>
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
    bool anyKinds = false; ///< draws every kind from the scene's pool
};

const std::vector<TrainingLayout>& trainingLayouts();

/// Kinds that are easily taken for one another; the layout "near misses" lays them side by side.
const std::vector<std::array<std::string_view, 2>>& nearMissPairs();

/// Trays, bags and bottles (container_layouts.cpp).
std::vector<TrainingLayout> containerLayouts();
/// Parts laid out, mounted, packed and stored (workplace_layouts.cpp).
std::vector<TrainingLayout> workplaceLayouts();
/// Scenes as inspection stations and shops stage them (staged_layouts.cpp).
std::vector<TrainingLayout> stagedLayouts();

} // namespace cliplad
