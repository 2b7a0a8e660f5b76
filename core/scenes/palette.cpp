#include "scenes/palette.h"

#include <algorithm>

namespace cliplad {

const std::vector<NamedColour>& namedColours() {
    static const std::vector<NamedColour> colours = {
        {"red", rgb8(200, 40, 40)},     {"green", rgb8(50, 150, 60)},   {"blue", rgb8(45, 80, 190)},
        {"yellow", rgb8(225, 198, 50)}, {"orange", rgb8(232, 130, 40)}, {"white", rgb8(232, 231, 226)},
        {"black", rgb8(34, 34, 37)},    {"grey", rgb8(130, 130, 130)},  {"brown", rgb8(118, 74, 45)},
        {"pink", rgb8(228, 140, 165)},  {"purple", rgb8(120, 60, 150)}, {"turquoise", rgb8(50, 170, 175)},
        {"beige", rgb8(214, 196, 160)},
    };
    return colours;
}

Colour colourOf(std::string_view name) {
    for (const NamedColour& colour : namedColours())
        if (colour.name == name)
            return colour.rgb;
    return {0.5f, 0.5f, 0.5f};
}

Colour clamped(Colour colour) {
    for (int c = 0; c < 3; ++c)
        colour[c] = std::clamp(colour[c], 0.02f, 0.98f);
    return colour;
}

cv::Mat3f filled(cv::Size size, Colour colour) {
    cv::Mat3f picture(size);
    std::fill_n(picture.ptr<Colour>(), picture.total(), colour);
    return picture;
}

Colour jittered(Colour colour, Random& random, float sigma) {
    const float brightness = 1.0f + random.normal(0.0f, sigma * 1.5f);
    for (int c = 0; c < 3; ++c)
        colour[c] = colour[c] * brightness + random.normal(0.0f, sigma * 0.7f);
    return clamped(colour);
}

Colour anyColour(Random& random) {
    return jittered(random.pick(namedColours()).rgb, random, 0.08f);
}

} // namespace cliplad
