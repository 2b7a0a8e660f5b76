#include "scenes/shapes/part_painter.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace cliplad {

namespace {

constexpr float kShade = 0.028f; ///< how much one fruit's colour differs from the next one's

/// A round fruit: a full dome with a little texture and a stalk dimple.
Relief roundFruit(const Pose& pose, const Finish& finish, Colour colour, float flatness, Random& random) {
    const Sketch s(pose, {1.02f, 1.02f});
    Finish skin = finish;
    skin.colour = jittered(colour, random, kShade);
    const Mask body = s.polygon(blobPoints({0.97f, 0.97f}, 0.02f, random));
    Relief relief = s.relief(body, skin);
    relief.height = s.dome(body, 1.0f, flatness);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.7f;
    return relief;
}

Relief orange(const Pose& pose, const Finish& finish, Random& random) {
    Relief relief = roundFruit(pose, finish, rgb8(236, 138, 34), 0.9f, random);
    const Sketch s(pose, {1.02f, 1.02f});
    cv::Mat1f pores = s.noise(14.0f, 2, random);
    relief.height += pores * (0.02f * s.unit());
    modulate(relief, pores, 0.06f);
    const Mask stalk = s.disc({random.uniform(-0.5f, 0.5f), random.uniform(-0.5f, 0.5f)}, 0.08f);
    paint(relief, stalk, rgb8(90, 110, 40), random.chance(0.6f) ? 0.9f : 0.0f);
    return relief;
}

Relief nectarine(const Pose& pose, const Finish& finish, Random& random) {
    Relief relief = roundFruit(pose, finish, rgb8(222, 120, 62), 0.85f, random);
    const Sketch s(pose, {1.02f, 1.02f});
    const cv::Mat1f blush = s.noise(1.5f, 3, random);
    for (int y = 0; y < blush.rows; ++y)
        for (int x = 0; x < blush.cols; ++x) {
            const float share = std::min(1.0f, std::max(0.0f, 0.55f + blush(y, x)));
            relief.albedo(y, x) = relief.albedo(y, x) * (1 - share) + rgb8(165, 32, 38) * share;
        }
    const Mask seam = s.stroke(curvePoints({{0, -0.1f}, {0.25f, 0.4f}, {0.1f, 0.95f}}, 16), 0.05f);
    engrave(relief, seam, 0.05f * s.unit());
    paint(relief, s.disc({0, -0.1f}, 0.1f), rgb8(80, 50, 30), 0.8f);
    s.soften(relief.height, 0.02f);
    return relief;
}

Relief apple(const Pose& pose, const Finish& finish, Random& random) {
    const bool green = random.chance(0.4f);
    Relief relief = roundFruit(pose, finish, green ? rgb8(140, 180, 60) : rgb8(180, 36, 36), 0.85f, random);
    const Sketch s(pose, {1.02f, 1.02f});
    modulate(relief, s.noise(5.0f, 2, random), 0.1f);
    const cv::Point2f at{random.uniform(-0.2f, 0.2f), random.uniform(-0.2f, 0.2f)};
    relief.height -= s.dome(s.disc(at, 0.3f), 0.3f, 0.25f);
    paint(relief, s.stroke({at, at + cv::Point2f(0.15f, -0.3f)}, 0.08f), rgb8(80, 55, 35));
    s.soften(relief.height, 0.03f);
    return relief;
}

Relief cherry(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.6f, 1.6f});
    Finish skin = finish;
    skin.colour = jittered(rgb8(150, 20, 34), random, kShade);
    skin.surface.specular = 0.5f;
    skin.surface.gloss = 6;
    const Mask body = s.disc({0, 0.15f}, 0.8f);
    const Mask stalk = s.stroke(curvePoints({{0, -0.1f}, {0.2f, -0.9f}, {0.8f, -1.5f}}, 16), 0.07f);
    Relief relief = s.relief(body | stalk, skin);
    relief.height = s.dome(body, 0.8f, 0.7f);
    paint(relief, stalk - s.disc({0, 0.25f}, 0.7f), rgb8(110, 130, 50));
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.5f;
    return relief;
}

