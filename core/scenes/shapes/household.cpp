#include "scenes/shapes/packs.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/parts.h"
#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// A line of print: words of bars of uneven height.
void printLine(Relief& relief, const Sketch& s, cv::Point2f start, float length, float height, Colour ink,
               Random& random) {
    Mask mask = s.blank();
    float x = start.x;
    while (x < start.x + length) {
        const float w = height * random.uniform(0.3f, 0.7f);
        const float tall = random.chance(0.3f) ? height : height * 0.7f;
        mask |= s.box({x, start.y + height - tall, w, tall});
        x += w + height * (random.chance(0.18f) ? 0.6f : 0.14f);
    }
    paint(relief, mask, ink, 0.9f);
}

} // namespace

Relief paintLabel(const Pose& pose, const Finish& finish, cv::Size2f half, int lines, Random& random) {
    const Sketch s(pose, half);
    const Mask sheet = s.box({-half.width, -half.height, 2 * half.width, 2 * half.height}, 0.05f);
    Relief relief = s.relief(sheet, finish);
    relief.height = s.bevel(sheet, 0.02f, 0.015f);
    const float grey = (finish.colour[0] + finish.colour[1] + finish.colour[2]) / 3;
    const Colour ink = grey > 0.4f ? Colour::all(random.uniform(0.05f, 0.25f)) : Colour::all(0.92f);
    if (lines > 0) {
        const float pitch = 1.7f * half.height / static_cast<float>(lines);
        for (int i = 0; i < lines; ++i) {
            const float height = pitch * (i == 0 ? 0.75f : 0.5f);
            const float y = -0.85f * half.height + pitch * static_cast<float>(i);
            printLine(relief, s, {-0.85f * half.width, y}, 1.7f * half.width * random.uniform(0.45f, 0.95f),
                      height, ink, random);
        }
    }
    relief.elevation = pose.radius * 0.015f;
    return relief;
}

Relief paintFruitIcon(const Pose& pose, const Finish& finish, int fruit, Random& random) {
    const Sketch s(pose, {1.1f, 1.1f});
    const std::array<Colour, 6> colours = {rgb8(238, 140, 30), rgb8(180, 22, 40),  rgb8(236, 206, 60),
                                           rgb8(190, 40, 40),  rgb8(100, 50, 130), rgb8(240, 220, 70)};
    Finish print = finish;
    print.colour = jittered(colours[static_cast<std::size_t>(fruit % 6)], random, 0.03f);
    print.surface = {0.9f, 0.08f, 4, 0.0f, 0.0f, 1.0f, {1, 1, 1}};
    Mask body = s.disc({0, 0.1f}, 0.8f);
    Mask leaf = s.polygon(ellipsePoints({0.3f, -0.75f}, {0.32f, 0.15f}, 20));
    if (fruit == 1) {
        body = s.disc({-0.45f, 0.4f}, 0.42f) | s.disc({0.45f, 0.5f}, 0.42f);
        leaf |= s.stroke({{-0.4f, 0.1f}, {0.1f, -0.8f}, {0.4f, 0.15f}}, 0.09f);
    } else if (fruit == 2) {
        Points outline = curvePoints({{-0.95f, -0.4f}, {-0.6f, 1.0f}, {0.7f, 0.9f}, {0.95f, -0.55f}}, 20);
        const Points inner = curvePoints({{0.8f, -0.6f}, {0.4f, 0.4f}, {-0.5f, 0.3f}, {-0.85f, -0.5f}}, 20);
        outline.insert(outline.end(), inner.begin(), inner.end());
        body = s.polygon(outline);
        leaf = s.disc({0.88f, -0.6f}, 0.12f);
    } else if (fruit == 4) {
        body = s.blank();
        for (int row = 0; row < 4; ++row)
            for (int i = 0; i <= 3 - row; ++i)
                body |= s.disc({0.4f * (static_cast<float>(i) - 0.5f * static_cast<float>(3 - row)),
                                -0.35f + 0.34f * static_cast<float>(row)},
                               0.22f);
    } else if (fruit == 5) {
        body = s.polygon(ellipsePoints({0, 0.05f}, {0.95f, 0.65f}));
    }
    Relief relief = s.relief(body | leaf, print);
    relief.height = s.dome(body, 0.5f, 0.12f);
    paint(relief, leaf - body, fruit == 2 ? rgb8(110, 80, 40) : rgb8(60, 130, 50));
    relief.elevation = pose.radius * 0.01f;
    return relief;
}

