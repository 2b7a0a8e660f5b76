#include "scenes/backgrounds/background_painters.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

struct Knot {
    cv::Point2f at; ///< share of the picture
    float radius;
    float darkness;
};

std::vector<Knot> randomKnots(Random& random) {
    std::vector<Knot> knots;
    if (random.chance(0.4f)) {
        const int count = random.integer(1, 2);
        for (int i = 0; i < count; ++i)
            knots.push_back({{random.unit(), random.unit()},
                             random.logUniform(0.015f, 0.07f),
                             random.uniform(0.3f, 0.75f)});
    }
    return knots;
}

/// Growth rings run along x, bend around knots, and are broken by fine fibres and pores.
cv::Mat3f planks(cv::Size size, Colour colour, Random& random) {
    cv::Mat1f warp = smoothNoise(size, {3, 3}, random);
    cv::scaleAdd(smoothNoise(size, {6, 8}, random), 0.4, warp, warp);
    const cv::Mat1f fibre = smoothNoise(size, {size.width / 12, size.height}, random);
    const cv::Mat1f streak = smoothNoise(size, {4, size.height / 5}, random);
    const std::vector<Knot> knots = randomKnots(random);
    const float rings = random.logUniform(4.0f, 30.0f);
    const float bend = random.uniform(0.2f, 1.6f);
    const float ringStrength = random.uniform(0.04f, 0.2f);
    const float fibreStrength = random.uniform(0.03f, 0.1f);
    const float streakStrength = random.uniform(0.02f, 0.12f);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float u = static_cast<float>(x) / static_cast<float>(size.width);
            const float v = static_cast<float>(y) / static_cast<float>(size.height);
            float phase = v * rings + warp(y, x) * bend;
            float dark = 0.0f;
            for (const Knot& knot : knots) {
                const float dx = (u - knot.at.x) * 0.5f;
                const float dy = v - knot.at.y;
                const float d = std::sqrt(dx * dx + dy * dy) / knot.radius;
                phase += (dy > 0 ? 1.0f : -1.0f) * rings * knot.radius * 1.5f / (1.0f + d * d);
                if (d < 1.4f) {
                    phase = phase * d / 1.4f + (1.4f - d) * 2.0f;
                    dark = std::max(dark, knot.darkness * std::min(1.0f, (1.4f - d) * 1.6f));
                }
            }
            const float saw = phase - std::floor(phase); // late wood ends sharply
            const float ring = saw * saw - 0.33f;
            const float light = (1.0f - ringStrength * ring * 1.5f + fibreStrength * fibre(y, x) * 0.6f +
                                 streakStrength * streak(y, x) * 0.6f) *
                                (1.0f - dark);
            const Colour tone = colour * light;
            picture(y, x) = {tone[0], tone[1] * (0.97f + 0.03f * light), tone[2] * (0.85f + 0.15f * light)};
        }
    return picture;
}

cv::Mat3f wood(cv::Size size, Random& random) {
    const std::array<Colour, 8> species = {rgb8(176, 128, 80), rgb8(205, 165, 115), rgb8(140, 92, 56),
                                           rgb8(190, 120, 70), rgb8(222, 190, 145), rgb8(105, 68, 45),
                                           rgb8(168, 110, 60), rgb8(150, 120, 90)};
    const Colour colour = jittered(random.pick(species), random, 0.05f);
    cv::Mat3f picture = planks(size, colour, random);
    if (random.chance(0.15f)) { // board joints
        const int joints = random.integer(1, 3);
        for (int i = 0; i < joints; ++i)
            picture.row(random.integer(0, size.height - 1)) *= 0.45f;
    }
    const float quarter = random.chance(0.5f) ? 1.5707963f : 0.0f;
    const float turn =
        random.chance(0.75f) ? quarter + random.normal(0.0f, 0.1f) : random.uniform(0.0f, 3.14f);
    return rotated(picture, turn);
}

