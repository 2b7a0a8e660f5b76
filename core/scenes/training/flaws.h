#pragma once

#include "scenes/canvas.h"
#include "scenes/shapes/part_painter.h"

#include <optional>
#include <string>

namespace cliplad {

/// The words of damage and dirt, which lie on other things and are labelled like parts.
struct FlawWords {
    std::string kind;
    std::vector<std::string> synonyms; ///< besides `kind`
};
const std::vector<FlawWords>& flawWords();

/// One flaw of a part: its word and where, in the relief's working pixels.
struct PartFlaw {
    std::string kind;
    Mask mask;
};
/// Damages a part before it is lit, as its material breaks. Nothing for what cannot be damaged.
std::optional<PartFlaw> damagePart(Relief& relief, MaterialFamily family, Random& random);

/// One flaw on whatever lies there.
struct SurfaceFlaw {
    std::string kind;
    Mask mask;             ///< of the whole picture
    float contrast = 0.0f; ///< mean change of what is drawn, of full scale; below 0.05 hardly seen
};
/// Draws a scratch, stain, crack, hair, drop, dust or spot of rust of about `reach` pixels.
SurfaceFlaw drawFlaw(cv::Mat3f& picture, float reach, Random& random);
/// Draws a stain of this radius there.
SurfaceFlaw drawStain(cv::Mat3f& picture, cv::Point2f at, float radius, Random& random);

/// What is no part and no flaw: single specks and spots of glare.
void addSpecks(cv::Mat3f& picture, Random& random);

} // namespace cliplad
