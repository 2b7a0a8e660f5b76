#include "scenes/backgrounds/background_painters.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// Height to brightness, as light from one side shows it.
cv::Mat1f litRelief(const cv::Mat1f& height, Random& random) {
    cv::Mat1f dx, dy;
    cv::Sobel(height, dx, CV_32F, 1, 0);
    cv::Sobel(height, dy, CV_32F, 0, 1);
    const float angle = random.uniform(0.0f, kFullTurn);
    return dx * std::cos(angle) + dy * std::sin(angle);
}

cv::Mat3f whiteBackground(cv::Size size, Random& random) {
    const float blue = random.normal(0, 0.02f);
    const float red = random.normal(0, 0.015f);
    const Colour white = Colour::all(random.uniform(0.82f, 1.0f)) + Colour(red, 0, blue);
    return tinted({white, smoothNoise(size, {2, 3}, random), random.uniform(0.0f, 0.03f)});
}

/// A backdrop that runs from bright to dark, as in product photographs.
cv::Mat3f studio(cv::Size size, Random& random) {
    const bool neutral = random.chance(0.7f);
    const Colour colour = neutral ? Colour::all(random.uniform(0.25f, 0.95f)) : anyColour(random);
    const float horizon = random.uniform(0.2f, 0.9f);
    const float softness = random.uniform(0.05f, 0.6f);
    const float depth = random.uniform(0.1f, 0.5f);
    const cv::Mat1f cloud = smoothNoise(size, {2, 2}, random);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float v = static_cast<float>(y) / static_cast<float>(size.height);
            const float share = std::clamp((v - horizon) / softness + 0.5f, 0.0f, 1.0f);
            picture(y, x) = colour * (1.0f - depth * share + 0.04f * cloud(y, x));
        }
    return picture;
}

/// What lies far out of focus: soft blobs and edges of any colour.
cv::Mat3f blurred(cv::Size size, Random& random) {
    const float brightness = random.uniform(0.4f, 1.0f);
    cv::Mat3f picture(size, anyColour(random) * brightness);
    const int blobs = random.integer(4, 14);
    for (int i = 0; i < blobs; ++i) {
        const cv::Point at{random.integer(0, size.width), random.integer(0, size.height)};
        const int radius = cvRound(static_cast<float>(size.width) * random.uniform(0.05f, 0.3f));
        const float shade = random.uniform(0.4f, 1.1f);
        const Colour colour = anyColour(random) * shade;
        if (random.chance(0.5f))
            cv::circle(picture, at, radius, cv::Scalar(colour[0], colour[1], colour[2]), cv::FILLED);
        else
            cv::rectangle(picture, {at.x, at.y, radius, 2 * radius},
                          cv::Scalar(colour[0], colour[1], colour[2]), cv::FILLED);
    }
    const int side = cvRound(static_cast<float>(size.width) * random.uniform(0.08f, 0.25f)) | 1;
    cv::blur(picture, picture, {side, side}, {-1, -1}, cv::BORDER_REFLECT);
    cv::blur(picture, picture, {side, side}, {-1, -1}, cv::BORDER_REFLECT);
    return picture;
}

/// Rows of small round holes in board or sheet metal; they belong to it and are no single holes.
cv::Mat3f pegboard(cv::Size size, Random& random) {
    const std::array<Colour, 4> boards = {rgb8(176, 128, 80), rgb8(225, 222, 214), rgb8(120, 122, 126),
                                          rgb8(60, 62, 66)};
    const Colour colour = jittered(random.pick(boards), random);
    cv::Mat3f picture = tinted({colour, fractalNoise(size, 4, 3, random), 0.05f});
    const float pitch = static_cast<float>(size.width) / random.uniform(8.0f, 20.0f);
    const float radius = pitch * random.uniform(0.15f, 0.3f);
    const Colour dark = colour * 0.15f;
    for (float y = 0.5f * pitch; y < static_cast<float>(size.height); y += pitch)
        for (float x = 0.5f * pitch; x < static_cast<float>(size.width); x += pitch)
            cv::circle(picture, {cvRound(x * 16), cvRound(y * 16)}, cvRound(radius * 16),
                       cv::Scalar(dark[0], dark[1], dark[2]), cv::FILLED, cv::LINE_AA, 4);
    return rotated(picture, random.normal(0.0f, 0.2f));
}

/// Boards side by side with gaps, raw or painted.
cv::Mat3f boards(cv::Size size, Colour colour, float grain, Random& random) {
    const int count = random.integer(2, 7);
    const float width = static_cast<float>(size.height) / static_cast<float>(count);
    const float offset = random.uniform(0.0f, width);
    const cv::Mat1f fibre = smoothNoise(size, {size.width / 10, size.height}, random);
    const cv::Mat1f streak = smoothNoise(size, {3, size.height / 4}, random);
    std::vector<float> tone;
    for (int i = 0; i <= count + 1; ++i)
        tone.push_back(1.0f + random.normal(0.0f, 0.1f));
    const float gap = random.uniform(0.01f, 0.06f);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y) {
        const float at = (static_cast<float>(y) + offset) / width;
        const float inBoard = at - std::floor(at);
        const float shade = inBoard < gap ? 0.3f : tone[static_cast<std::size_t>(at)];
        for (int x = 0; x < size.width; ++x)
            picture(y, x) = colour * (shade * (1.0f + grain * (fibre(y, x) + streak(y, x))));
    }
    const float quarter = random.chance(0.5f) ? 1.5707963f : 0.0f;
    return rotated(picture, quarter + random.normal(0.0f, 0.1f));
}

