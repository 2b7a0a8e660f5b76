#pragma once

#include "scenes/shapes/relief.h"

namespace cliplad {

struct Light {
    cv::Vec3f direction; ///< towards the light, unit length; z towards the camera
    Colour colour;       ///< strength included
};

/// All light of one scene.
struct Lighting {
    std::vector<Light> lights; ///< strongest first
    Colour ambient{0.35f, 0.35f, 0.35f};
    /// The surroundings that metals mirror: bands across a direction, drifting slowly over the picture.
    cv::Vec2f bandDirection{1, 0};          ///< unit length
    float bandFrequency = 1.5f;             ///< bands per unit of the mirrored ray's part along it
    float bandPhase = 0.0f;                 ///< in bands
    Colour bandDark = Colour::all(0.12f);   ///< between the bands: a dark room, the ground around the part
    Colour bandBright = Colour::all(1.22f); ///< on them: windows and lamps
    float shadowStrength = 0.5f;            ///< share of light that a full shadow takes
    float shadowSoftness = 0.2f;            ///< blur of a shadow's edge, as a share of its length
};

/// One to three lights from random sides; the sum of light is about 1.
Lighting randomLighting(Random& random);

/// A lit part, ready to be laid over the canvas: canvas = canvas × through + colour.
struct LitPart {
    cv::Rect box;
    cv::Mat3f colour;
    cv::Mat3f through;
    Mask coverage; ///< at canvas resolution
};

/// @param lean of camera and part together, as Pose::lean
LitPart lit(const Relief& relief, const Lighting& lighting, cv::Vec2f lean);

} // namespace cliplad
