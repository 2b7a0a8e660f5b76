#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

enum class HeadForm { Countersunk, Raised, Pan, Round, Cylinder, Hex, FlangedHex, None };
enum class TipForm { Pointed, Flat, Chamfered, Drill };

/// A screw on its side with a thread of real form. Lengths in units of the pose's radius; the axis runs along
/// x, the head at the left.
struct SideScrew {
    HeadForm head = HeadForm::Countersunk;
    TipForm tip = TipForm::Pointed;
    float length = 2.5f;    ///< below the head
    float halfWidth = 0.2f; ///< outer radius of the thread
    float headHalfWidth = 0.4f;
    float headLength = 0.25f;
    float pitch = 0.12f;
    float depth = 0.25f;     ///< of the thread, of its radius
    float flight = 0.0f;     ///< 0 for the even V of machine screws … 1 for the thin flights of wood screws
    float unthreaded = 0.0f; ///< share of the length below the head
    float shank = 0.85f;     ///< radius of the unthreaded part, of the thread's
    float turn = 0.0f;       ///< about its axis, radians
    float tilt = 0.0f;       ///< of the axis: the head comes towards the camera, radians below 1.3
};
Relief paintSideScrew(const Pose& pose, const Finish& finish, const SideScrew& screw, Random& random);

/// Any screw or bolt: for wood, metal sheet, machines; lying, or seen at an angle.
SideScrew randomSideScrew(Random& random);

} // namespace cliplad
