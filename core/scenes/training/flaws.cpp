#include "scenes/training/flaws.h"

#include "scenes/damage.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

cv::Point2f anywhere(cv::Size size, Random& random) {
    return {random.uniform(0.0f, static_cast<float>(size.width)),
            random.uniform(0.0f, static_cast<float>(size.height))};
}

/// Mixes a colour into the picture where the mask is; the mean change there.
float blend(cv::Mat3f& picture, const Mask& mask, Colour colour, float opacity) {
    float change = 0.0f;
    float weight = 1e-3f;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if (const uchar m = mask(y, x); m != 0) {
                const float share = opacity * static_cast<float>(m) / 255.0f;
                const Colour step = (colour - picture(y, x)) * share;
                change += (std::abs(step[0]) + std::abs(step[1]) + std::abs(step[2])) / 3.0f;
                weight += static_cast<float>(m) / 255.0f;
                picture(y, x) += step;
            }
    return change / weight;
}

/// Of scratches, hairs, cracks and specks, which are as often hardly seen as wide.
int lineWidth(const cv::Mat3f& picture, Random& random) {
    return std::max(1, cvRound(static_cast<float>(picture.cols) / 128.0f * random.logUniform(0.7f, 2.8f)));
}

/// A bundle of thin lines, bright or dark.
SurfaceFlaw scratches(cv::Mat3f& picture, float reach, Random& random) {
    const cv::Point2f start = anywhere(picture.size(), random);
    const float angle = random.uniform(0.0f, kFullTurn);
    const int count = random.chance(0.35f) ? 1 : random.integer(2, 9);
    const int thickness = lineWidth(picture, random);
    SurfaceFlaw flaw{"scratch", Mask(picture.size(), 0)};
    for (int i = 0; i < count; ++i) {
        const float length = reach * random.uniform(0.5f, 1.6f);
        const float a = angle + random.normal(0.0f, 0.15f);
        const cv::Point2f from =
            start + cv::Point2f{random.normal(0, 0.2f * reach), random.normal(0, 0.2f * reach)};
        const cv::Point2f bend{random.normal(0, 0.1f * length), random.normal(0, 0.1f * length)};
        const cv::Point2f to = from + cv::Point2f(length * std::cos(a), length * std::sin(a));
        drawLine(flaw.mask, curvePoints({from, (from + to) * 0.5f + bend, to}, 24), thickness);
    }
    const float shade = random.chance(0.7f) ? random.uniform(0.75f, 1.0f) : random.uniform(0.05f, 0.25f);
    flaw.contrast = blend(picture, flaw.mask, Colour::all(shade), random.uniform(0.15f, 0.8f));
    return flaw;
}

/// A hair or fibre: one long thin curl.
SurfaceFlaw hair(cv::Mat3f& picture, float reach, Random& random) {
    SurfaceFlaw flaw{"hair", Mask(picture.size(), 0)};
    Points way{anywhere(picture.size(), random)};
    float heading = random.uniform(0.0f, kFullTurn);
    for (int i = 0; i < 4; ++i) {
        heading += random.normal(0.0f, 0.9f);
        way.push_back(way.back() + cv::Point2f(std::cos(heading), std::sin(heading)) * (0.7f * reach));
    }
    drawLine(flaw.mask, curvePoints(way, 40), lineWidth(picture, random));
    const Colour colour = random.chance(0.8f) ? Colour(0.1f, 0.07f, 0.05f) : random.pick(namedColours()).rgb;
    flaw.contrast = blend(picture, flaw.mask, colour, random.uniform(0.4f, 0.95f));
    return flaw;
}

/// A jagged dark line with branches.
SurfaceFlaw crackLine(cv::Mat3f& picture, float reach, Random& random) {
    SurfaceFlaw flaw{"crack", Mask(picture.size(), 0)};
    const int thickness = lineWidth(picture, random);
    const cv::Point2f start = anywhere(picture.size(), random);
    const float angle = random.uniform(0.0f, kFullTurn);
    for (int arm = 0; arm < 3; ++arm) {
        Points path{start};
        const float heading = angle + (arm == 0 ? 0.0f : arm == 1 ? 3.14f : random.uniform(0.6f, 2.4f));
        for (int i = 0; i < 6; ++i) {
            const float turn = heading + random.normal(0.0f, 0.55f);
            path.push_back(path.back() + cv::Point2f(std::cos(turn), std::sin(turn)) *
                                             (0.16f * reach * random.uniform(0.6f, 1.3f)));
        }
        drawLine(flaw.mask, path, arm < 2 ? thickness + (random.chance(0.3f) ? 1 : 0) : thickness);
    }
    flaw.contrast = blend(picture, flaw.mask, {0.04f, 0.035f, 0.03f}, random.uniform(0.5f, 0.95f));
    return flaw;
}

