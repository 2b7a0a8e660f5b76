#include "scenes/training/scene_light.h"

#include "scenes/backgrounds/background.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace cliplad {

namespace {

/// A lamp near the picture: bright where it stands, dim far away.
void lamp(cv::Mat3f& picture, Random& random) {
    const float n = static_cast<float>(picture.cols);
    const cv::Point2f at{random.uniform(-0.3f, 1.3f) * n, random.uniform(-0.3f, 1.3f) * n};
    const float height = random.uniform(0.5f, 1.4f);
    const float warm = random.normal(0.0f, 0.06f);
    const float strength = random.uniform(0.4f, 1.0f);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float u = (static_cast<float>(x) - at.x) / n;
            const float v = (static_cast<float>(y) - at.y) / n;
            const float fall = height * height / (u * u + v * v + height * height);
            const float light = 1.0f - strength + strength * 1.25f * fall;
            picture(y, x) = picture(y, x).mul(cv::Vec3f(light * (1 + warm), light, light * (1 - warm)));
        }
}

/// Bars of light and shade, as through a blind, a fence or a window with bars.
void stripes(cv::Mat3f& picture, Random& random) {
    const float n = static_cast<float>(picture.cols);
    const float angle = random.uniform(0.0f, 3.1415927f);
    const float c = std::cos(angle) / n;
    const float s = std::sin(angle) / n;
    const float frequency = random.logUniform(0.6f, 5.0f);
    const float phase = random.unit();
    const float bright = random.uniform(0.25f, 0.75f);
    const float edge = random.uniform(0.02f, 0.3f);
    const float depth = random.uniform(0.15f, 0.6f);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float t = (static_cast<float>(x) * c + static_cast<float>(y) * s) * frequency + phase;
            const float inCell = t - std::floor(t);
            const float inside = std::min(inCell, 1.0f - inCell) * 2.0f;
            picture(y, x) *= 1.0f - depth * std::clamp((inside - bright) / edge + 0.5f, 0.0f, 1.0f);
        }
}

/// Uneven shade: a hand, leaves, people around.
void mottled(cv::Mat3f& picture, Random& random) {
    const cv::Mat1f field = smoothNoise(picture.size(), {random.integer(2, 6), random.integer(2, 6)}, random);
    const float edge = random.logUniform(0.1f, 1.5f);
    const float depth = random.uniform(0.1f, 0.5f);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture(y, x) *= 1.0f - depth * std::clamp(field(y, x) / edge + 0.3f, 0.0f, 1.0f);
}

} // namespace

Lighting hardLighting(Random& random) {
    Lighting lighting = randomLighting(random);
    const float azimuth = random.uniform(0.0f, kFullTurn);
    const float slope = random.uniform(0.5f, 1.7f);
    Light lamp;
    lamp.direction = cv::normalize(cv::Vec3f(slope * std::cos(azimuth), slope * std::sin(azimuth), 1.0f));
    const float warm = random.normal(0.0f, 0.05f);
    lamp.colour = Colour(1.0f + warm, 1.0f, 1.0f - warm) * random.uniform(0.9f, 1.3f);
    lighting.lights = {lamp};
    lighting.ambient = Colour::all(random.uniform(0.08f, 0.25f));
    lighting.bandDark = Colour::all(random.uniform(0.02f, 0.08f));
    lighting.shadowStrength = random.uniform(0.6f, 0.95f);
    lighting.shadowSoftness = random.logUniform(0.01f, 0.1f);
    return lighting;
}

Lighting trainingLighting(Random& random) {
    return random.chance(0.15f) ? hardLighting(random) : randomLighting(random);
}

void meter(cv::Mat3f& picture, Random& random) {
    if (random.chance(0.12f)) // set by hand, and badly
        return;
    std::vector<float> light; // of every fourth pixel in both directions
    for (int y = 1; y < picture.rows; y += 4)
        for (int x = 1; x < picture.cols; x += 4) {
            const cv::Vec3f& at = picture(y, x);
            light.push_back((at[0] + 2.0f * at[1] + at[2]) * 0.25f);
        }
    const auto share = [&](float part) {
        const auto at =
            light.begin() + static_cast<std::ptrdiff_t>(part * static_cast<float>(light.size() - 1));
        std::nth_element(light.begin(), at, light.end());
        return std::max(0.02f, *at);
    };
    const float middle = share(0.5f);
    const float bright = share(0.97f);
    // The median to a middle grey, unless that burns out what is bright.
    const float most = random.uniform(0.9f, 1.15f) / bright;
    const float grey = random.uniform(0.35f, 0.6f) / middle;
    const float wanted = std::min(grey, most);
    const float strength = wanted > 1.0f ? random.uniform(0.6f, 1.0f) : random.uniform(0.0f, 0.6f);
    picture *= std::clamp(std::pow(wanted, strength), 0.5f, 6.0f);
}

void castLight(cv::Mat3f& picture, Random& random) {
    if (random.chance(0.35f))
        applyLightGradient(picture, random);
    if (random.chance(0.25f))
        lamp(picture, random);
    if (random.chance(0.1f))
        stripes(picture, random);
    if (random.chance(0.1f))
        mottled(picture, random);
}

void mirrorSurroundings(Lighting& lighting, const cv::Mat3f& ground, Random& random) {
    if (random.chance(0.3f))
        return;
    const cv::Scalar mean = cv::mean(ground);
    const Colour tone(static_cast<float>(mean[0]), static_cast<float>(mean[1]), static_cast<float>(mean[2]));
    const float share = random.uniform(0.0f, 0.8f);
    const float brightest = std::max({tone[0], tone[1], tone[2], 0.05f});
    const Colour tint = Colour::all(1.0f - share) + tone * (share / brightest);
    lighting.bandDark = tint * random.logUniform(0.03f, 0.35f);
    lighting.bandBright = (Colour::all(1.0f) + tint) * (0.5f * random.uniform(0.5f, 1.5f));
}

void seeAtAnAngle(cv::Mat3f& picture, cv::Mat1b& label, Random& random) {
    const float n = static_cast<float>(picture.cols);
    const float depth = n * random.uniform(0.03f, 0.16f);
    const auto inset = [&] { return random.uniform(0.0f, depth); };
    const cv::Point2f seen[4] = {
        {inset(), inset()}, {n - inset(), inset()}, {n - inset(), n - inset()}, {inset(), n - inset()}};
    const cv::Point2f corners[4] = {{0, 0}, {n, 0}, {n, n}, {0, n}};
    const cv::Mat transform = cv::getPerspectiveTransform(seen, corners);
    cv::Mat3f warped;
    cv::warpPerspective(picture, warped, transform, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    picture = warped;
    cv::Mat1b labels;
    cv::warpPerspective(label, labels, transform, label.size(), cv::INTER_NEAREST, cv::BORDER_REFLECT_101);
    label = labels;
}

} // namespace cliplad
