#include "scenes/shapes/packs.h"

#include "scenes/shapes/forms.h"
#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

/// Colour and opacity of film where the mask is; what is there already shines through it.
void lay(Relief& relief, const Mask& mask, Colour colour, float opacity) {
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x) {
            const float share = opacity * static_cast<float>(mask(y, x)) / 255.0f;
            if (share <= 0.0f)
                continue;
            const float before = static_cast<float>(relief.opacity(y, x)) / 255.0f;
            const float after = share + before * (1.0f - share);
            relief.albedo(y, x) += (colour - relief.albedo(y, x)) * (share / after);
            relief.opacity(y, x) = static_cast<uchar>(255.0f * after);
        }
}

Mask softened(Mask mask, float radiusPx) {
    const int side = std::max(1, cvRound(radiusPx) | 1);
    if (side > 1)
        cv::blur(mask, mask, {side, side});
    return mask;
}

/// A crease from somewhere to somewhere: a bright line with a dark one beside it.
void crease(Relief& relief, const Sketch& s, float half, Random& random) {
    const cv::Point2f a{random.uniform(-1, 1), random.uniform(-half, half)};
    const float angle = random.uniform(0.0f, kFullTurn);
    const float length = random.logUniform(0.12f, 1.0f);
    const cv::Point2f b = a + cv::Point2f(std::cos(angle), std::sin(angle)) * length;
    const cv::Point2f bow{random.normal(0, 0.15f * length), random.normal(0, 0.15f * length)};
    const Points path = curvePoints({a, (a + b) * 0.5f + bow, b}, 10);
    Points beside = path;
    const cv::Point2f off = cv::Point2f(-std::sin(angle), std::cos(angle)) * random.uniform(0.02f, 0.05f);
    for (cv::Point2f& point : beside)
        point += off;
    const float width = random.logUniform(0.006f, 0.03f);
    const float soft = s.unit() * random.logUniform(0.006f, 0.05f);
    if (random.chance(0.6f))
        lay(relief, softened(s.stroke(beside, 2.0f * width), soft), Colour::all(0.1f),
            random.uniform(0.1f, 0.4f));
    lay(relief, softened(s.stroke(path, width), soft), Colour::all(1.2f), random.uniform(0.2f, 0.95f));
}

/// A lamp mirrored in a bulge of the film.
void reflection(Relief& relief, const Sketch& s, float half, Random& random) {
    const float wobble = random.uniform(0.1f, 0.4f);
    Points blob =
        blobPoints({random.logUniform(0.04f, 0.45f), random.logUniform(0.02f, 0.16f)}, wobble, random, 20);
    const cv::Point2f at{random.uniform(-0.9f, 0.9f), random.uniform(-half, half)};
    blob = moved(blob, random.uniform(0.0f, 6.28f), at);
    const float gleam = random.logUniform(0.08f, 0.8f);
    const float soft = s.unit() * random.logUniform(0.03f, 0.3f);
    lay(relief, softened(s.polygon(blob), soft), Colour::all(1.2f), gleam);
}

void seams(Relief& relief, const Sketch& s, float half, Random& random) {
    const float w = random.uniform(0.012f, 0.06f);
    const Mask rim = s.stroke({{-1, -half}, {1, -half}, {1, half}, {-1, half}, {-1, -half}}, w);
    lay(relief, rim, Colour::all(1.0f), random.uniform(0.1f, 0.6f));
    for (const float y : {-half + 0.12f, half - 0.09f})
        if (random.chance(0.6f)) {
            const float gleam = random.uniform(0.15f, 0.7f);
            lay(relief, s.stroke({{-1, y}, {1, y}}, random.uniform(0.01f, 0.05f)), Colour::all(1.0f), gleam);
        }
    if (random.chance(0.4f)) { // a zip
        const float y = -half + random.uniform(0.16f, 0.28f);
        const Colour colour = random.chance(0.5f) ? random.pick(namedColours()).rgb : Colour::all(0.95f);
        lay(relief, s.stroke({{-1, y}, {1, y}}, 0.035f), colour, random.uniform(0.5f, 1.0f));
        lay(relief, s.stroke({{-1, y + 0.05f}, {1, y + 0.05f}}, 0.02f), Colour::all(1.1f), 0.5f);
    }
}

/// Print on the film or a label stuck on it.
void printOnFilm(Relief& relief, const Sketch& s, float half, Random& random) {
    const Typeface face = randomTypeface(random);
    const float x = random.uniform(-0.4f, 0.4f);
    const float y = random.uniform(-0.6f, 0.6f) * half;
    Colour ink = random.chance(0.5f) ? random.pick(namedColours()).rgb
                                     : Colour::all(random.chance(0.7f) ? 0.08f : 0.97f);
    if (random.chance(0.4f)) {
        lay(relief, s.box({x - 0.45f, y - 0.2f, 0.9f, 0.5f}, 0.02f), Colour::all(0.95f), 0.97f);
        ink = Colour::all(0.1f);
        printBars(relief, s, {x - 0.35f, y + 0.13f, 0.5f, 0.12f}, random);
    }
    const float height = random.uniform(0.08f, 0.2f);
    lay(relief, typeset(s, randomTitle(random), face, {{x, y - 0.08f}, height, 0.8f}), ink, 0.95f);
    lay(relief, typeset(s, randomSmallPrint(random), face, {{x, y + 0.07f}, 0.06f, 0.8f}), ink, 0.9f);
}

} // namespace