Colour dirtColour(Random& random) {
    if (random.chance(0.25f))
        return Colour::all(random.uniform(0.75f, 1.0f));
    if (random.chance(0.4f))
        return Colour(0.16f, 0.12f, 0.08f) * random.uniform(0.3f, 1.6f);
    const float shade = random.uniform(0.2f, 0.8f);
    return random.pick(namedColours()).rgb * shade;
}

/// A patch with a ragged or soft edge: spilt liquid, grease, rubbed-off paint, rust.
SurfaceFlaw patch(cv::Mat3f& picture, cv::Point2f at, float radius, bool rusty, Random& random) {
    SurfaceFlaw flaw{rusty ? "rust spot" : "stain", Mask(picture.size(), 0)};
    drawBlob(flaw.mask, at, {radius, radius * random.uniform(0.4f, 1.0f)}, 0.2f, random);
    for (int i = random.integer(0, 7); i > 0; --i) {
        const float splash = radius * random.uniform(0.06f, 0.25f);
        const cv::Point2f off{random.normal(0, 1.1f * radius), random.normal(0, 1.1f * radius)};
        drawBlob(flaw.mask, at + off, {splash, splash}, 0.1f, random);
    }
    Mask soft;
    const int side = cvRound(radius * random.uniform(0.02f, 0.7f)) | 1;
    cv::blur(flaw.mask, soft, {side, side});
    const Colour colour = rusty ? jittered(rgb8(140, 68, 30), random, 0.08f) : dirtColour(random);
    flaw.contrast = blend(picture, soft, colour, random.uniform(0.15f, rusty ? 0.9f : 0.75f));
    return flaw;
}

/// A drift of specks and short fibres; its mask is the whole drift, gaps included.
SurfaceFlaw dust(cv::Mat3f& picture, float reach, Random& random) {
    const cv::Point2f at = anywhere(picture.size(), random);
    const float spread = 0.3f * std::max(reach, 8.0f), stretch = random.uniform(0.4f, 1.0f);
    Mask specks(picture.size(), 0);
    for (int i = random.integer(25, 120); i > 0; --i) {
        const cv::Point2f speck =
            at + cv::Point2f{random.normal(0.0f, spread), random.normal(0.0f, spread * stretch)};
        const float length = random.chance(0.2f) ? random.uniform(1.5f, 4.0f) : 0.0f;
        const float angle = random.uniform(0.0f, kFullTurn);
        drawLine(specks, {speck, speck + cv::Point2f(std::cos(angle), std::sin(angle)) * length},
                 lineWidth(picture, random));
    }
    const float shade = random.chance(0.7f) ? random.uniform(0.6f, 0.95f) : random.uniform(0.05f, 0.25f);
    SurfaceFlaw flaw{"dust", Mask()};
    flaw.contrast = blend(picture, specks, Colour::all(shade), random.uniform(0.25f, 0.85f));
    const int gap = cvRound(0.5f * spread) | 1;
    cv::morphologyEx(specks, flaw.mask, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {gap, gap}));
    return flaw;
}

/// A dimple or bump: bright on one side, dark on the other.
SurfaceFlaw dimple(cv::Mat3f& picture, float reach, Random& random) {
    SurfaceFlaw flaw{"dent", Mask(picture.size(), 0)};
    const cv::Point2f at = anywhere(picture.size(), random);
    const float radius = 0.4f * reach;
    drawBlob(flaw.mask, at, {radius, radius * random.uniform(0.6f, 1.0f)}, 0.1f, random);
    Mask soft;
    const int side = cvRound(radius * 0.9f) | 1;
    cv::blur(flaw.mask, soft, {side, side});
    cv::Mat1f slopeX, slopeY;
    cv::Sobel(soft, slopeX, CV_32F, 1, 0);
    cv::Sobel(soft, slopeY, CV_32F, 0, 1);
    const float angle = random.uniform(0.0f, kFullTurn);
    const float strength = random.uniform(0.2f, 0.7f) * radius / 255.0f / 4.0f;
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float tilt = slopeX(y, x) * std::cos(angle) + slopeY(y, x) * std::sin(angle);
            picture(y, x) *= std::clamp(1.0f + strength * tilt, 0.35f, 1.7f);
        }
    flaw.contrast = strength * 255.0f * 4.0f / radius * 0.25f;
    return flaw;
}

/// A drop of clear liquid: a dark rim, a bright spot, the ground a little darker.
SurfaceFlaw drop(cv::Mat3f& picture, float reach, Random& random) {
    SurfaceFlaw flaw{"liquid drop", Mask(picture.size(), 0)};
    const cv::Point2f at = anywhere(picture.size(), random);
    const float radius = std::max(3.0f, 0.3f * reach);
    drawBlob(flaw.mask, at, {radius, radius * random.uniform(0.8f, 1.0f)}, 0.05f, random);
    Mask inner(picture.size(), 0);
    drawBlob(inner, at, {radius * 0.75f, radius * 0.7f}, 0.05f, random);
    blend(picture, flaw.mask - inner, Colour::all(0.05f), 0.4f);
    blend(picture, inner, Colour::all(random.uniform(0.4f, 0.7f)), 0.2f);
    Mask gleam(picture.size(), 0);
    drawBlob(gleam, at + cv::Point2f(0.3f, -0.35f) * radius, {radius * 0.22f, radius * 0.16f}, 0.05f, random);
    blend(picture, gleam, Colour::all(1.1f), 0.9f);
    flaw.contrast = 0.15f;
    return flaw;
}