cv::Mat3f particleBoard(cv::Size size, Random& random) {
    cv::Mat3f picture(size, jittered(rgb8(186, 150, 104), random, 0.05f));
    const int chips = size.area() / 40;
    const float n = static_cast<float>(size.width);
    for (int i = 0; i < chips; ++i) {
        const float length = n * random.logUniform(0.01f, 0.07f);
        const float angle = random.uniform(0.0f, 3.1415927f);
        const float x = random.uniform(0.0f, n);
        const float y = random.uniform(0.0f, static_cast<float>(size.height));
        const float shade = random.uniform(0.8f, 1.18f);
        const Colour colour = jittered(rgb8(186, 150, 104), random, 0.015f) * shade;
        cv::line(picture, {cvRound(x * 16), cvRound(y * 16)},
                 {cvRound((x + length * std::cos(angle)) * 16), cvRound((y + length * std::sin(angle)) * 16)},
                 cv::Scalar(colour[0], colour[1], colour[2]), 1 + cvRound(n * random.uniform(0.0f, 0.015f)),
                 cv::LINE_8, 4);
    }
    cv::blur(picture, picture, {2, 2});
    return picture;
}

cv::Mat3f cardboard(cv::Size size, Random& random) {
    const Colour colour = jittered(rgb8(180, 142, 100), random, 0.05f);
    cv::Mat1f field = fractalNoise(size, 4, 3, random) * 0.5f;
    cv::scaleAdd(smoothNoise(size, {size.width / 3, size.height}, random), 0.4, field, field);
    if (random.chance(0.5f)) { // the flutes press through
        const float waves = random.uniform(12.0f, 30.0f);
        for (int y = 0; y < size.height; ++y)
            field.row(y) +=
                0.5f * std::sin(6.28f * waves * static_cast<float>(y) / static_cast<float>(size.height));
    }
    const cv::Mat3f picture = tinted({colour, field, random.uniform(0.03f, 0.09f)});
    return rotated(picture, random.uniform(0.0f, 3.14f));
}

cv::Mat3f paper(cv::Size size, Random& random) {
    const Colour colour = jittered(rgb8(228, 226, 218), random, 0.04f);
    cv::Mat1f field = fractalNoise(size, 30, 2, random);
    field += fractalNoise(size, 3, 2, random);
    return tinted({colour, field, random.uniform(0.005f, 0.05f)});
}

cv::Mat3f fabric(cv::Size size, Random& random) {
    const Colour colour = anyColour(random);
    const float threads = random.uniform(15.0f, 45.0f) * kFullTurn / static_cast<float>(size.width);
    cv::Mat1f field = fractalNoise(size, 3, 3, random) * 0.5f;
    cv::scaleAdd(whiteNoise(size, random), 0.2, field, field);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            field(y, x) +=
                std::sin(static_cast<float>(x) * threads) * std::sin(static_cast<float>(y) * threads);
    const cv::Mat3f picture = tinted({colour, field, random.uniform(0.06f, 0.18f)});
    return rotated(picture, random.uniform(0.0f, 1.57f));
}

cv::Mat3f concrete(cv::Size size, Random& random) {
    const Colour colour = jittered(rgb8(150, 148, 143), random, 0.06f);
    cv::Mat1f field = fractalNoise(size, 4, 5, random);
    cv::scaleAdd(whiteNoise(size, random), 0.35, field, field);
    cv::Mat3f picture = tinted({colour, field, random.uniform(0.08f, 0.18f)});
    const int pores = random.integer(0, 60);
    for (int i = 0; i < pores; ++i) {
        const cv::Point at{random.integer(0, size.width), random.integer(0, size.height)};
        const int radius = random.integer(0, 1);
        cv::circle(picture, at, radius, cv::Scalar::all(random.uniform(0.15f, 0.35f)), cv::FILLED);
    }
    return picture;
}

/// Grains of a few minerals.
cv::Mat3f granite(cv::Size size, Random& random) {
    const std::array<Colour, 3> grounds = {rgb8(176, 172, 166), rgb8(120, 112, 108), rgb8(168, 128, 112)};
    const Colour ground = jittered(random.pick(grounds), random, 0.04f);
    const int grains = std::max(4, size.width / random.integer(2, 5));
    const cv::Mat1f dark = smoothNoise(size, {grains, grains}, random);
    const cv::Mat1f light = smoothNoise(size, {grains, grains}, random);
    const float share = random.uniform(0.2f, 1.2f);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture(y, x) = dark(y, x) > share    ? ground * 0.35f
                            : light(y, x) > share ? ground * 1.3f
                                                  : ground * (1.0f + 0.08f * light(y, x));
    return picture;
}

