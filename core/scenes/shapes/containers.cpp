#include "scenes/shapes/bottles.h"
#include "scenes/shapes/forms.h"
#include "scenes/shapes/packs.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/parts.h"
#include "scenes/shapes/typeset.h"

#include "scenes/noise_field.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

Points bottleOutline(float neckWidth, float bodyWidth, float shoulder) {
    Points right = {{neckWidth * 1.15f, -1.0f},
                    {neckWidth * 1.15f, -0.93f},
                    {neckWidth, -0.91f},
                    {neckWidth, shoulder - 0.18f}};
    const Points bend = curvePoints({{neckWidth, shoulder - 0.18f},
                                     {neckWidth, shoulder - 0.02f},
                                     {bodyWidth, shoulder + 0.02f},
                                     {bodyWidth, shoulder + 0.22f}},
                                    12);
    right.insert(right.end(), bend.begin(), bend.end());
    right.push_back({bodyWidth, 0.93f});
    right.push_back({bodyWidth * 0.92f, 1.0f});
    Points outline = right;
    for (auto point = right.rbegin(); point != right.rend(); ++point)
        outline.emplace_back(-point->x, point->y);
    return outline;
}

Relief paintPlasticBag(const Pose& pose, const BagShape& shape, Random& random) {
    const float half = shape.half;
    const Sketch s(pose, {1.05f, half + 0.08f});
    const Mask bag = s.polygon(boxPoints({-1, -half, 2, 2 * half}, 0.06f));
    Finish film;
    film.colour = Colour::all(0.92f);
    film.material = "plastic film";
    film.surface = {0.6f, shape.gleam, 5, 0.05f, 0.0f, shape.opacity, {0.93f, 0.94f, 0.95f}};
    Relief relief = s.relief(bag, film);
    relief.height = s.noise(2.0f, 3, random) * (0.04f * s.unit());
    const int folds = random.integer(4, 10);
    for (int i = 0; i < folds; ++i) {
        const cv::Point2f a{random.uniform(-1, 1), random.uniform(-half, half)};
        const cv::Point2f b = a + cv::Point2f{random.uniform(-0.6f, 0.6f), random.uniform(-0.6f, 0.6f)};
        const cv::Point2f middle =
            (a + b) * 0.5f + cv::Point2f{random.uniform(-0.15f, 0.15f), random.uniform(-0.15f, 0.15f)};
        relief.height +=
            s.dome(s.stroke(curvePoints({a, middle, b}, 12), 0.08f), 0.05f, random.uniform(-0.03f, 0.04f));
    }
    s.soften(relief.height, 0.02f);
    const Mask seams = (s.box({-1, -half, 2, 0.09f}) | s.box({-1, half - 0.07f, 2, 0.07f}) |
                        s.box({-1, -half, 0.05f, 2 * half}) | s.box({0.95f, -half, 0.05f, 2 * half})) &
                       bag;
    for (int y = 0; y < relief.height.rows; ++y) // welded seams are ribbed
        for (int x = 0; x < relief.height.cols; ++x)
            if (seams(y, x) > 127)
                relief.height(y, x) = (x + y) % std::max(2, cvRound(0.06f * s.unit())) == 0 ? 1.0f : 0.0f;
    paint(relief, seams, Colour::all(1.0f), 0.8f);
    relief.elevation = pose.radius * 0.04f;
    return relief;
}

