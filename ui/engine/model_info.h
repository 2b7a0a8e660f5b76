#pragma once

#include <optional>

#include "clip/backbone_info.h"

namespace cliplad::ui {

class Engine;

/// What is known of the model that is ready; nothing while none is. GUI thread.
std::optional<BackboneInfo> modelInfo(const Engine& engine);

} // namespace cliplad::ui
