#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

enum class Closure { None, ScrewCap, CrownCap, Cork, FlipTop };

enum class BottleShape { Bottle, Jar, Vial };

/// A bottle standing upright, foot at y 1, mouth at y -1 of the pose.
struct BottleLook {
    BottleShape shape = BottleShape::Bottle;
    bool clear = true;    ///< glass or clear plastic; else opaque
    bool plastic = false; ///< thin walls, often ribbed
    float level = -2.0f;  ///< of the liquid's surface, 1 the mouth … -1 the foot; below -1 nothing in it
    Colour liquid{0.5f, 0.3f, 0.1f};
    bool label = false;
    Closure closure = Closure::ScrewCap;
    Colour closureColour{0.9f, 0.9f, 0.9f};
};
BottleLook randomBottleLook(bool clear, Random& random);

/// The bottle and what can be labelled by itself, in the relief's working pixels; masks may be empty.
struct PaintedBottle {
    Relief relief;
    Mask liquid;
    Mask label;
    Mask closure;
    cv::Point2f labelMiddle; ///< canvas pixels
    float labelHalf = 0.0f;  ///< half its smaller side, canvas pixels
};
PaintedBottle paintBottle(const Pose& pose, const Finish& finish, const BottleLook& look, Random& random);

/// An open or closed bottle or jar as a camera above a conveyor sees it: its wall, shoulder and mouth as
/// rings.
Relief paintBottleFromAbove(const Pose& pose, const Finish& finish, Random& random);

/// A drinks or food can from the side, printed all around.
Relief paintCan(const Pose& pose, const Finish& metal, Random& random);

} // namespace cliplad
