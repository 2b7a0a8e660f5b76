#pragma once

#include "scenes/palette.h"

namespace cliplad {

/// How a surface answers light. All strengths are relative to a white diffuse surface.
struct Surface {
    float diffuse = 0.75f;
    float specular = 0.1f;
    int gloss = 4;          ///< highlight exponent is 2^gloss
    float mirror = 0.0f;    ///< share of light that comes from the surroundings' bright and dark bands
    float roughness = 0.0f; ///< amplitude of fine relief, in working pixels
    float opacity = 1.0f;   ///< below 1, what lies under shows through
    Colour tint{1, 1, 1};   ///< colour of what shows through
};

/// A surface with its colour and the word for it.
struct Finish {
    Colour colour{0.5f, 0.5f, 0.5f};
    Surface surface;
    std::string material; ///< "steel", "plastic", …
};

enum class MaterialFamily { Metal, Plastic, Rubber, Paper, Glass, Food, Ceramic, Board, Empty };

/// A specimen of the family. `colour` is the wanted colour where the family takes one (plastic, rubber,
/// paper, glass, food, ceramic); metals choose their own alloy and ignore it.
Finish randomFinish(MaterialFamily family, Colour colour, Random& random);

/// One alloy: "steel", "zinc", "brass", "copper", "black steel", "aluminium".
Finish metalFinish(std::string_view alloy, Random& random);

} // namespace cliplad
