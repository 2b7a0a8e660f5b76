#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"

#include <array>
#include <cmath>

namespace cliplad {

namespace {

Finish coloured(const Finish& finish, Colour colour, Random& random) {
    Finish result = finish;
    result.colour = jittered(colour, random, 0.06f);
    return result;
}

/// A rounded lump of the outline.
Relief lump(const Sketch& s, const Pose& pose, const Finish& finish, const Points& outline, float height) {
    Relief relief = s.relief(s.polygon(outline), finish);
    relief.height = s.dome(relief.coverage, 0.9f, height);
    relief.elevation = pose.radius * height;
    return relief;
}

Relief lemon(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 0.8f});
    const bool lime = random.chance(0.25f);
    Relief relief = turned(s, pose, coloured(finish, lime ? rgb8(120, 165, 50) : rgb8(238, 208, 60), random),
                           {{-1.0f, 0.06f},
                            {-0.85f, 0.18f},
                            {-0.6f, 0.48f},
                            {0.0f, 0.68f},
                            {0.5f, 0.55f},
                            {0.82f, 0.22f},
                            {1.0f, 0.08f}});
    relief.height += s.noise(14.0f, 1, random) * (0.012f * s.unit());
    return relief;
}

Relief tomato(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Points outline = blobPoints({0.95f, 0.92f}, 0.02f, random);
    Relief relief = lump(s, pose, coloured(finish, rgb8(205, 48, 34), random), outline, 0.7f);
    relief.surface.specular = 0.5f;
    relief.surface.gloss = 6;
    if (random.chance(0.7f))
        for (int i = 0; i < 5; ++i) {
            const float a = 1.2566f * static_cast<float>(i) + random.normal(0, 0.2f);
            paint(relief, s.polygon(moved({{0, -0.07f}, {0.42f, 0}, {0, 0.07f}}, a)), rgb8(70, 120, 50));
        }
    return relief;
}

Relief pear(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 0.75f});
    Relief relief = turned(
        s, pose, coloured(finish, random.chance(0.6f) ? rgb8(180, 185, 70) : rgb8(190, 140, 60), random),
        {{-1.0f, 0.05f},
         {-0.95f, 0.35f},
         {-0.6f, 0.65f},
         {-0.2f, 0.68f},
         {0.25f, 0.42f},
         {0.65f, 0.28f},
         {0.88f, 0.14f},
         {0.9f, 0.04f},
         {1.15f, 0.04f}});
    paint(relief, s.box({0.9f, -0.06f, 0.3f, 0.12f}), rgb8(90, 60, 35));
    modulate(relief, s.noise(8.0f, 2, random), 0.08f);
    return relief;
}

Relief strawberry(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 0.8f});
    Relief relief =
        turned(s, pose, coloured(finish, rgb8(200, 36, 44), random),
               {{-0.75f, 0.35f}, {-0.6f, 0.62f}, {-0.2f, 0.7f}, {0.4f, 0.5f}, {0.85f, 0.2f}, {0.95f, 0.02f}});
    for (int i = 0; i < 40; ++i)
        paint(relief,
              s.disc({random.uniform(-0.7f, 0.9f), random.uniform(-0.65f, 0.65f)}, 0.035f) & relief.coverage,
              rgb8(225, 190, 90));
    Mask leaves = s.blank();
    for (float a : {2.2f, 2.7f, 3.14f, 3.6f, 4.1f})
        leaves |= s.polygon(moved({{0, -0.1f}, {0.35f, 0}, {0, 0.1f}}, a, {-0.62f, 0}));
    relief.coverage |= leaves;
    paint(relief, leaves, rgb8(70, 130, 50));
    return relief;
}

Relief grapes(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 1.05f});
    const Colour skin = random.chance(0.5f) ? rgb8(80, 40, 90) : rgb8(150, 175, 80);
    const Finish grape = coloured(finish, skin, random);
    Relief relief = s.relief(s.blank(), grape);
    const int count = random.integer(9, 16);
    for (int i = 0; i < count; ++i) {
        const float y = random.uniform(-0.75f, 0.75f);
        const float reach = 0.7f * (0.6f - 0.4f * y);
        const Mask ball = s.disc({random.uniform(-reach, reach), y}, 0.25f);
        cv::Mat1f height = s.dome(ball, 0.25f, 0.25f) + 0.012f * s.unit() * static_cast<float>(i);
        height.copyTo(relief.height, ball);
        relief.coverage |= ball;
        paint(relief, ball, jittered(grape.colour, random, 0.05f));
    }
    relief.surface.specular = 0.4f;
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