Relief almond(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 0.65f});
    Finish skin = finish;
    skin.colour = jittered(rgb8(150, 88, 48), random, kShade);
    Points outline;
    const float fat = random.uniform(0.5f, 0.62f);
    for (int i = 0; i < 40; ++i) {
        const float a = kFullTurn * static_cast<float>(i) / 40.0f;
        outline.emplace_back(std::cos(a), fat * std::sin(a) * (1.0f - 0.35f * std::cos(a)));
    }
    Relief relief = s.relief(s.polygon(outline), skin);
    relief.height = s.dome(relief.coverage, 0.5f, 0.3f);
    Mask ridges = s.blank();
    for (int i = -3; i <= 3; ++i) {
        const float y = 0.13f * static_cast<float>(i) + random.normal(0, 0.02f);
        ridges |= s.stroke(curvePoints({{-0.85f, y * 0.8f}, {0.0f, y * 1.4f}, {0.9f, y * 0.4f}}, 12), 0.05f);
    }
    engrave(relief, ridges, 0.04f * s.unit());
    paint(relief, ridges & relief.coverage, rgb8(100, 55, 30), 0.45f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief bananaChip(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 1.1f});
    Finish flesh = finish;
    flesh.colour = jittered(rgb8(226, 188, 112), random, kShade);
    const Mask outline = s.polygon(blobPoints({0.95f, random.uniform(0.65f, 0.95f)}, 0.05f, random));
    Relief relief = s.relief(outline, flesh);
    relief.height = s.bevel(outline, 0.15f, 0.12f);
    const cv::Mat1f curl = s.noise(1.2f, 2, random);
    relief.height += curl * (0.12f * s.unit());
    paint(relief, outline - s.disc({0, 0}, 0.62f), flesh.colour * 0.85f, 0.6f);
    paint(relief, s.disc({0, 0}, 0.25f), flesh.colour * 0.75f, 0.6f);
    const int seeds = random.integer(3, 9);
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.22f, seeds, random.unit()))
        paint(relief, s.disc(at, 0.035f), rgb8(70, 45, 25), 0.8f);
    modulate(relief, s.noise(6.0f, 2, random), 0.08f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief cerealFlake(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.3f, 1.3f});
    Finish flake = finish;
    flake.colour = jittered(rgb8(196, 142, 78), random, 0.045f);
    const Mask outline = s.polygon(blobPoints({0.95f, random.uniform(0.5f, 0.9f)}, 0.12f, random));
    Relief relief = s.relief(outline, flake);
    relief.height = s.bevel(outline, 0.1f, 0.1f);
    relief.height += s.noise(2.5f, 3, random) * (0.18f * s.unit());
    modulate(relief, s.noise(7.0f, 2, random), 0.15f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

/// A heap of flakes, oats and crumbs that fills an area: what a muesli looks like from a distance.
Relief cereal(const Pose& pose, const Finish& finish, Random& random) {
    if (random.chance(0.4f))
        return cerealFlake(pose, finish, random);
    const Sketch s(pose, {1.15f, 1.15f});
    const Mask heap = s.polygon(blobPoints({0.98f, random.uniform(0.6f, 0.98f)}, 0.06f, random));
    Finish oats = finish;
    oats.colour = jittered(rgb8(150, 104, 58), random, kShade);
    Relief relief = s.relief(heap, oats);
    relief.height = s.bevel(heap, 0.4f, 0.25f);
    cv::Mat1f lift(s.size(), 0.0f);
    const int flakes = random.integer(40, 110);
    const float size = 1.6f / std::sqrt(static_cast<float>(flakes));
    for (int i = 0; i < flakes; ++i) {
        const float a = random.uniform(0.0f, kFullTurn);
        const float r = std::sqrt(random.unit());
        const cv::Point2f at(r * std::cos(a), r * std::sin(a) * 0.95f);
        Points piece = blobPoints({size * random.uniform(0.5f, 1.0f), size * random.uniform(0.3f, 0.7f)},
                                  0.1f, random, 14);
        for (cv::Point2f& p : piece)
            p += at;
        const bool raisin = random.chance(0.06f);
        const Colour colour = raisin ? rgb8(60, 34, 30) : jittered(rgb8(206, 160, 98), random, 0.06f);
        s.fill(relief.albedo, piece, cv::Scalar(colour[0], colour[1], colour[2]));
        s.fill(lift, piece, cv::Scalar::all(random.uniform(0.3f, 1.0f) * 0.35f * size * s.unit()));
    }
    relief.height += lift;
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief banana(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.15f, 0.8f});
    Finish skin = finish;
    skin.colour = jittered(rgb8(232, 200, 66), random, kShade);
    const Points outer = curvePoints({{-1.05f, -0.35f}, {-0.6f, 0.85f}, {0.6f, 0.85f}, {1.05f, -0.4f}}, 24);
    Points outline = outer;
    const Points inner =
        curvePoints({{0.95f, -0.45f}, {0.45f, 0.25f}, {-0.45f, 0.25f}, {-0.98f, -0.42f}}, 24);
    outline.insert(outline.end(), inner.begin(), inner.end());
    Relief relief = s.relief(s.polygon(outline), skin);
    relief.height = s.dome(relief.coverage, 0.22f, 0.2f);
    paint(relief, s.disc({1.0f, -0.42f}, 0.1f) | s.disc({-1.02f, -0.38f}, 0.07f), rgb8(80, 62, 35));
    modulate(relief, s.noise(6.0f, 3, random), 0.1f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief biscuit(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 1.05f});
    Finish dough = finish;
    dough.colour = jittered(rgb8(198, 148, 86), random, kShade);
    const Mask outline = random.chance(0.5f) ? s.polygon(blobPoints({0.98f, 0.98f}, 0.015f, random))
                                             : s.box({-0.98f, -0.7f, 1.96f, 1.4f}, 0.08f);
    Relief relief = s.relief(outline, dough);
    relief.height = s.dome(outline, 0.2f, 0.15f) + s.noise(6.0f, 3, random) * (0.02f * s.unit());
    modulate(relief, s.noise(4.0f, 3, random), 0.12f);
    for (int i = 0; i < 12; ++i) {
        const cv::Point2f at{random.uniform(-0.6f, 0.6f), random.uniform(-0.55f, 0.55f)};
        const Mask dot = s.disc(at, 0.05f);
        engrave(relief, dot, 0.08f * s.unit());
        paint(relief, dot, dough.colour * 0.5f, 0.7f);
    }
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

} // namespace

std::vector<PartPainter> foodPainters() {
    constexpr MaterialFamily food = MaterialFamily::Food;
    return {
        {"orange", {"orange fruit", "tangerine"}, food, false, 1.6f, 5.0f, orange},
        {"nectarine", {"peach"}, food, false, 1.6f, 5.0f, nectarine},
        {"apple", {"apple fruit"}, food, false, 1.6f, 5.0f, apple},
        {"cherry", {"cherry fruit"}, food, false, 1.0f, 5.0f, cherry},
        {"banana", {"banana fruit"}, food, false, 2.0f, 7.0f, banana},
        {"almond", {"almonds", "nut kernel"}, food, false, 0.9f, 4.0f, almond},
        {"banana chip", {"banana chips"}, food, false, 1.0f, 4.0f, bananaChip},
        {"cereal", {"cereals", "muesli", "oat flakes"}, food, false, 1.5f, 5.0f, cereal},
        {"biscuit", {"cookie"}, food, false, 1.4f, 6.0f, biscuit},
    };
}

} // namespace cliplad
