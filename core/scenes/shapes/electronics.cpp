#include "scenes/shapes/boards.h"
#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/typeset.h"

#include <opencv2/imgproc.hpp>

namespace cliplad {

namespace {

const Colour kSolder = rgb8(190, 192, 196);

/// Type, number and maker in lines of one face over a rectangle.
Mask printLines(const Sketch& s, cv::Rect2f area, int lines, Random& random) {
    Mask mask = s.blank();
    const Typeface face{0, random.uniform(0.08f, 0.14f)};
    const float pitch = area.height / static_cast<float>(lines);
    for (int i = 0; i < lines; ++i) {
        const float y = area.y + pitch * (static_cast<float>(i) + 0.5f);
        const std::string text =
            i == 0 ? randomMarking(random.integer(4, 9), random) : randomSmallPrint(random);
        const float width = area.width * random.uniform(0.6f, 1.0f);
        mask |= typeset(s, text, face, {{area.x + 0.5f * width, y}, 0.65f * pitch, width});
    }
    return mask;
}

Relief chip(const Pose& pose, const Finish& finish, Random& random) {
    const bool quad = random.chance(0.4f);
    const float half = quad ? 0.85f : random.uniform(0.3f, 0.55f);
    const Sketch s(pose, {1.15f, quad ? 1.15f : half + 0.3f});
    const float width = quad ? 0.85f : 1.0f;
    const int pins = random.integer(3, 10);
    Mask legs = s.blank();
    for (int i = 0; i < pins; ++i) {
        const float along = 1.8f * width * ((static_cast<float>(i) + 0.5f) / static_cast<float>(pins) - 0.5f);
        const float w = 0.5f * 1.8f * width / static_cast<float>(pins);
        legs |= s.box({along - w * 0.5f, -half - 0.22f, w, 2 * half + 0.44f});
        if (quad)
            legs |= s.box({-half - 0.22f, along - w * 0.5f, 2 * half + 0.44f, w});
    }
    Finish black = finish;
    black.colour = Colour::all(random.uniform(0.08f, 0.2f));
    const Mask body = s.box({-width, -half, 2 * width, 2 * half}, 0.03f);
    Relief relief = s.relief(body | legs, black);
    relief.height = s.bevel(body, 0.05f, 0.12f) + s.bevel(legs - body, 0.04f, 0.03f);
    paint(relief, legs - body, kSolder);
    const Mask dot = s.disc({-width + 0.18f, half - 0.16f}, 0.07f);
    engrave(relief, dot, 0.05f * s.unit());
    if (random.chance(0.75f)) {
        const int lines = random.integer(1, 3);
        const Mask print = printLines(s, {-width * 0.7f, -half * 0.5f, width * 1.4f, half}, lines, random);
        paint(relief, print, Colour::all(0.75f), random.uniform(0.3f, 0.9f));
    }
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.15f;
    relief.wall = pose.radius * 0.12f;
    return relief;
}

Relief capacitorFromAbove(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const Mask can = s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(can, finish);
    paint(relief, s.disc({0, 0}, 0.88f), rgb8(196, 198, 202));
    const Mask sector = s.polygon({{0.2f, -1.1f}, {1.2f, -1.1f}, {1.2f, 1.1f}, {0.2f, 1.1f}}) & can;
    const float a = random.uniform(0.3f, 0.6f);
    paint(relief, sector & s.polygon({{a, -1.1f}, {1.2f, -1.1f}, {1.2f, 1.1f}, {a, 1.1f}}),
          Colour::all(0.12f), 0.85f);
    relief.height = s.dome(can, 0.14f, 0.14f);
    const Mask score = s.stroke({{-0.5f, 0}, {0.5f, 0}}, 0.06f) | s.stroke({{0, -0.5f}, {0, 0.5f}}, 0.06f);
    engrave(relief, score, 0.06f * s.unit());
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.8f;
    relief.wall = pose.radius * 1.2f;
    return relief;
}

Relief capacitorLying(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.7f, 0.55f});
    const Mask can = s.box({-1.0f, -0.5f, 1.8f, 1.0f}, 0.08f);
    const Mask legs =
        s.stroke({{0.75f, -0.2f}, {1.65f, -0.22f}}, 0.06f) | s.stroke({{0.75f, 0.2f}, {1.4f, 0.24f}}, 0.06f);
    Relief relief = s.relief(can | legs, finish);
    relief.height =
        cv::max(turnedHeight(s, {{-1, 0.46f}, {-0.94f, 0.5f}, {0.8f, 0.5f}}), s.dome(legs, 0.03f, 0.03f));
    engrave(relief, s.stroke({{0.6f, -0.5f}, {0.6f, 0.5f}}, 0.07f), 0.05f * s.unit());
    paint(relief, legs - can, kSolder);
    paint(relief, s.box({-1.0f, 0.15f, 1.8f, 0.2f}) & can, Colour::all(random.uniform(0.6f, 0.9f)), 0.8f);
    paint(relief, printLines(s, {-0.8f, -0.3f, 1.2f, 0.35f}, 2, random) & can, Colour::all(0.85f), 0.7f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.5f;
    return relief;
}

Relief ceramicCapacitor(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 1.6f});
    Finish disc = finish;
    disc.colour = jittered(random.chance(0.5f) ? rgb8(200, 130, 60) : rgb8(60, 100, 175), random);
    const Mask body = s.disc({0, -0.3f}, 0.75f);
    const Mask legs =
        s.stroke({{-0.3f, 0.2f}, {-0.35f, 1.5f}}, 0.08f) | s.stroke({{0.3f, 0.2f}, {0.3f, 1.5f}}, 0.08f);
    Relief relief = s.relief(body | legs, disc);
    relief.height = cv::max(s.dome(body, 0.5f, 0.25f), s.dome(legs, 0.04f, 0.04f));
    paint(relief, legs - body, kSolder);
    paint(relief, printLines(s, {-0.4f, -0.5f, 0.8f, 0.4f}, 2, random), Colour::all(0.1f), 0.7f);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief capacitor(const Pose& pose, const Finish& finish, Random& random) {
    switch (random.integer(0, 2)) {
    case 0:
        return capacitorFromAbove(pose, finish, random);
    case 1:
        return capacitorLying(pose, finish, random);
    default:
        return ceramicCapacitor(pose, finish, random);
    }
}

