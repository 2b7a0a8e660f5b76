#pragma once

#include "scenes/lighting.h"
#include "scenes/random.h"

#include <opencv2/core.hpp>

namespace cliplad {

/// The light of a training scene: often soft and from several sides, sometimes one hard lamp.
Lighting trainingLighting(Random& random);
/// One strong lamp from the side in a dark room: deep shadows with sharp edges.
Lighting hardLighting(Random& random);

/// Exposes the picture as a camera does by itself: neither a black nor a burnt-out one, mostly.
void meter(cv::Mat3f& picture, Random& random);

/// Light and shade that fall over a whole scene, its parts included: fall-off from a lamp, the shadow of
/// something outside the picture, stripes from a blind, a mottled canopy, tinted ambient light.
void castLight(cv::Mat3f& picture, Random& random);

/// Lets metals mirror what they lie in: ground of that colour, a room darker or brighter than the lamps.
void mirrorSurroundings(Lighting& lighting, const cv::Mat3f& ground, Random& random);

/// Turns a picture seen from above into one seen at an angle, labels alike; slightly enlarged, so that no
/// border shows.
void seeAtAnAngle(cv::Mat3f& picture, cv::Mat1b& label, Random& random);

} // namespace cliplad
