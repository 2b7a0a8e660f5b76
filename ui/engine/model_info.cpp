#include "engine/model_info.h"

#include "clip/backbone.h"
#include "engine/engine.h"

namespace cliplad::ui {

std::optional<BackboneInfo> modelInfo(const Engine& engine) {
    const auto backbone = engine.backbone();
    return backbone ? std::optional(backbone->info()) : std::nullopt;
}

} // namespace cliplad::ui
