#pragma once

#include <array>

namespace cliplad::ui {

/// What lies over each other in the large image, lowest first.
enum class TuneLayer { Photo, Clusters, Coarse, Parts, Heat, Ignore, Truth };

inline constexpr std::array kTuneLayers = {TuneLayer::Photo, TuneLayer::Clusters, TuneLayer::Coarse,
                                           TuneLayer::Parts, TuneLayer::Heat,     TuneLayer::Ignore,
                                           TuneLayer::Truth};

struct LayerStyle {
    bool visible = true;
    int percent = 100; ///< opacity
};

} // namespace cliplad::ui