cv::Mat3f planks(cv::Size size, Random& random) {
    const std::array<Colour, 4> species = {rgb8(176, 134, 88), rgb8(130, 98, 68), rgb8(205, 172, 126),
                                           rgb8(120, 112, 104)};
    const float grain = random.uniform(0.05f, 0.12f);
    return boards(size, jittered(random.pick(species), random), grain, random);
}

cv::Mat3f paintedWood(cv::Size size, Random& random) {
    const float grain = random.uniform(0.015f, 0.05f);
    cv::Mat3f picture = boards(size, anyColour(random), grain, random);
    if (random.chance(0.5f)) { // worn through in places
        const cv::Mat1f worn = fractalNoise(size, 5, 4, random);
        const Colour bare = jittered(rgb8(150, 115, 80), random);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                if (worn(y, x) > 0.75f)
                    picture(y, x) = bare;
    }
    return picture;
}

/// Raised bars in two directions on sheet metal.
cv::Mat3f checkerPlate(cv::Size size, Random& random) {
    cv::Mat1f height(size, 0.0f);
    const float pitch = static_cast<float>(size.width) / random.uniform(5.0f, 12.0f);
    int row = 0;
    for (float y = 0; y < static_cast<float>(size.height) + pitch; y += pitch, ++row)
        for (float x = 0; x < static_cast<float>(size.width) + pitch; x += pitch) {
            const bool rising = (row + cvRound(x / pitch)) % 2 == 0;
            const float reach = 0.36f * pitch;
            const cv::Point a{cvRound((x - reach) * 16), cvRound((y + (rising ? reach : -reach)) * 16)};
            const cv::Point b{cvRound((x + reach) * 16), cvRound((y - (rising ? reach : -reach)) * 16)};
            cv::line(height, a, b, cv::Scalar(1), std::max(1, cvRound(0.16f * pitch)), cv::LINE_AA, 4);
        }
    cv::GaussianBlur(height, height, {}, 0.8);
    cv::Mat1f light = litRelief(height, random);
    cv::scaleAdd(fractalNoise(size, 3, 3, random), 0.3, light, light);
    return tinted({jittered(rgb8(158, 160, 164), random, 0.06f), light, random.uniform(0.12f, 0.3f)});
}

cv::Mat3f corrugated(cv::Size size, Random& random) {
    const float waves = random.uniform(4.0f, 16.0f) * kFullTurn / static_cast<float>(size.height);
    cv::Mat1f field = fractalNoise(size, 3, 3, random) * 0.2f;
    for (int y = 0; y < size.height; ++y)
        field.row(y) += std::sin(static_cast<float>(y) * waves);
    const Colour colour = random.chance(0.6f) ? jittered(rgb8(160, 164, 168), random) : anyColour(random);
    const float turn = random.uniform(0.0f, kFullTurn);
    return rotated(tinted({colour, field, random.uniform(0.12f, 0.35f)}), turn);
}

/// Crumpled aluminium foil.
cv::Mat3f foil(cv::Size size, Random& random) {
    const cv::Mat1f height = cv::abs(fractalNoise(size, random.integer(4, 9), 4, random));
    cv::Mat1f light = litRelief(height, random);
    return tinted({jittered(rgb8(186, 188, 192), random), light, random.uniform(0.15f, 0.45f)});
}

/// Air cushions in rows.
cv::Mat3f bubbleWrap(cv::Size size, Random& random) {
    cv::Mat1f height(size, 0.0f);
    const float pitch = static_cast<float>(size.width) / random.uniform(5.0f, 12.0f);
    int row = 0;
    for (float y = 0; y < static_cast<float>(size.height) + pitch; y += 0.87f * pitch, ++row)
        for (float x = row % 2 == 0 ? 0.0f : 0.5f * pitch; x < static_cast<float>(size.width) + pitch;
             x += pitch)
            cv::circle(height, {cvRound(x * 16), cvRound(y * 16)}, cvRound(0.42f * pitch * 16), cv::Scalar(1),
                       cv::FILLED, cv::LINE_AA, 4);
    cv::GaussianBlur(height, height, {}, std::max(0.8f, 0.1f * pitch));
    cv::Mat1f light = litRelief(height, random);
    cv::scaleAdd(smoothNoise(size, {20, 20}, random), 0.15, light, light);
    return tinted({jittered(rgb8(200, 205, 208), random), light, random.uniform(0.15f, 0.4f)});
}

} // namespace

std::vector<BackgroundPainter> surfaceBackgrounds() {
    return {{"white background", whiteBackground},
            {"studio backdrop", studio},
            {"blurred background", blurred},
            {"pegboard", pegboard},
            {"wooden planks", planks},
            {"painted wood", paintedWood},
            {"checker plate", checkerPlate},
            {"corrugated metal", corrugated},
            {"aluminium foil", foil},
            {"bubble wrap", bubbleWrap}};
}

} // namespace cliplad
