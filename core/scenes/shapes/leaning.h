#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

/// A flat part of even thickness that does not lie flat: washers and nuts on one another, on edge, on a
/// slope.
struct LeaningPlate {
    Points outline;         ///< convex, counted with x to the right and y down
    float hole = 0.5f;      ///< radius; 0 for none
    float thickness = 0.2f; ///< in units of the pose's radius
    float lean = 0.5f;      ///< of its axis against the camera's, radians below 1.5
    bool thread = false;    ///< in the hole
    float chamfer = 0.0f;   ///< radius of the round chamfer of nuts; 0 for none
};
Relief paintLeaningPlate(const Pose& pose, const Finish& finish, const LeaningPlate& plate);

} // namespace cliplad