/// Clouds and long veins that fade and fork.
cv::Mat3f marble(cv::Size size, Random& random) {
    const Colour light = jittered(rgb8(215, 212, 205), random, 0.04f);
    const Colour dark = random.chance(0.8f) ? jittered(rgb8(110, 105, 100), random, 0.05f)
                                            : jittered(rgb8(150, 110, 70), random, 0.05f);
    cv::Mat1f veins = smoothNoise(size, {2, 5}, random); // longer than wide
    cv::scaleAdd(smoothNoise(size, {6, 9}, random), 0.35, veins, veins);
    cv::scaleAdd(smoothNoise(size, {16, 20}, random), 0.12, veins, veins);
    const cv::Mat1f cloud = fractalNoise(size, 2, 4, random);
    const float thin = random.logUniform(4.0f, 16.0f);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float vein = std::max(0.0f, 1.0f - std::abs(veins(y, x)) * thin) *
                               std::clamp(0.5f + cloud(y, x), 0.0f, 1.0f);
            const float share = std::clamp(0.7f * vein + 0.2f * cloud(y, x) + 0.1f, 0.0f, 1.0f);
            picture(y, x) = light * (1.0f - share) + dark * share;
        }
    return rotated(picture, random.uniform(0.0f, 3.14f));
}

cv::Mat3f stone(cv::Size size, Random& random) {
    return random.chance(0.4f) ? granite(size, random) : marble(size, random);
}

cv::Mat3f leather(cv::Size size, Random& random) {
    const std::array<Colour, 5> hides = {rgb8(120, 74, 45), rgb8(60, 42, 34), rgb8(160, 105, 65),
                                         rgb8(40, 40, 42), rgb8(140, 40, 38)};
    // Grains of uneven size between fine creases; light falls across them.
    const int grains = random.integer(14, 40);
    cv::Mat1f field = cv::abs(smoothNoise(size, {grains, grains}, random));
    cv::scaleAdd(cv::Mat1f(cv::abs(smoothNoise(size, {2 * grains, 2 * grains}, random))), 0.5, field, field);
    for (float& value : field)
        value = std::min(1.0f, 1.2f * value) - 0.7f;
    cv::Mat1f slope;
    cv::Sobel(field, slope, CV_32F, 1, random.integer(0, 1));
    cv::scaleAdd(slope, random.uniform(0.0f, 0.25f), field, field);
    cv::scaleAdd(fractalNoise(size, 2, 3, random), 0.3, field, field);
    return tinted({jittered(random.pick(hides), random), field, random.uniform(0.15f, 0.5f)});
}

cv::Mat3f cork(cv::Size size, Random& random) {
    const Colour colour = jittered(rgb8(184, 138, 92), random, 0.05f);
    cv::Mat1f field = smoothNoise(size, {size.width / 4, size.height / 4}, random) * 0.5f;
    cv::scaleAdd(whiteNoise(size, random), 0.4, field, field);
    cv::Mat3f picture = tinted({colour, field, 0.16f});
    const int grains = size.area() / 220;
    for (int i = 0; i < grains; ++i) {
        const cv::Point at{random.integer(0, size.width), random.integer(0, size.height)};
        const cv::Size axes{random.integer(0, 2), random.integer(0, 1)};
        cv::ellipse(picture, at, axes, random.uniform(0, 180), 0, 360, cv::Scalar(0.35, 0.22, 0.14),
                    cv::FILLED);
    }
    return picture;
}

cv::Mat3f sponge(cv::Size size, Random& random) {
    const std::array<Colour, 4> foams = {rgb8(70, 70, 74), rgb8(40, 40, 42), rgb8(225, 215, 150),
                                         rgb8(90, 120, 180)};
    const cv::Mat1f cells = smoothNoise(size, {size.width / 2, size.height / 2}, random);
    return tinted({jittered(random.pick(foams), random), cells, random.uniform(0.15f, 0.35f)});
}

} // namespace

std::vector<BackgroundPainter> naturalBackgrounds() {
    return {{"wood", wood},           {"particle board", particleBoard},
            {"cardboard", cardboard}, {"paper", paper},
            {"fabric", fabric},       {"concrete", concrete},
            {"stone", stone},         {"leather", leather},
            {"cork", cork},           {"foam", sponge}};
}

} // namespace cliplad