namespace {

Relief bottle(const Pose& pose, const Finish& finish, Random& random) {
    if (random.chance(0.12f))
        return paintBottleFromAbove(pose, finish, random);
    const BottleLook look = randomBottleLook(true, random);
    return paintBottle(pose, finish, look, random).relief;
}

/// A screw cap lying on its side or standing, its ribs along the axis.
Relief capFromTheSide(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.35f, 0.75f);
    const Sketch s(pose, {half + 0.02f, 1.0f});
    Relief relief = turned(s, pose, finish,
                           {{-half, 0.86f}, {-half + 0.08f, 0.96f}, {half - 0.14f, 0.98f}, {half, 0.98f}});
    const int ribs = random.integer(12, 26);
    for (int i = 0; i < ribs; ++i) { // even around the axis, so denser towards the sides
        const float a =
            1.5707963f * (2.0f * (static_cast<float>(i) + 0.5f) / static_cast<float>(ribs) - 1.0f);
        const float y = 0.97f * std::sin(a);
        engrave(
            relief,
            s.stroke({{-half + 0.12f, y}, {half - 0.2f, y}}, 1.3f / static_cast<float>(ribs) * std::cos(a)),
            0.06f * s.unit());
    }
    if (random.chance(0.6f)) // the ring that shows whether it was opened
        paint(relief, s.box({half - 0.18f, -1, 0.03f, 2}) & relief.coverage, finish.colour * 0.35f, 0.8f);
    return relief;
}

Relief cap(const Pose& pose, const Finish& finish, Random& random) {
    if (random.chance(0.25f))
        return capFromTheSide(pose, finish, random);
    const Sketch s(pose, {1, 1});
    const int ribs = random.integer(16, 32);
    Points outline = circlePoints({0, 0}, 1.0f, 2 * ribs);
    for (std::size_t i = 0; i < outline.size(); i += 2)
        outline[i] *= 0.94f;
    const Mask rim = s.polygon(outline);
    Relief relief = s.relief(rim, finish);
    relief.height = s.bevel(rim, 0.12f, 0.25f);
    const Mask inner = s.disc({0, 0}, random.uniform(0.7f, 0.82f));
    if (random.chance(0.3f)) { // from inside
        relief.height -= s.bevel(inner, 0.05f, 0.4f);
        paint(relief, inner, finish.colour * 0.75f, 0.8f);
        relief.height += s.bevel(s.ring({0, 0}, 0.55f, 0.48f), 0.03f, 0.05f);
    } else if (random.chance(0.5f)) {
        relief.height -= s.bevel(inner, 0.04f, 0.05f);
    }
    s.soften(relief.height, 0.025f);
    relief.elevation = pose.radius * 0.4f;
    relief.wall = pose.radius * 0.5f;
    return relief;
}

Relief tube(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.5f, 0.55f});
    const Mask body = s.polygon({{-1.4f, -0.52f},
                                 {-1.2f, -0.5f},
                                 {0.8f, -0.36f},
                                 {0.95f, -0.2f},
                                 {0.95f, 0.2f},
                                 {0.8f, 0.36f},
                                 {-1.2f, 0.5f},
                                 {-1.4f, 0.52f}});
    const Mask head = s.box({0.95f, -0.26f, 0.5f, 0.52f}, 0.05f);
    Relief relief = s.relief(body | head, finish);
    relief.height = s.dome(body, 0.4f, 0.35f) + s.dome(head, 0.25f, 0.25f);
    const Mask crimp = s.box({-1.4f, -0.52f, 0.16f, 1.04f});
    for (float y = -0.5f; y < 0.5f; y += 0.09f)
        engrave(relief, s.stroke({{-1.4f, y}, {-1.24f, y}}, 0.03f), 0.05f * s.unit());
    const Colour ink = random.pick(namedColours()).rgb;
    paint(relief, crimp, finish.colour * 0.85f);
    paint(relief, s.box({-0.9f, -0.25f, 1.3f, 0.5f}, 0.05f), ink, 0.9f);
    const Colour print = ink[0] + ink[1] + ink[2] > 1.7f ? Colour::all(0.1f) : Colour::all(0.95f);
    const Typeface face = randomTypeface(random);
    paint(relief, typeset(s, randomTitle(random), face, {{-0.25f, -0.05f}, 0.2f, 1.1f}), print);
    paint(relief, typeset(s, randomSmallPrint(random), {}, {{-0.25f, 0.15f}, 0.08f, 1.1f}), print);
    paint(relief, head, random.chance(0.5f) ? Colour::all(0.9f) : ink);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