Relief resistor(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.8f, 0.4f});
    Finish body = finish;
    body.colour = jittered(random.chance(0.6f) ? rgb8(214, 184, 140) : rgb8(110, 170, 200), random);
    const Mask bead =
        s.box({-0.75f, -0.24f, 1.5f, 0.48f}, 0.2f) | s.disc({-0.55f, 0}, 0.3f) | s.disc({0.55f, 0}, 0.3f);
    const Mask legs = s.stroke({{-1.75f, 0}, {1.75f, 0}}, 0.07f);
    Relief relief = s.relief(bead | legs, body);
    relief.height = cv::max(s.dome(bead, 0.28f, 0.28f), s.dome(legs, 0.035f, 0.035f));
    paint(relief, legs - bead, kSolder);
    for (float x : {-0.55f, -0.25f, 0.0f, 0.5f})
        paint(relief, s.box({x - 0.06f, -0.32f, 0.12f, 0.64f}) & bead, random.pick(namedColours()).rgb);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief diode(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 1.0f});
    const Mask rim = s.disc({0, 0}, 0.95f);
    const Mask lens = s.disc({0, 0}, 0.78f);
    Relief relief = s.relief(rim, finish);
    relief.height = s.bevel(rim, 0.1f, 0.1f) + s.dome(lens, 0.78f, 0.6f);
    paint(relief, s.disc({0.05f, 0.05f}, 0.25f), finish.colour * 1.6f, random.uniform(0.2f, 0.8f));
    s.soften(relief.height, 0.03f);
    relief.surface.specular = 0.8f;
    relief.surface.gloss = 6;
    relief.elevation = pose.radius * 0.8f;
    relief.wall = pose.radius * 0.8f;
    return relief;
}

Relief battery(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.5f, 0.45f});
    const Mask can = s.box({-1.35f, -0.4f, 2.7f, 0.8f}, 0.04f);
    const Mask nub = s.box({1.3f, -0.14f, 0.16f, 0.28f}, 0.03f);
    Relief relief = s.relief(can | nub, finish);
    relief.height = cv::max(turnedHeight(s, {{-1.35f, 0.4f}, {1.35f, 0.4f}}), s.dome(nub, 0.14f, 0.14f));
    paint(relief, s.box({0.7f, -0.4f, 0.65f, 0.8f}) & can,
          random.chance(0.5f) ? rgb8(200, 150, 70) : Colour::all(0.1f));
    paint(relief, nub - can, kSolder);
    const Mask print = printLines(s, {-1.1f, -0.2f, 1.5f, 0.4f}, 2, random);
    paint(relief, print, Colour::all(random.chance(0.5f) ? 0.9f : 0.1f), 0.8f);
    relief.elevation = pose.radius * 0.4f;
    return relief;
}

} // namespace

std::vector<PartPainter> electronicPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"chip", {"integrated circuit", "microchip"}, plastic, false, 1.3f, 5.0f, chip},
        {"capacitor", {"electrolytic capacitor"}, plastic, true, 1.0f, 5.0f, capacitor},
        {"resistor", {"resistor with colour bands"}, plastic, false, 1.1f, 6.0f, resistor},
        {"light emitting diode", {"led"}, plastic, true, 0.8f, 4.0f, diode},
        {"battery", {"battery cell"}, plastic, true, 1.6f, 6.0f, battery},
        {"circuit board",
         {"printed circuit board", "electronic board"},
         MaterialFamily::Board,
         false,
         2.6f,
         14.0f,
         paintCircuitBoard},
    };
}

} // namespace cliplad
