#pragma once

#include "scenes/shapes/relief.h"

#include <string_view>

namespace cliplad {

// Building blocks that many kinds share.

/// (x, radius) along the axis of a body of revolution that lies on its side, x rising.
using Profile = std::vector<cv::Point2f>;

Points profileOutline(const Profile& profile);
/// 0 outside the profile.
float radiusAt(const Profile& profile, float x);
/// The upper half of the body, in working pixels; 0 outside.
cv::Mat1f turnedHeight(const Sketch& sketch, const Profile& profile);
/// Such a body, with the elevation of its largest radius.
Relief turned(const Sketch& sketch, const Pose& pose, const Finish& finish, const Profile& profile);

/// A body whose foot is at the profile's low end, standing where the pose puts it upright.
Pose upright(const Pose& pose);

/// A flat piece of even thickness (unit coordinates) with a worn edge.
Relief plate(const Sketch& sketch, const Pose& pose, const Finish& finish, const Mask& mask, float thickness);

/// Gives the mask another colour and lets it stand out by `height` (unit coordinates; negative sinks it).
void emboss(Relief& relief, const Sketch& sketch, const Mask& mask, Colour colour, float height);

/// Oblique grooves across a rod along x, for screw threads and knurls.
struct Grooves {
    float from = 0.0f;
    float to = 1.0f;
    float radius = 0.3f;
    float pitch = 0.12f;
};
void cutGrooves(Relief& relief, const Sketch& sketch, const Grooves& grooves, Colour colour);

/// Points turned about the origin by an angle in radians, then moved.
Points moved(Points points, float angle, cv::Point2f to = {0, 0});

/// Letters and digits of single strokes; characters without a shape leave a gap. `height` in unit
/// coordinates, `at` the upper left corner.
struct Lettering {
    cv::Point2f at;
    float height = 0.3f;
    float weight = 0.14f; ///< stroke width, of the height
};
Mask letters(const Sketch& sketch, std::string_view text, const Lettering& lettering);
/// Width of that text in units of its height.
float widthOf(std::string_view text);
/// Capital letters and digits at random, the way parts are marked.
std::string randomMarking(int length, Random& random);

} // namespace cliplad