Relief hazelnut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Points outline = blobPoints({0.85f, 0.92f}, 0.04f, random);
    Relief relief = lump(s, pose, coloured(finish, rgb8(156, 98, 54), random), outline, 0.6f);
    paint(relief, s.polygon(ellipsePoints({0, 0.62f}, {0.5f, 0.26f})) & relief.coverage, rgb8(200, 165, 115),
          0.8f);
    modulate(relief, s.noise(8.0f, 2, random), 0.1f);
    return relief;
}

Relief walnut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Points outline = blobPoints({0.95f, 0.8f}, 0.04f, random);
    Relief relief = lump(s, pose, coloured(finish, rgb8(186, 146, 98), random), outline, 0.5f);
    relief.height += cv::abs(s.noise(5.0f, 2, random)) * (0.2f * s.unit());
    engrave(relief, s.stroke({{-1, 0}, {1, 0}}, 0.08f), 0.14f * s.unit());
    s.soften(relief.height, 0.03f);
    return relief;
}

Relief peanut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 0.6f});
    Relief relief = turned(s, pose, coloured(finish, rgb8(208, 172, 118), random),
                           {{-1, 0.03f},
                            {-0.85f, 0.35f},
                            {-0.5f, 0.48f},
                            {0.0f, 0.34f},
                            {0.5f, 0.5f},
                            {0.88f, 0.34f},
                            {1, 0.03f}});
    relief.height += s.noise(10.0f, 1, random) * (0.04f * s.unit());
    modulate(relief, s.noise(9.0f, 1, random), 0.1f);
    return relief;
}

Relief raisin(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Colour dried = random.chance(0.6f)   ? rgb8(62, 38, 36)
                         : random.chance(0.5f) ? rgb8(140, 30, 36)
                                               : rgb8(170, 120, 60);
    const Points outline = blobPoints({0.95f, 0.6f}, 0.08f, random);
    Relief relief = lump(s, pose, coloured(finish, dried, random), outline, 0.4f);
    relief.height += cv::abs(s.noise(4.0f, 2, random)) * (0.25f * s.unit());
    s.soften(relief.height, 0.04f);
    return relief;
}

Relief bean(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 0.7f});
    const std::array<Colour, 4> skins = {rgb8(130, 40, 36), rgb8(232, 222, 196), rgb8(40, 34, 36),
                                         rgb8(120, 150, 70)};
    Relief relief = s.relief(s.stroke(curvePoints({{-0.6f, 0.12f}, {0, -0.35f}, {0.6f, 0.12f}}, 20), 0.75f),
                             coloured(finish, random.pick(skins), random));
    relief.height = s.dome(relief.coverage, 0.36f, 0.36f);
    relief.surface.specular = 0.35f;
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

Relief coffeeBean(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 0.75f});
    Relief relief = lump(s, pose, coloured(finish, rgb8(78, 46, 28), random),
                         ellipsePoints({0, 0}, {0.95f, 0.65f}), 0.4f);
    const Mask crease =
        s.stroke(curvePoints({{-0.95f, 0.05f}, {-0.3f, -0.15f}, {0.3f, 0.15f}, {0.95f, -0.05f}}, 20), 0.1f);
    engrave(relief, crease, 0.14f * s.unit());
    paint(relief, crease, relief.albedo(0, 0) * 0.4f, 0.7f);
    relief.surface.specular = 0.3f;
    return relief;
}