Relief can(const Pose& pose, const Finish& finish, Random& random) {
    if (random.chance(0.55f))
        return paintCan(pose, finish, random);
    const Sketch s(pose, {1, 1});
    const Mask lid = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(lid, finish);
    relief.height =
        s.bevel(s.ring({0, 0}, 1.0f, 0.88f), 0.06f, 0.08f) + s.bevel(s.disc({0, 0}, 0.8f), 0.05f, 0.03f);
    const Mask tab = s.box({-0.15f, -0.15f, 0.6f, 0.3f}, 0.14f) - s.disc({0.25f, 0}, 0.09f);
    relief.height += s.bevel(tab, 0.04f, 0.06f);
    engrave(relief, s.stroke(circlePoints({-0.42f, 0}, random.uniform(0.25f, 0.3f), 24), 0.03f),
            0.03f * s.unit());
    s.soften(relief.height, 0.015f);
    relief.elevation = pose.radius * 0.8f;
    relief.wall = pose.radius * 1.2f;
    return relief;
}

/// An open box seen from above: a rim, walls going down and compartments.
Relief box(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.55f, 1.0f);
    const Sketch s(pose, {1.02f, half + 0.02f});
    const Mask outline = s.box({-1, -half, 2, 2 * half}, random.uniform(0.02f, 0.2f));
    Relief relief = s.relief(outline, finish);
    const int columns = random.integer(1, 4);
    const int rows = random.integer(1, 3);
    const float wall = random.uniform(0.04f, 0.09f);
    relief.height = s.bevel(outline, 0.03f, 0.1f);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const float w = (2.0f - wall * static_cast<float>(columns + 1)) / static_cast<float>(columns);
            const float h = (2.0f * half - wall * static_cast<float>(rows + 1)) / static_cast<float>(rows);
            const Mask floor = s.box({-1 + wall + (w + wall) * static_cast<float>(c),
                                      -half + wall + (h + wall) * static_cast<float>(r), w, h},
                                     0.05f);
            relief.height -= s.bevel(floor, 0.1f, 0.4f);
            paint(relief, floor, finish.colour * 0.72f, 0.8f);
        }
    s.soften(relief.height, 0.015f);
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief tray(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.02f, 1.02f});
    const Mask outline = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(outline, finish);
    const Mask floor = s.disc({0, 0}, random.uniform(0.7f, 0.88f));
    relief.height = s.dome(outline, 0.1f, 0.08f) - s.dome(floor, 0.2f, 0.2f);
    paint(relief, floor, finish.colour * 0.85f, 0.6f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

Relief bag(const Pose& pose, const Finish&, Random& random) {
    if (random.chance(0.75f))
        return paintClearBag(pose, random);
    const BagShape shape{random.uniform(0.7f, 0.95f), random.uniform(0.35f, 0.9f),
                         random.uniform(0.06f, 0.22f)};
    return paintPlasticBag(pose, shape, random);
}

} // namespace

std::vector<PartPainter> containerPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"bottle", {"glass bottle"}, MaterialFamily::Glass, true, 2.4f, 8.0f, bottle},
        {"cap", {"bottle cap", "lid"}, plastic, true, 1.1f, 4.0f, cap},
        {"tube", {"squeeze tube"}, plastic, true, 1.8f, 8.0f, tube},
        {"can", {"tin can"}, MaterialFamily::Metal, false, 1.6f, 7.0f, can},
        {"box", {"compartment box", "open box"}, plastic, true, 2.6f, 12.0f, box},
        {"dish", {"bowl", "round dish"}, MaterialFamily::Ceramic, true, 1.9f, 8.0f, tray},
        {"plastic bag", {"transparent bag"}, plastic, false, 2.6f, 14.0f, bag},
    };
}

} // namespace cliplad
