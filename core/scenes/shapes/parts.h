#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

// Parts that products need in one particular form; the random forms of training scenes use the same code.

enum class Drive { Slot, Phillips, Pozidriv, Hex, Torx, Square, None };

struct ScrewHeadShape {
    Drive drive = Drive::Phillips;
    float turn = 0.0f;       ///< of the drive, radians
    float crown = 0.25f;     ///< height of the dome; 0 is countersunk and flat
    float driveSize = 0.62f; ///< of the head's radius
    bool hexagonal = false;  ///< a hexagon bolt's head
    float floor = 0.25f;     ///< brightness of the drive's floor against the head's
    float taper = 0.0f;      ///< how far the drive's walls slope inwards; 0 for upright ones
    float seam = 0.0f;       ///< width of the dark gap between a sunk head and what it is sunk in
};
Relief paintScrewHead(const Pose& pose, const Finish& finish, const ScrewHeadShape& shape);

struct ScrewShape {
    float length = 2.0f;     ///< of the shank, in units of the pose's radius
    float halfWidth = 0.22f; ///< of the shank
    float headHalfWidth = 0.45f;
    float headLength = 0.3f;
    float pitch = 0.13f;
    float unthreaded = 0.0f; ///< share of the shank below the head without thread
    bool pointed = true;
    bool hexagonal = false;
};
/// Seen from the side, along x, its head at the left; the middle of the whole screw is the pose's centre.
Relief paintScrew(const Pose& pose, const Finish& finish, const ScrewShape& shape);

Relief paintWasher(const Pose& pose, const Finish& finish, float hole);
Relief paintHexNut(const Pose& pose, const Finish& finish, float hole);
/// A drilled hole of radius 0.62 with a rim of `rim` (0 none … 1 torn wood) in the colour of the finish.
Relief paintHole(const Pose& pose, const Finish& finish, float rim, Random& random);
// Other holes (holes.cpp), in the colour of what they are in.
Relief paintTornHole(const Pose& pose, const Finish& finish, Random& random);
Relief paintThreadedHole(const Pose& pose, const Finish& finish, Random& random);
Relief paintSlotHole(const Pose& pose, const Finish& finish, Random& random);

enum class PushpinView { Above, Lying };
Relief paintPushpin(const Pose& pose, const Finish& finish, PushpinView view, Random& random);

/// A lever connector with `ways` (2, 3 or 5) levers in the finish's colour on a pale body.
Relief paintSplicingConnector(const Pose& pose, const Finish& finish, int ways, Random& random);
/// A cable through the control points (unit coordinates), `width` of the radius thick.
Relief paintCable(const Pose& pose, const Finish& finish, const Points& path, float width);

/// Outline of a bottle standing upright: y from -1 (mouth) to 1 (foot).
Points bottleOutline(float neckWidth, float bodyWidth, float shoulder);
struct BagShape {
    float half = 0.8f;     ///< half its height; half its width is 1
    float gleam = 0.5f;    ///< of the film's folds
    float opacity = 0.12f; ///< of the film
};
Relief paintPlasticBag(const Pose& pose, const BagShape& shape, Random& random);
/// Paper with lines of something like print; `lines` 0 leaves it blank.
Relief paintLabel(const Pose& pose, const Finish& finish, cv::Size2f half, int lines, Random& random);
/// Paper with real letters: a name, smaller lines, often a coloured band.
Relief paintLetteredLabel(const Pose& pose, const Finish& finish, cv::Size2f half, Random& random);
/// A small printed fruit on a label: 0 orange, 1 cherry, 2 banana, 3 apple, 4 grapes, 5 lemon.
Relief paintFruitIcon(const Pose& pose, const Finish& finish, int fruit, Random& random);

} // namespace cliplad
