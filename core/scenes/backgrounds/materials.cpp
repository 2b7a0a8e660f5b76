#include "scenes/backgrounds/background_painters.h"
#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace cliplad {

namespace {

/// Tufts: coarse noise in patches.
cv::Mat3f carpet(cv::Size size, Random& random) {
    cv::Mat1f field = smoothNoise(size, {size.width / 2, size.height / 2}, random);
    cv::scaleAdd(fractalNoise(size, 5, 3, random), 0.5, field, field);
    if (random.chance(0.4f)) { // rows of loops
        const float loops = random.uniform(18.0f, 45.0f) * kFullTurn / static_cast<float>(size.width);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                field(y, x) = 0.5f * field(y, x) + std::abs(std::sin(0.5f * static_cast<float>(y) * loops)) *
                                                       (0.8f + std::sin(static_cast<float>(x) * loops));
    }
    const Colour yarn = random.chance(0.5f) ? jittered(rgb8(128, 122, 114), random) : anyColour(random);
    cv::Mat3f picture = tinted({yarn, field, random.uniform(0.12f, 0.28f)});
    if (random.chance(0.3f)) {
        const Colour second = anyColour(random);
        const cv::Mat1f where = whiteNoise(size, random);
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                if (where(y, x) > 0.8f)
                    picture(y, x) = picture(y, x) * 0.4f + second * 0.6f;
    }
    return picture;
}

cv::Mat3f sand(cv::Size size, Random& random) {
    const std::array<Colour, 3> grains = {rgb8(206, 178, 130), rgb8(176, 156, 124), rgb8(225, 210, 180)};
    cv::Mat1f field = whiteNoise(size, random) * 0.6f;
    cv::scaleAdd(fractalNoise(size, 4, 4, random), 0.8, field, field);
    return tinted({jittered(random.pick(grains), random), field, random.uniform(0.06f, 0.15f)});
}

cv::Mat3f gravel(cv::Size size, Random& random) {
    cv::Mat3f picture(size, Colour(0.22f, 0.2f, 0.18f));
    const float n = static_cast<float>(size.width);
    const float grain = n * random.uniform(0.015f, 0.04f);
    const int stones = cvRound(2.2f * n * n / (grain * grain * 3.14f));
    for (int i = 0; i < stones; ++i) {
        const float shade = random.uniform(0.55f, 1.3f);
        const Colour tone = jittered(rgb8(150, 144, 136), random, 0.03f) * shade;
        const cv::Point at{random.integer(0, size.width), random.integer(0, size.height)};
        const cv::Size axes{cvRound(grain * random.uniform(0.6f, 1.3f)),
                            cvRound(grain * random.uniform(0.4f, 0.9f))};
        const double angle = random.uniform(0, 180);
        cv::ellipse(picture, at + cv::Point(1, 1), axes, angle, 0, 360, cv::Scalar::all(0.15), cv::FILLED);
        cv::ellipse(picture, at, axes, angle, 0, 360, cv::Scalar(tone[0], tone[1], tone[2]), cv::FILLED);
    }
    return picture;
}

cv::Mat3f plaster(cv::Size size, Random& random) {
    cv::Mat1f height = fractalNoise(size, random.integer(8, 24), 3, random);
    cv::Mat1f light;
    cv::Sobel(height, light, CV_32F, 1, 1);
    cv::scaleAdd(fractalNoise(size, 2, 2, random), 0.2, light, light);
    const Colour wall = random.chance(0.6f) ? jittered(rgb8(226, 222, 212), random) : anyColour(random);
    return tinted({wall, light, random.uniform(0.1f, 0.4f)});
}

cv::Mat3f bricks(cv::Size size, Random& random) {
    cv::Mat3f picture(size, jittered(rgb8(176, 170, 160), random));
    const float height = static_cast<float>(size.height) / random.uniform(4.0f, 10.0f);
    const float width = height * 2.3f;
    const Colour brick =
        jittered(random.chance(0.7f) ? rgb8(158, 84, 62) : rgb8(190, 184, 172), random, 0.08f);
    int row = 0;
    for (float y = 0; y < static_cast<float>(size.height); y += height, ++row)
        for (float x = row % 2 == 0 ? 0.0f : -0.5f * width; x < static_cast<float>(size.width); x += width) {
            const Colour tone = jittered(brick, random, 0.05f);
            cv::rectangle(picture, cv::Rect2f(x, y, width * 0.94f, height * 0.88f),
                          cv::Scalar(tone[0], tone[1], tone[2]), cv::FILLED);
        }
    const cv::Mat1f grain = fractalNoise(size, 12, 3, random);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture(y, x) *= 1.0f + 0.12f * grain(y, x);
    return rotated(picture, random.normal(0.0f, 0.1f));
}

/// Something like a printed page: lines of words, headings, a picture.
cv::Mat3f printedPage(cv::Size size, Random& random) {
    const bool inverse = random.chance(0.15f);
    const Colour paper = inverse ? anyColour(random) * 0.5f : jittered(rgb8(232, 229, 220), random, 0.04f);
    const Colour ink = inverse ? Colour::all(0.92f) : Colour::all(random.uniform(0.08f, 0.35f));
    cv::Mat3f picture(size, paper);
    const float n = static_cast<float>(size.width);
    const float pitch = n * random.logUniform(0.025f, 0.12f);
    const float weight = random.uniform(0.35f, 0.6f);
    const bool letters = random.chance(0.6f);
    for (float y = 0.4f * pitch; y < n; y += pitch) {
        if (random.chance(0.12f))
            continue;
        const float end = n * (random.chance(0.2f) ? random.uniform(0.3f, 0.8f) : 0.98f);
        if (letters) {
            std::string line;
            for (int i = cvRound(2.2f * end / pitch); i > 0; --i)
                line += random.chance(0.18f) ? ' ' : static_cast<char>('a' + random.integer(0, 25));
            cv::putText(picture, line, {cvRound(0.02f * n), cvRound(y + 0.6f * pitch)},
                        cv::FONT_HERSHEY_SIMPLEX, pitch * weight / 22.0f, cv::Scalar(ink[0], ink[1], ink[2]),
                        std::max(1, cvRound(0.07f * pitch)), cv::LINE_AA);
            continue;
        }
        for (float x = 0.02f * n; x < end;) {
            const float word = pitch * random.uniform(0.5f, 2.4f);
            const float end2 = std::min(x + word, end);
            for (float at = x; at < end2; at += 0.42f * pitch)
                cv::rectangle(picture, cv::Rect2f(at, y, 0.3f * pitch, weight * pitch),
                              cv::Scalar(ink[0], ink[1], ink[2]), cv::FILLED);
            x += word + 0.4f * pitch;
        }
    }
    return rotated(picture, random.normal(0.0f, 0.3f));
}

cv::Mat3f denim(cv::Size size, Random& random) {
    const std::array<Colour, 3> dyes = {rgb8(58, 78, 120), rgb8(40, 48, 70), rgb8(120, 140, 170)};
    const float twill = random.uniform(20.0f, 50.0f) * kFullTurn / static_cast<float>(size.width);
    cv::Mat1f field = whiteNoise(size, random) * 0.35f;
    cv::scaleAdd(smoothNoise(size, {size.width / 6, size.height}, random), 0.4, field, field);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            field(y, x) += 0.6f * std::sin(static_cast<float>(x + y) * twill);
    return tinted({jittered(random.pick(dyes), random), field, random.uniform(0.1f, 0.22f)});
}

/// Grey stone, light or dark, and now and then glass of any colour.
Colour chipColour(Random& random) {
    if (!random.chance(0.85f))
        return anyColour(random);
    const float shade = random.uniform(0.3f, 1.6f);
    return jittered(rgb8(140, 132, 122), random, 0.03f) * shade;
}

cv::Mat3f terrazzo(cv::Size size, Random& random) {
    cv::Mat3f picture =
        tinted({jittered(rgb8(210, 206, 198), random), fractalNoise(size, 4, 3, random), 0.04f});
    const float n = static_cast<float>(size.width);
    const int chips = random.integer(60, 260);
    for (int i = 0; i < chips; ++i) {
        const Colour tone = chipColour(random);
        std::vector<cv::Point> corners;
        const cv::Point at{random.integer(0, size.width), random.integer(0, size.height)};
        const float reach = n * random.uniform(0.006f, 0.025f);
        for (int k = 0; k < 5; ++k) {
            const float a = kFullTurn * static_cast<float>(k) / 5.0f;
            const int down = cvRound(reach * random.uniform(0.5f, 1.2f) * std::sin(a));
            const int across = cvRound(reach * random.uniform(0.5f, 1.2f) * std::cos(a));
            corners.emplace_back(at.x + across, at.y + down);
        }
        cv::fillConvexPoly(picture, corners, cv::Scalar(tone[0], tone[1], tone[2]), cv::LINE_AA);
    }
    return picture;
}

cv::Mat3f felt(cv::Size size, Random& random) {
    cv::Mat1f field = fractalNoise(size, 16, 3, random);
    cv::scaleAdd(smoothNoise(size, {size.width / 2, size.height / 8}, random), 0.3, field, field);
    return tinted({anyColour(random), field, random.uniform(0.04f, 0.12f)});
}

/// Two layers of slanted ribbons, as in carbon fibre and basketry.
cv::Mat3f woven(cv::Size size, Random& random) {
    const bool carbon = random.chance(0.5f);
    const Colour colour =
        carbon ? Colour::all(random.uniform(0.08f, 0.2f)) : jittered(rgb8(186, 146, 96), random);
    const float cell = static_cast<float>(size.width) / random.uniform(8.0f, 26.0f);
    cv::Mat1f field = whiteNoise(size, random) * 0.06f;
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const float u = static_cast<float>(x) / cell;
            const float v = static_cast<float>(y) / cell;
            const bool over = (static_cast<int>(u) + static_cast<int>(v)) % 2 == 0;
            const float across = (over ? v - std::floor(v) : u - std::floor(u)) - 0.5f;
            field(y, x) += (over ? 0.5f : -0.2f) - 2.4f * across * across;
        }
    const float turn = random.uniform(0.0f, 1.57f);
    const float strength = carbon ? random.uniform(0.4f, 0.9f) : random.uniform(0.2f, 0.5f);
    return rotated(tinted({colour, field, strength}), turn);
}

