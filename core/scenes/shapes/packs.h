#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

/// A bag of clear film as cameras see it: creases that gleam, wide soft reflections, welded seams, sometimes
/// a zip, a hole to hang it by and print. Lies over what is in it.
Relief paintClearBag(const Pose& pose, Random& random);

/// A pack of tablets or capsules, from the side of the pockets or of the printed foil.
Relief paintBlisterPack(const Pose& pose, const Finish& finish, Random& random);

} // namespace cliplad