Relief paintClearBag(const Pose& pose, Random& random) {
    const float half = random.uniform(0.6f, 1.1f);
    const Sketch s(pose, {1.05f, half + 0.05f});
    Finish film;
    film.colour = Colour::all(1.0f);
    film.material = "plastic film";
    const float clear = random.uniform(0.0f, 0.15f);
    film.surface = {
        0.95f, random.uniform(0.0f, 0.2f), 5, 0.0f, 0.0f, clear, Colour::all(random.uniform(0.9f, 1.0f))};
    Relief relief = s.relief(s.polygon(boxPoints({-1, -half, 2, 2 * half}, 0.04f)), film);
    relief.height = s.noise(2.0f, 2, random) * (0.03f * s.unit());
    relief.opacity = Mask(s.size(), static_cast<uchar>(255.0f * clear));
    for (int i = random.integer(2, 8); i > 0; --i)
        reflection(relief, s, half, random);
    for (int i = random.integer(4, 40); i > 0; --i)
        crease(relief, s, half, random);
    seams(relief, s, half, random);
    if (random.chance(0.45f))
        printOnFilm(relief, s, half, random);
    if (random.chance(0.3f))
        lay(relief, s.stroke(circlePoints({0, -half + 0.09f}, 0.05f, 20), 0.015f), Colour::all(0.2f), 0.6f);
    relief.elevation = pose.radius * 0.03f;
    return relief;
}

namespace {

/// How one pocket is outlined: round for tablets, long for capsules.
Mask pocketMask(const Sketch& s, cv::Point2f at, cv::Size2f half) {
    const float corner = std::min(half.width, half.height);
    return s.box({at.x - half.width, at.y - half.height, 2 * half.width, 2 * half.height}, corner);
}

/// Clear plastic over a tablet: a dark or bright foot, the tablet, a gleam that breaks at the pocket's rim.
void pocketFromAbove(Relief& relief, const Sketch& s, cv::Point2f at, cv::Size2f half, const Finish& drug,
                     float gleam) {
    const Mask pocket = pocketMask(s, at, half);
    const Mask tablet = pocketMask(s, at + cv::Point2f(0.05f, 0.06f) * half.width, half * 0.74f);
    paint(relief, pocket - pocketMask(s, at, half * 0.88f), relief.albedo(0, 0) * 0.45f, 0.7f);
    paint(relief, tablet, drug.colour * 0.8f);
    paint(relief, pocketMask(s, at, half * 0.66f), drug.colour);
    relief.height += s.dome(pocket, 0.5f * std::min(half.width, half.height), 0.3f * half.width);
    const Mask crescent = pocketMask(s, at, half * 0.8f) -
                          pocketMask(s, at + cv::Point2f(0.14f, 0.18f) * half.width, half * 0.8f);
    paint(relief, crescent, Colour::all(1.2f), gleam);
}

} // namespace

Relief paintBlisterPack(const Pose& pose, const Finish& finish, Random& random) {
    const int columns = random.integer(2, 6);
    const int rows = random.integer(1, 3);
    const bool capsules = random.chance(0.4f);
    const float pitch = 2.0f / static_cast<float>(columns);
    const float pitchY = capsules ? 1.7f * pitch : pitch * random.uniform(0.9f, 1.2f);
    const float half = std::min(1.2f, 0.5f * pitchY * static_cast<float>(rows) + 0.06f);
    const Sketch s(pose, {1.05f, half + 0.05f});
    Finish sheet = metalFinish("aluminium", random);
    if (random.chance(0.35f)) { // white plastic, or clear seen on its foil
        sheet = randomFinish(MaterialFamily::Plastic, Colour::all(random.uniform(0.75f, 0.95f)), random);
        sheet.surface.specular = 0.5f;
    }
    Relief relief = s.relief(s.box({-1, -half, 2, 2 * half}, 0.08f), sheet);
    relief.height = s.noise(10.0f, 1, random) * (0.006f * s.unit());
    const bool fromBehind = random.chance(0.25f);
    Finish drug = finish;
    if (random.chance(0.25f))
        drug.colour = Colour::all(random.uniform(0.85f, 0.97f));
    const cv::Size2f room(0.4f * pitch, capsules ? 0.38f * pitchY : 0.4f * std::min(pitch, pitchY));
    const float gleam = random.uniform(0.2f, 0.9f);
    const float emptyShare = random.chance(0.3f) ? 0.2f : 0.0f;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const cv::Point2f at(-1 + pitch * (static_cast<float>(c) + 0.5f),
                                 pitchY * (static_cast<float>(r) - 0.5f * static_cast<float>(rows - 1)));
            if (random.chance(emptyShare)) { // pressed out: torn foil, a dark bottom
                paint(relief, pocketMask(s, at, room), Colour::all(random.uniform(0.1f, 0.4f)), 0.8f);
                relief.height -= s.bevel(pocketMask(s, at, room), 0.1f, 0.1f);
            } else if (fromBehind) {
                relief.height += s.dome(pocketMask(s, at, room), 0.03f, 0.02f);
            } else {
                pocketFromAbove(relief, s, at, room, drug, gleam);
            }
        }
    if (fromBehind) {
        const Typeface face = randomTypeface(random);
        const Colour ink = random.chance(0.5f) ? Colour::all(0.1f) : random.pick(namedColours()).rgb;
        for (float y = -half + 0.12f; y < half; y += 0.22f) {
            const std::string smallPrint = randomSmallPrint(random);
            const std::string text = randomTitle(random) + "  " + smallPrint;
            paint(relief, typeset(s, text, face, {{0, y}, 0.09f, 1.8f}), ink, 0.85f);
        }
    }
    s.soften(relief.height, 0.012f);
    relief.surface.diffuse = random.uniform(0.6f, 0.85f); // the drug's, which lies on most of it
    relief.surface.mirror *= 0.4f;
    relief.elevation = pose.radius * 0.1f;
    return relief;
}

} // namespace cliplad