/// A slatted crate or pallet: bars with dark gaps.
cv::Mat3f crate(cv::Size size, Random& random) {
    const Colour colour = anyColour(random);
    const float pitch = static_cast<float>(size.height) / random.uniform(3.0f, 9.0f);
    const float gap = random.uniform(0.12f, 0.4f);
    const cv::Mat1f sheen = fractalNoise(size, 3, 2, random);
    cv::Mat3f picture(size);
    for (int y = 0; y < size.height; ++y) {
        const float at = static_cast<float>(y) / pitch;
        const float inBar = at - std::floor(at);
        const float edge = std::min(inBar - gap, 1.0f - inBar);
        const float light = edge < 0.0f ? 0.12f : 0.85f + 0.3f * std::min(0.5f, edge * 3.0f);
        for (int x = 0; x < size.width; ++x)
            picture(y, x) = colour * (light * (1.0f + 0.05f * sheen(y, x)));
    }
    return rotated(picture, random.uniform(0.0f, 3.14f));
}

} // namespace

std::vector<BackgroundPainter> materialBackgrounds() {
    return {{"carpet", carpet},        {"sand", sand},          {"gravel", gravel},
            {"plaster wall", plaster}, {"brick wall", bricks},  {"printed page", printedPage},
            {"denim", denim},          {"terrazzo", terrazzo},  {"felt", felt},
            {"woven mat", woven},      {"plastic crate", crate}};
}

} // namespace cliplad