Relief pasta(const Pose& pose, const Finish& finish, Random& random) {
    const Finish dough = coloured(finish, rgb8(228, 190, 110), random);
    if (random.chance(0.5f)) { // penne
        const Sketch s(pose, {1.2f, 0.4f});
        Relief relief =
            s.relief(s.polygon({{-1.1f, -0.3f}, {0.7f, -0.3f}, {1.15f, 0.3f}, {-0.7f, 0.3f}}), dough);
        relief.height = s.dome(relief.coverage, 0.3f, 0.28f);
        for (float y : {-0.18f, 0.0f, 0.18f})
            engrave(relief, s.stroke({{-1, y}, {1, y}}, 0.05f), 0.05f * s.unit());
        paint(relief, s.polygon({{0.72f, -0.2f}, {1.0f, 0.22f}, {0.82f, 0.2f}, {0.62f, -0.18f}}),
              rgb8(120, 85, 40), 0.8f);
        relief.elevation = pose.radius * 0.3f;
        return relief;
    }
    const Sketch s(pose, {1.1f, 0.5f}); // spirals
    Relief relief = s.relief(s.box({-1.05f, -0.34f, 2.1f, 0.68f}, 0.1f), dough);
    relief.height = s.dome(relief.coverage, 0.34f, 0.3f);
    for (float x = -1.2f; x < 1.2f; x += 0.3f) {
        const Mask groove = s.stroke({{x, -0.45f}, {x + 0.3f, 0.45f}}, 0.12f) & relief.coverage;
        engrave(relief, groove, 0.16f * s.unit());
        paint(relief, groove, dough.colour * 0.7f, 0.6f);
    }
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief pretzel(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 1.0f});
    const Mask rope = s.stroke(curvePoints({{0.6f, 0.75f},
                                            {-0.9f, 0.2f},
                                            {-2.2f, -2.0f},
                                            {0.0f, -0.6f},
                                            {2.2f, -2.0f},
                                            {0.9f, 0.2f},
                                            {-0.6f, 0.75f}},
                                           60),
                               0.26f);
    Relief relief = s.relief(rope, coloured(finish, rgb8(150, 84, 36), random));
    relief.height = s.dome(rope, 0.13f, 0.15f);
    for (int i = 0; i < 14; ++i)
        paint(relief, s.disc({random.uniform(-0.9f, 0.9f), random.uniform(-0.9f, 0.8f)}, 0.05f) & rope,
              Colour::all(0.93f));
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief chocolate(const Pose& pose, const Finish& finish, Random& random) {
    const int columns = random.integer(1, 4);
    const int rows = random.integer(1, 3);
    const float pitch = 2.0f / static_cast<float>(std::max(columns, rows));
    const cv::Size2f half{0.5f * pitch * static_cast<float>(columns),
                          0.5f * pitch * static_cast<float>(rows)};
    const Sketch s(pose, {1.02f, 1.02f});
    const std::array<Colour, 3> sorts = {rgb8(88, 50, 32), rgb8(126, 76, 46), rgb8(232, 214, 176)};
    Relief relief = plate(s, pose, coloured(finish, random.pick(sorts), random),
                          s.box({-half.width, -half.height, 2 * half.width, 2 * half.height}, 0.05f), 0.15f);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            relief.height += s.bevel(
                s.box({-half.width + pitch * (static_cast<float>(c) + 0.1f),
                       -half.height + pitch * (static_cast<float>(r) + 0.1f), pitch * 0.8f, pitch * 0.8f}),
                0.1f, 0.14f);
    relief.surface.specular = 0.3f;
    return relief;
}

Relief candy(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.3f, 0.6f});
    const Mask ends = s.polygon({{-0.4f, 0}, {-1.25f, -0.5f}, {-1.1f, 0}, {-1.25f, 0.5f}}) |
                      s.polygon({{0.4f, 0}, {1.25f, -0.5f}, {1.1f, 0}, {1.25f, 0.5f}});
    const Mask body = s.polygon(ellipsePoints({0, 0}, {0.62f, 0.5f}));
    Relief relief = s.relief(ends | body, finish);
    relief.height = s.dome(body, 0.5f, 0.4f) + s.noise(9.0f, 1, random) * (0.03f * s.unit());
    if (random.chance(0.6f))
        for (float x : {-0.35f, 0.0f, 0.35f})
            paint(relief, s.stroke({{x - 0.1f, -0.5f}, {x + 0.1f, 0.5f}}, 0.1f) & body, Colour::all(0.95f),
                  0.85f);
    relief.surface.specular = 0.7f;
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

} // namespace

std::vector<PartPainter> producePainters() {
    constexpr MaterialFamily food = MaterialFamily::Food;
    return {
        {"lemon", {"lime"}, food, false, 1.4f, 5.0f, lemon},
        {"tomato", {"red tomato"}, food, false, 1.5f, 5.0f, tomato},
        {"pear", {"pear fruit"}, food, false, 1.6f, 5.0f, pear},
        {"strawberry", {"berry"}, food, false, 1.1f, 5.0f, strawberry},
        {"grapes", {"bunch of grapes"}, food, false, 1.5f, 6.0f, grapes},
        {"hazelnut", {"brown nut kernel"}, food, false, 0.8f, 4.0f, hazelnut},
        {"walnut", {"walnut shell"}, food, false, 1.0f, 5.0f, walnut},
        {"peanut", {"peanut shell"}, food, false, 1.0f, 5.0f, peanut},
        {"raisin", {"dried fruit", "dried berry"}, food, false, 0.6f, 3.5f, raisin},
        {"bean", {"kidney bean", "beans"}, food, false, 0.7f, 4.0f, bean},
        {"coffee bean", {"coffee beans"}, food, false, 0.7f, 4.0f, coffeeBean},
        {"pasta", {"noodle", "penne"}, food, false, 0.9f, 5.0f, pasta},
        {"pretzel", {"salted pretzel"}, food, false, 1.3f, 6.0f, pretzel},
        {"chocolate", {"chocolate bar"}, food, false, 1.4f, 6.0f, chocolate},
        {"candy", {"sweet", "wrapped candy"}, MaterialFamily::Plastic, true, 1.0f, 5.0f, candy},
    };
}

} // namespace cliplad