/// A soft bright spot or streak: a lamp mirrored in a lacquered surface.
void glare(cv::Mat3f& picture, Random& random) {
    const cv::Point2f at = anywhere(picture.size(), random);
    const float radius = static_cast<float>(picture.cols) * random.logUniform(0.04f, 0.4f);
    const float stretch = random.uniform(1.0f, 3.0f);
    const float angle = random.uniform(0.0f, 3.1415927f);
    const float strength = random.uniform(0.1f, 0.7f);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const cv::Point2f off = cv::Point2f(static_cast<float>(x), static_cast<float>(y)) - at;
            const float u = (off.x * c + off.y * s) / stretch;
            const float v = off.y * c - off.x * s;
            const float d = (u * u + v * v) / (radius * radius);
            if (d < 4.0f)
                picture(y, x) += Colour::all(strength * (1 - d / 4) * (1 - d / 4));
        }
}

} // namespace

const std::vector<FlawWords>& flawWords() {
    static const std::vector<FlawWords> words = {
        {"scratch", {"scratches", "scratch mark"}},
        {"crack", {"cracks", "crack line"}},
        {"stain", {"dirt", "spot of dirt", "smudge"}},
        {"rust spot", {"rust stain", "corrosion"}},
        {"dent", {"dimple", "hollow"}},
        {"deformation", {"bent part", "warped part"}},
        {"broken edge", {"chipped edge", "broken piece"}},
        {"hair", {"fibre", "thin hair"}},
        {"liquid drop", {"drop", "water drop"}},
        {"dust", {"dust particles", "dusty spot"}},
    };
    return words;
}

std::optional<PartFlaw> damagePart(Relief& relief, MaterialFamily family, Random& random) {
    const bool hard = family == MaterialFamily::Metal || family == MaterialFamily::Plastic ||
                      family == MaterialFamily::Ceramic || family == MaterialFamily::Board;
    if (family == MaterialFamily::Empty || relief.surface.opacity < 0.5f)
        return std::nullopt;
    switch (random.integer(0, 6)) {
    case 0: {
        const float size = random.uniform(0.8f, 1.4f);
        return PartFlaw{"stain", stain(relief, dirtColour(random), random, size)};
    }
    case 1:
        if (hard)
            return PartFlaw{"scratch", scratch(relief, random)};
        break;
    case 2:
        if (family == MaterialFamily::Metal)
            return PartFlaw{"rust spot", rust(relief, random, random.uniform(0.8f, 1.5f))};
        break;
    case 3:
        return PartFlaw{"dent", dent(relief, random)};
    case 4:
        return PartFlaw{"broken edge", chipOff(relief, random, random.uniform(0.8f, 1.4f))};
    case 5:
        if (family == MaterialFamily::Metal || family == MaterialFamily::Plastic) {
            const float strength = random.uniform(0.2f, 0.4f) * (random.chance(0.5f) ? 1.0f : -1.0f);
            return PartFlaw{"deformation", bend(relief, random.uniform(0.0f, kFullTurn), strength)};
        }
        break;
    default:
        break;
    }
    return PartFlaw{"crack", crack(relief, random)};
}

SurfaceFlaw drawFlaw(cv::Mat3f& picture, float reach, Random& random) {
    switch (random.integer(0, 10)) {
    case 0:
    case 1:
    case 2:
        return scratches(picture, reach, random);
    case 3:
        return hair(picture, reach, random);
    case 4:
        return crackLine(picture, reach, random);
    case 5:
        return dimple(picture, reach, random);
    case 6:
        return drop(picture, reach, random);
    case 7:
        return dust(picture, reach, random);
    default: {
        const bool rusty = random.chance(0.25f);
        return patch(picture, anywhere(picture.size(), random), 0.5f * reach, rusty, random);
    }
    }
}

SurfaceFlaw drawStain(cv::Mat3f& picture, cv::Point2f at, float radius, Random& random) {
    return patch(picture, at, radius, false, random);
}

void addSpecks(cv::Mat3f& picture, Random& random) {
    if (random.chance(0.2f))
        glare(picture, random);
    if (random.chance(0.8f))
        return;
    const int count = random.integer(5, 60);
    const float shade = random.chance(0.5f) ? random.uniform(0.8f, 1.0f) : random.uniform(0.0f, 0.2f);
    for (int i = 0; i < count; ++i) {
        const int x = random.integer(0, picture.cols - 1);
        const int y = random.integer(0, picture.rows - 1);
        const float opacity = random.uniform(0.1f, 0.6f);
        picture(y, x) = picture(y, x) * (1.0f - opacity) + Colour::all(shade * opacity);
    }
}

} // namespace cliplad
