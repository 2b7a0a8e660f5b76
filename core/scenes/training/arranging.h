#pragma once

#include "scenes/training/scene_builder.h"

#include <string_view>

namespace cliplad {

// What layouts share.

/// Of a whole turn, in radians.
float anyAngle(Random& random);
cv::Point2f anywhere(SceneBuilder& b);
/// Along with the picture, as people lay things down, or at any angle. In radians.
float tidyAngle(Random& random);

/// The part's radius in a scene whose screw heads have radius `base`.
float radiusOf(const PartPainter& painter, float base, SceneBuilder& b);

/// Kinds of the scene's pool; half of the time related ones.
KindPool someKinds(int count, SceneBuilder& b);

void putAny(SceneBuilder& b, const PartPainter& painter, cv::Point2f at, float base);
void putAnywhere(SceneBuilder& b, const PartPainter& painter, float base);

/// Places at least `spacing` apart (tried, not forced); fewer than `count` where there is no more room.
std::vector<cv::Point2f> spacedPlaces(int count, float spacing, SceneBuilder& b);

/// Columns × rows of places about the middle, slightly turned.
struct Lattice {
    int columns = 3;
    int rows = 3;
    float pitch = 20.0f;  ///< canvas pixels
    float angle = 0.0f;   ///< radians
    float jitter = 0.04f; ///< of the pitch
};
std::vector<cv::Point2f> latticePlaces(const Lattice& lattice, SceneBuilder& b);

} // namespace cliplad
