#include "scenes/backgrounds/background_painters.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// Periodic lines along both axes: 1 on a line, 0 between, antialiased over a pixel.
cv::Mat1f latticeOf(cv::Size size, float spacingPx, float widthPx, cv::Point2f offset) {
    const auto profile = [&](float position) {
        const float inCell = std::fmod(std::fmod(position, spacingPx) + spacingPx, spacingPx);
        const float distance = std::min(inCell, spacingPx - inCell);
        return std::clamp(widthPx * 0.5f + 0.5f - distance, 0.0f, 1.0f);
    };
    std::vector<float> columns;
    for (int x = 0; x < size.width; ++x)
        columns.push_back(profile(static_cast<float>(x) + offset.x));
    cv::Mat1f lattice(size);
    for (int y = 0; y < size.height; ++y) {
        const float row = profile(static_cast<float>(y) + offset.y);
        for (int x = 0; x < size.width; ++x)
            lattice(y, x) = std::max(row, columns[static_cast<std::size_t>(x)]);
    }
    return lattice;
}

void drawOver(cv::Mat3f& picture, const cv::Mat1f& share, Colour colour, float opacity) {
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float s = share(y, x) * opacity;
            picture(y, x) = picture(y, x) * (1.0f - s) + colour * s;
        }
}

cv::Mat1f randomLattice(cv::Size size, float minCells, float maxCells, Random& random) {
    const float spacing = static_cast<float>(size.width) / random.uniform(minCells, maxCells);
    const float width = std::max(0.6f, spacing * random.uniform(0.02f, 0.12f));
    const cv::Point2f offset{random.uniform(0, spacing), random.uniform(0, spacing)};
    return latticeOf(size, spacing, width, offset);
}

cv::Mat3f metalSheet(cv::Size size, Random& random) {
    const std::array<Colour, 4> sheets = {rgb8(160, 160, 165), rgb8(185, 186, 190), rgb8(110, 112, 118),
                                          rgb8(175, 160, 130)};
    const int strokes = random.integer(3, 10);
    cv::Mat1f brush = smoothNoise(size, {strokes, size.height}, random);
    cv::scaleAdd(smoothNoise(size, {size.width / 8, size.height}, random), 0.5, brush, brush);
    const cv::Mat1f sheen = smoothNoise(size, {3, 2}, random);
    cv::Mat3f picture =
        tinted({jittered(random.pick(sheets), random, 0.04f), brush, random.uniform(0.03f, 0.12f)});
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture(y, x) *= 1.0f + 0.12f * sheen(y, x);
    return rotated(picture, random.uniform(0.0f, 3.1415927f));
}

cv::Mat3f rustyMetal(cv::Size size, Random& random) {
    const Colour sheet = jittered(rgb8(125, 122, 120), random);
    const Colour rust = jittered(rgb8(135, 72, 38), random);
    const cv::Mat1f where = fractalNoise(size, 4, 5, random);
    cv::Mat1f grain = fractalNoise(size, 20, 2, random);
    cv::scaleAdd(whiteNoise(size, random), 0.2, grain, grain);
    const float level = random.uniform(-0.4f, 0.4f);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float share = std::clamp((where(y, x) - level) * 3.0f, 0.0f, 1.0f);
            picture(y, x) = (sheet * (1.0f - share) + rust * share) * (1.0f + 0.12f * grain(y, x));
        }
    return picture;
}

cv::Mat3f grid(cv::Size size, Random& random) {
    cv::Mat3f picture =
        tinted({anyColour(random), fractalNoise(size, 8, 2, random), random.uniform(0.0f, 0.08f)});
    const cv::Mat1f lines = randomLattice(size, 4.0f, 16.0f, random);
    const cv::Mat lattice = rotated(lines, random.uniform(0.0f, 1.57f));
    const Colour ink = anyColour(random);
    drawOver(picture, lattice, ink, random.uniform(0.5f, 1.0f));
    return picture;
}

/// A perforated or woven metal mesh: dark gaps between bright wires.
cv::Mat3f mesh(cv::Size size, Random& random) {
    cv::Mat3f picture(size, jittered(rgb8(45, 46, 50), random));
    const float spacing = static_cast<float>(size.width) / random.uniform(8.0f, 18.0f);
    const cv::Mat lattice =
        rotated(latticeOf(size, spacing, spacing * 0.35f, {0, 0}), random.uniform(0.0f, 1.57f));
    drawOver(picture, lattice, jittered(rgb8(165, 168, 174), random), 0.9f);
    return picture;
}

