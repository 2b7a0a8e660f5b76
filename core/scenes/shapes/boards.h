#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

/// A printed circuit board without its parts: tracks, vias, pads, printed names, holes in its corners.
Relief paintCircuitBoard(const Pose& pose, const Finish& finish, Random& random);

} // namespace cliplad