namespace {

Relief label(const Pose& pose, const Finish& finish, Random& random) {
    Finish paper = finish;
    if (random.chance(0.6f))
        paper.colour = jittered(rgb8(236, 234, 228), random, 0.03f);
    const cv::Size2f half{random.uniform(0.8f, 1.2f), random.uniform(0.4f, 0.8f)};
    if (random.chance(0.55f))
        return paintLetteredLabel(pose, paper, half, random);
    return paintLabel(pose, paper, half, random.integer(2, 6), random);
}

Relief barcode(const Pose& pose, const Finish& finish, Random& random) {
    Finish paper = finish;
    paper.colour = Colour::all(random.uniform(0.85f, 0.95f));
    const Sketch s(pose, {1.1f, 0.65f});
    Relief relief = s.relief(s.box({-1.1f, -0.65f, 2.2f, 1.3f}), paper);
    for (float x = -0.95f; x < 0.9f;) {
        const float w = random.uniform(0.02f, 0.09f);
        paint(relief, s.box({x, -0.5f, w, 0.8f}), Colour::all(0.06f));
        x += w + random.uniform(0.02f, 0.08f);
    }
    printLine(relief, s, {-0.8f, 0.38f}, 1.6f, 0.16f, Colour::all(0.08f), random);
    relief.height = s.bevel(relief.coverage, 0.02f, 0.015f);
    relief.elevation = pose.radius * 0.015f;
    return relief;
}

Relief fruitIcon(const Pose& pose, const Finish& finish, Random& random) {
    const int fruit = random.integer(0, 5);
    return paintFruitIcon(pose, finish, fruit, random);
}

Relief coin(const Pose& pose, const Finish&, Random& random) {
    const std::array<std::string_view, 3> alloys = {"brass", "copper", "zinc"};
    const Finish metal = metalFinish(random.pick(alloys), random);
    const Sketch s(pose, {1, 1});
    const Mask disc = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(disc, metal);
    relief.height = s.bevel(disc, 0.06f, 0.06f) - s.bevel(s.disc({0, 0}, 0.88f), 0.04f, 0.05f);
    const float digit = random.uniform(0.2f, 0.4f);
    const Mask relief1 = s.box({-digit, -0.45f, digit * 0.6f, 0.9f}, 0.05f) |
                         (s.polygon(blobPoints({0.3f, 0.45f}, 0.15f, random)) & s.box({0, -1, 1, 2}));
    relief.height += s.bevel(relief1, 0.06f, 0.07f);
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.74f, random.integer(10, 24)))
        relief.height += s.bevel(s.disc(at, 0.04f), 0.03f, 0.03f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.12f;
    relief.wall = pose.radius * 0.1f;
    return relief;
}

Relief button(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const int holes = random.chance(0.6f) ? 4 : 2;
    Mask bores = s.blank();
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.25f, holes, 0.7853982f))
        bores |= s.disc(at, 0.11f);
    const Mask disc = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(disc, finish);
    relief.height = s.dome(disc, 0.25f, 0.2f) - s.dome(s.disc({0, 0}, 0.7f), 0.15f, 0.12f);
    engrave(relief, bores, 0.2f * s.unit());
    paint(relief, bores, Colour::all(0.05f), 0.85f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.2f;
    relief.wall = pose.radius * 0.2f;
    return relief;
}