cv::Mat3f cuttingMat(cv::Size size, Random& random) {
    const std::array<Colour, 4> mats = {rgb8(38, 110, 84), rgb8(38, 110, 84), rgb8(40, 74, 120),
                                        rgb8(60, 62, 66)};
    const Colour colour = jittered(random.pick(mats), random);
    cv::Mat3f picture = tinted({colour, whiteNoise(size, random), 0.025f});
    const float spacing = static_cast<float>(size.width) / random.uniform(3.0f, 9.0f);
    const Colour ink = colour * 0.4f + Colour(0.5f, 0.52f, 0.4f);
    cv::Mat1f lines = latticeOf(size, spacing, 1.2f, {0, 0});
    lines = cv::max(lines, 0.35f * latticeOf(size, spacing / 5.0f, 0.6f, {0, 0}));
    lines = rotated(lines, random.normal(0.0f, 0.25f));
    drawOver(picture, lines, ink, random.uniform(0.5f, 0.9f));
    return picture;
}

cv::Mat3f plain(cv::Size size, Random& random) {
    return tinted({anyColour(random), fractalNoise(size, 3, 2, random), random.uniform(0.0f, 0.05f)});
}

cv::Mat3f textured(cv::Size size, Random& random) {
    const int cells = random.integer(3, 30);
    return tinted({anyColour(random), fractalNoise(size, cells, 4, random), random.uniform(0.1f, 0.3f)});
}

cv::Mat3f darkBackground(cv::Size size, Random& random) {
    return tinted({Colour::all(random.uniform(0.02f, 0.12f)), fractalNoise(size, 4, 3, random), 0.2f});
}

cv::Mat3f blackPlastic(cv::Size size, Random& random) {
    const cv::Mat1f grain = smoothNoise(size, {size.width / 2, size.height / 2}, random);
    const cv::Mat1f sheen = smoothNoise(size, {2, 3}, random);
    cv::Mat3f picture =
        tinted({Colour::all(random.uniform(0.08f, 0.2f)), grain, random.uniform(0.03f, 0.15f)});
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture(y, x) += Colour::all(std::max(0.0f, 0.06f * sheen(y, x)));
    return picture;
}

cv::Mat3f rubberMat(cv::Size size, Random& random) {
    const float ribs = random.uniform(10.0f, 40.0f) * kFullTurn / static_cast<float>(size.height);
    cv::Mat1f field = whiteNoise(size, random) * 0.12f;
    const bool studs = random.chance(0.4f);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float across = std::sin(static_cast<float>(y) * ribs);
            field(y, x) +=
                studs ? std::max(0.0f, across * std::sin(static_cast<float>(x) * ribs)) * 2.0f : across;
        }
    const cv::Mat3f ribbed =
        tinted({jittered(rgb8(58, 58, 62), random, 0.06f), field, random.uniform(0.1f, 0.3f)});
    return rotated(ribbed, random.uniform(0.0f, 3.14f));
}

cv::Mat3f conveyorBelt(cv::Size size, Random& random) {
    const std::array<Colour, 4> belts = {rgb8(40, 92, 70), rgb8(48, 50, 54), rgb8(215, 216, 214),
                                         rgb8(40, 90, 160)};
    cv::Mat1f weave = fractalNoise(size, 3, 2, random);
    cv::scaleAdd(smoothNoise(size, {size.width, size.height / 2}, random), 0.5, weave, weave);
    return tinted({jittered(random.pick(belts), random), weave, random.uniform(0.03f, 0.1f)});
}

cv::Mat3f tiles(cv::Size size, Random& random) {
    cv::Mat3f picture = tinted({anyColour(random), fractalNoise(size, 3, 3, random), 0.06f});
    const cv::Mat1f joints = randomLattice(size, 1.5f, 5.0f, random);
    drawOver(picture, joints, Colour::all(random.uniform(0.3f, 0.8f)), 0.9f);
    return rotated(picture, random.normal(0.0f, 0.2f));
}

cv::Mat3f paintedMetal(cv::Size size, Random& random) {
    cv::Mat1f peel = fractalNoise(size, 2, 2, random);
    cv::scaleAdd(smoothNoise(size, {size.width / 3, size.height / 3}, random), 0.4, peel, peel);
    return tinted({anyColour(random), peel, random.uniform(0.02f, 0.07f)});
}

} // namespace

std::vector<BackgroundPainter> industrialBackgrounds() {
    return {{"metal sheet", metalSheet},
            {"rusty metal", rustyMetal},
            {"grid", grid},
            {"wire mesh", mesh},
            {"cutting mat", cuttingMat},
            {"plain background", plain},
            {"textured background", textured},
            {"black background", darkBackground},
            {"black plastic", blackPlastic},
            {"rubber mat", rubberMat},
            {"conveyor belt", conveyorBelt},
            {"tiles", tiles},
            {"painted metal", paintedMetal}};
}

} // namespace cliplad
