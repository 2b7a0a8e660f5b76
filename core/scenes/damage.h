#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

// Structural defects, done to a part before it is lit, so that light falls into dents and cracks. Each
// returns what it changed as a mask in the relief's working pixels (a little wider than what is seen, as
// people draw).

/// A bundle of thin bright lines.
Mask scratch(Relief& relief, Random& random);
/// A jagged dark line with a branch; `reach` shortens it on parts that fill much of the picture.
Mask crack(Relief& relief, Random& random, float reach = 1.0f);
/// The same, starting in the mask `from`, where nothing will lie over it.
Mask crackFrom(Relief& relief, const Mask& from, Random& random, float reach);
/// A patch of dirt, grease or rust with an uneven edge; `colour` is that of the dirt.
Mask stain(Relief& relief, Colour colour, Random& random, float size = 1.0f);
/// Two stains the colour of rust.
Mask rust(Relief& relief, Random& random, float size = 1.0f);
/// A smooth dimple.
Mask dent(Relief& relief, Random& random);
/// A bite out of the outline. The mask is what is gone.
Mask chipOff(Relief& relief, Random& random, float size = 1.0f);
/// Bends the part's far end (along `axis`, radians, canvas directions) sideways. The mask is the moved end.
Mask bend(Relief& relief, float axis, float strength);

// What damage is drawn with, on parts and on pictures: in the mask's own pixels, antialiased, added to what
// it has already.

/// An open line.
void drawLine(Mask& mask, const Points& points, int thicknessPx);
/// A filled blobPoints() about `at`.
void drawBlob(Mask& mask, cv::Point2f at, cv::Size2f radii, float wobble, Random& random);

/// A point of the part, in working pixels, at least `inset` from the edge where the part is wide enough.
cv::Point2f pointOn(const Relief& relief, float inset, Random& random);
/// Square root of the part's area, in working pixels.
float lengthOf(const Relief& relief);

} // namespace cliplad