Relief pill(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.35f, 0.5f);
    const Sketch s(pose, {1, half});
    const Mask body = s.box({-1, -half, 2, 2 * half}, half);
    Relief relief = s.relief(body, finish);
    relief.height = s.dome(body, half, half);
    if (random.chance(0.6f))
        paint(relief, s.box({0, -half, 1, 2 * half}) & body,
              random.chance(0.5f) ? Colour::all(0.92f) : random.pick(namedColours()).rgb);
    if (random.chance(0.35f)) {
        const bool dark = finish.colour[0] + finish.colour[1] + finish.colour[2] < 1.2f;
        const Colour ink = dark ? Colour::all(0.95f) : Colour::all(0.12f);
        const Typeface face = randomTypeface(random);
        paint(relief, typeset(s, randomTitle(random), face, {{0, 0}, 0.7f * half, 1.3f}) & body, ink, 0.85f);
    }
    relief.surface.specular = random.uniform(0.2f, 0.9f);
    relief.surface.gloss = 5;
    relief.elevation = pose.radius * half;
    return relief;
}

Relief tablet(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Mask body = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(body, finish);
    relief.height = s.dome(body, random.uniform(0.2f, 1.0f), 0.25f);
    if (random.chance(0.6f))
        engrave(relief, s.stroke({{-1, 0}, {1, 0}}, 0.1f), 0.1f * s.unit());
    else if (random.chance(0.5f))
        engrave(relief, typeset(s, randomTitle(random), {0, 0.16f}, {{0, 0}, 0.5f, 1.4f}), 0.08f * s.unit());
    s.soften(relief.height, 0.025f);
    relief.elevation = pose.radius * 0.3f;
    relief.wall = pose.radius * 0.25f;
    return relief;
}

Relief bead(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Mask ball = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(ball, finish);
    relief.height = s.dome(ball, 1.0f, 1.0f);
    relief.surface.specular = random.uniform(0.4f, 0.9f);
    relief.surface.gloss = 6;
    relief.elevation = pose.radius * 0.9f;
    return relief;
}

Relief brick(const Pose& pose, const Finish& finish, Random& random) {
    const int columns = random.integer(1, 4);
    const int rows = random.integer(1, 2);
    const float pitch = 2.0f / static_cast<float>(std::max(columns, rows));
    const float w = pitch * static_cast<float>(columns) * 0.5f;
    const float h = pitch * static_cast<float>(rows) * 0.5f;
    const Sketch s(pose, {1.02f, 1.02f});
    const Mask body = s.box({-w, -h, 2 * w, 2 * h});
    Relief relief = s.relief(body, finish);
    relief.height = s.bevel(body, 0.04f, 0.05f);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            relief.height += s.bevel(s.disc({-w + pitch * (static_cast<float>(c) + 0.5f),
                                             -h + pitch * (static_cast<float>(r) + 0.5f)},
                                            pitch * 0.3f),
                                     0.06f, 0.12f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.4f;
    relief.wall = pose.radius * 0.5f;
    return relief;
}

} // namespace

std::vector<PartPainter> householdPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"label", {"printed label", "sticker"}, MaterialFamily::Paper, false, 1.6f, 6.0f, label},
        {"barcode", {"bar code"}, MaterialFamily::Paper, false, 1.5f, 7.0f, barcode},
        {"fruit icon",
         {"printed fruit", "fruit picture"},
         MaterialFamily::Paper,
         false,
         1.0f,
         5.0f,
         fruitIcon},
        {"coin", {"metal coin"}, MaterialFamily::Metal, false, 1.1f, 5.0f, coin},
        {"button", {"shirt button"}, plastic, true, 0.9f, 4.0f, button},
        {"pill", {"capsule"}, plastic, true, 0.9f, 3.0f, pill},
        {"tablet", {"medicine tablet"}, MaterialFamily::Ceramic, true, 0.8f, 3.0f, tablet},
        {"blister pack", {"blister"}, plastic, true, 2.0f, 10.0f, paintBlisterPack},
        {"bead", {"marble", "ball"}, plastic, true, 0.7f, 2.5f, bead},
        {"toy brick", {"building block"}, plastic, true, 1.3f, 5.0f, brick},
    };
}

} // namespace cliplad
