#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"

#include <array>
#include <cmath>

namespace cliplad {

namespace {

const Colour kTin = rgb8(192, 194, 198);
const Colour kGold = rgb8(212, 178, 92);

/// A moulded block with straight legs along both long sides.
Relief legged(const Sketch& s, const Pose& pose, const Finish& finish, cv::Size2f half, int legs) {
    Mask feet = s.blank();
    const float pitch = 2 * half.width / static_cast<float>(legs);
    for (int i = 0; i < legs; ++i)
        feet |= s.box({-half.width + pitch * (static_cast<float>(i) + 0.3f), -half.height - 0.18f,
                       pitch * 0.4f, 2 * half.height + 0.36f});
    const Mask body = s.box({-half.width, -half.height, 2 * half.width, 2 * half.height}, 0.05f);
    Relief relief = s.relief(body | feet, finish);
    relief.height = s.bevel(body, 0.07f, 0.2f) + s.bevel(feet, 0.03f, 0.03f);
    paint(relief, feet - body, kTin);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.3f;
    relief.wall = pose.radius * 0.25f;
    return relief;
}

Relief inductor(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Finish core = finish;
    core.colour = jittered(random.chance(0.5f) ? rgb8(60, 60, 62) : rgb8(90, 110, 80), random);
    Relief relief = s.relief(s.ring({0, 0}, 1.0f, 0.36f), core);
    relief.height = s.dome(relief.coverage, 0.32f, 0.3f);
    const Colour copper = jittered(rgb8(190, 105, 60), random);
    const int turns = random.integer(14, 30);
    for (int i = 0; i < turns; ++i) {
        const float a = 5.8f * static_cast<float>(i) / static_cast<float>(turns);
        const Mask wire = s.stroke({{0.38f * std::cos(a), 0.38f * std::sin(a)},
                                    {0.98f * std::cos(a + 0.05f), 0.98f * std::sin(a + 0.05f)}},
                                   0.09f);
        paint(relief, wire, copper);
        engrave(relief, wire, -0.06f * s.unit());
    }
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.4f;
    return relief;
}

Relief transistor(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {0.8f, 1.8f});
    Finish black = finish;
    black.colour = Colour::all(random.uniform(0.07f, 0.18f));
    const bool power = random.chance(0.6f);
    const Mask tab =
        power ? s.box({-0.65f, -1.3f, 1.3f, 0.8f}, 0.05f) - s.disc({0, -0.95f}, 0.22f) : s.blank();
    const Mask body = power ? s.box({-0.7f, -0.6f, 1.4f, 1.1f}, 0.05f)
                            : s.disc({0, -0.2f}, 0.7f) - s.box({-1, 0.25f, 2, 1});
    Mask legs = s.blank();
    for (float x : {-0.4f, 0.0f, 0.4f})
        legs |= s.box({x - 0.07f, 0.2f, 0.14f, random.uniform(1.2f, 1.5f)});
    Relief relief = s.relief(tab | body | legs, black);
    relief.height = s.bevel(tab | legs, 0.04f, 0.05f) + s.bevel(body, 0.08f, 0.2f);
    paint(relief, (tab | legs) - body, kTin);
    paint(relief, letters(s, randomMarking(4, random), {{-0.5f, -0.35f}, 0.26f, 0.16f}) & body,
          Colour::all(0.75f), 0.8f);
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief crystal(const Pose& pose, const Finish&, Random& random) {
    const Finish metal = metalFinish("zinc", random);
    const Sketch s(pose, {1.0f, 1.4f});
    const Mask can = s.box({-0.9f, -0.5f, 1.8f, 0.95f}, 0.4f);
    const Mask legs = s.box({-0.5f, 0.4f, 0.1f, 0.9f}) | s.box({0.4f, 0.4f, 0.1f, 0.9f});
    Relief relief = s.relief(can | legs, metal);
    relief.height = s.dome(can, 0.2f, 0.25f) + s.bevel(legs, 0.04f, 0.05f);
    engrave(relief, letters(s, randomMarking(5, random), {{-0.6f, -0.2f}, 0.28f, 0.15f}) & can,
            0.06f * s.unit());
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief potentiometer(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.box({-0.9f, -0.9f, 1.8f, 1.8f}, 0.08f), 0.4f);
    const bool white = random.chance(0.5f);
    emboss(relief, s, s.disc({0, 0}, 0.55f), white ? Colour::all(0.9f) : rgb8(205, 180, 110), 0.1f);
    const float a = random.uniform(0.0f, 3.14f);
    const Mask slot = s.polygon(moved(boxPoints({-0.42f, -0.09f, 0.84f, 0.18f}), a)) |
                      s.polygon(moved(boxPoints({-0.3f, -0.09f, 0.6f, 0.18f}), a + 1.57f));
    paint(relief, slot, Colour::all(0.12f), 0.85f);
    engrave(relief, slot, 0.1f * s.unit());
    return relief;
}

Relief relay(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.45f, 0.8f);
    const Sketch s(pose, {1.05f, half});
    Relief relief = plate(s, pose, finish, s.box({-1, -half, 2, 2 * half}, 0.06f), 0.55f);
    const Colour ink = finish.colour[0] + finish.colour[1] > 1.1f ? Colour::all(0.1f) : Colour::all(0.9f);
    for (int line = 0; line < 3; ++line)
        paint(relief,
              letters(s, randomMarking(line == 0 ? 4 : 8, random),
                      {{-0.8f, -half * 0.7f + 0.4f * half * static_cast<float>(line)},
                       0.24f * half + 0.05f,
                       0.14f}),
              ink, 0.85f);
    return relief;
}

Relief fuse(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 0.32f});
    Finish glass = finish;
    glass.colour = Colour(0.85f, 0.88f, 0.87f);
    glass.surface.opacity = random.uniform(0.3f, 0.6f);
    glass.surface.specular = 0.8f;
    Relief relief = turned(s, pose, glass, {{-1.15f, 0.28f}, {-1.14f, 0.3f}, {1.14f, 0.3f}, {1.15f, 0.28f}});
    relief.surface.opacity = 0.8f;
    paint(relief, s.stroke(curvePoints({{-0.7f, 0}, {0, 0.08f}, {0.7f, 0}}, 10), 0.05f), Colour::all(0.2f));
    const Mask caps = s.box({-1.2f, -0.35f, 0.5f, 0.7f}) | s.box({0.7f, -0.35f, 0.5f, 0.7f});
    paint(relief, caps, kTin);
    relief.height += s.bevel(caps & relief.coverage, 0.03f, 0.05f);
    return relief;
}

Relief tactileButton(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 1.1f});
    Finish base = finish;
    base.colour = random.chance(0.5f) ? kTin : Colour::all(0.12f);
    Relief relief = legged(s, pose, base, {0.85f, 0.85f}, 2);
    emboss(relief, s, s.disc({0, 0}, random.uniform(0.38f, 0.52f)), finish.colour, 0.25f);
    for (const cv::Point2f& at : Points{{-0.65f, -0.65f}, {0.65f, -0.65f}, {-0.65f, 0.65f}, {0.65f, 0.65f}})
        paint(relief, s.disc(at, 0.1f), Colour::all(0.06f));
    return relief;
}

Relief dipSwitch(const Pose& pose, const Finish& finish, Random& random) {
    const int ways = random.integer(2, 6);
    const float half = 0.25f * static_cast<float>(ways);
    const Sketch s(pose, {half, 0.65f});
    Relief relief = legged(s, pose, finish, {half, 0.45f}, ways);
    for (int i = 0; i < ways; ++i) {
        const float x = -half + 0.5f * (static_cast<float>(i) + 0.5f);
        paint(relief, s.box({x - 0.12f, -0.28f, 0.24f, 0.56f}), Colour::all(0.08f));
        emboss(relief, s, s.box({x - 0.1f, random.chance(0.5f) ? -0.26f : 0.02f, 0.2f, 0.24f}),
               Colour::all(0.92f), 0.1f);
    }
    return relief;
}

Relief pinHeader(const Pose& pose, const Finish& finish, Random& random) {
    const int pins = random.integer(2, 8);
    const int rows = random.integer(1, 2);
    const float pitch = 2.0f / static_cast<float>(pins);
    const float half = 0.5f * pitch * static_cast<float>(rows);
    const Sketch s(pose, {1.0f, half + 0.05f});
    Finish black = finish;
    black.colour = Colour::all(random.uniform(0.05f, 0.14f));
    Relief relief = plate(s, pose, black, s.box({-1, -half, 2, 2 * half}, 0.02f), 0.2f);
    for (int r = 0; r < rows; ++r)
        for (int i = 0; i < pins; ++i) {
            const float x = -1 + pitch * (static_cast<float>(i) + 0.5f);
            const float y = -half + pitch * (static_cast<float>(r) + 0.5f);
            emboss(relief, s, s.box({x - pitch * 0.16f, y - pitch * 0.16f, pitch * 0.32f, pitch * 0.32f}),
                   kGold, 0.25f);
        }
    return relief;
}

Relief sevenSegments(const Pose& pose, const Finish& finish, Random& random) {
    const int digits = random.integer(1, 3);
    const float half = 0.5f * static_cast<float>(digits);
    const Sketch s(pose, {half, 0.75f});
    Finish dark = finish;
    dark.colour = Colour::all(random.uniform(0.08f, 0.25f));
    Relief relief = plate(s, pose, dark, s.box({-half, -0.72f, 2 * half, 1.44f}, 0.04f), 0.3f);
    for (int i = 0; i < digits; ++i) {
        const std::string digit(1, static_cast<char>('0' + random.integer(0, 9)));
        const cv::Point2f at{-half + static_cast<float>(i) + 0.2f, -0.45f};
        paint(relief, letters(s, "8", {at, 0.9f, 0.13f}), dark.colour * 1.8f, 0.6f);
        paint(relief, letters(s, digit, {at, 0.9f, 0.15f}), finish.colour * 1.3f);
    }
    return relief;
}

Relief heatSink(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.6f, 1.0f);
    const Sketch s(pose, {1.0f, half});
    Relief relief = plate(s, pose, finish, s.box({-1, -half, 2, 2 * half}), 0.5f);
    const int fins = random.integer(5, 11);
    for (int i = 0; i < fins; ++i) {
        const float x = -0.95f + 1.9f * (static_cast<float>(i) + 0.5f) / static_cast<float>(fins);
        const Mask gap =
            s.box({x - 0.42f / static_cast<float>(fins), -half, 0.9f / static_cast<float>(fins), 2 * half});
        paint(relief, gap, finish.colour * 0.25f, 0.8f);
        engrave(relief, gap, 0.2f * s.unit());
    }
    s.soften(relief.height, 0.015f);
    return relief;
}

Relief coinCell(const Pose& pose, const Finish&, Random& random) {
    const Finish steel = metalFinish("steel", random);
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, steel, s.disc({0, 0}, 1.0f), 0.16f);
    if (random.chance(0.5f)) {
        engrave(relief, letters(s, "CR2032", {{-0.6f, 0.2f}, 0.24f, 0.14f}), 0.07f * s.unit());
        engrave(relief, s.box({-0.22f, -0.5f, 0.44f, 0.1f}) | s.box({-0.05f, -0.67f, 0.1f, 0.44f}),
                0.07f * s.unit());
    } else {
        relief.height += s.bevel(s.disc({0, 0}, 0.8f), 0.05f, 0.1f);
        engrave(relief, s.ring({0, 0}, 0.86f, 0.8f), 0.1f * s.unit());
    }
    return relief;
}

/// A chip resistor or capacitor: a tiny block with tinned ends.
Relief chipComponent(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.45f, 0.6f);
    const Sketch s(pose, {1.0f, half});
    Finish body = finish;
    const bool resistor = random.chance(0.5f);
    body.colour =
        resistor ? Colour::all(random.uniform(0.06f, 0.14f)) : jittered(rgb8(176, 148, 112), random);
    Relief relief = plate(s, pose, body, s.box({-1, -half, 2, 2 * half}, 0.05f), 0.25f);
    paint(relief, s.box({-1, -half, 0.4f, 2 * half}) | s.box({0.6f, -half, 0.4f, 2 * half}), kTin);
    if (resistor)
        paint(relief, letters(s, std::to_string(random.integer(100, 999)), {{-0.48f, -0.2f}, 0.38f, 0.15f}),
              Colour::all(0.85f));
    return relief;
}

Relief transformer(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Finish iron = metalFinish("black steel", random);
    Relief relief = plate(s, pose, iron, s.box({-0.95f, -0.85f, 1.9f, 1.7f}, 0.02f), 0.5f);
    for (float y = -0.8f; y < 0.85f; y += 0.12f)
        engrave(relief, s.box({-0.95f, y, 1.9f, 0.03f}), 0.05f * s.unit());
    emboss(relief, s, s.box({-0.5f, -1.0f, 1.0f, 2.0f}, 0.12f), finish.colour, 0.25f);
    return relief;
}

Relief memoryCard(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {0.8f, 1.0f});
    const Mask card = s.polygon({{-0.75f, -1}, {0.4f, -1}, {0.75f, -0.65f}, {0.75f, 1}, {-0.75f, 1}});
    Relief relief = plate(s, pose, finish, card, 0.06f);
    if (random.chance(0.4f))
        for (int i = 0; i < 7; ++i)
            paint(relief, s.box({-0.62f + 0.17f * static_cast<float>(i), -0.88f, 0.12f, 0.42f}), kGold);
    else {
        paint(relief, s.box({-0.6f, -0.35f, 1.2f, 1.2f}, 0.04f), random.pick(namedColours()).rgb);
        paint(relief, letters(s, randomMarking(4, random), {{-0.45f, 0.1f}, 0.28f, 0.15f}),
              Colour::all(0.95f));
    }
    return relief;
}

} // namespace

std::vector<PartPainter> circuitPainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"inductor", {"toroid coil", "copper coil"}, plastic, false, 1.2f, 6.0f, inductor},
        {"transistor", {"power transistor"}, plastic, false, 1.0f, 6.0f, transistor},
        {"crystal", {"quartz crystal", "oscillator"}, metal, false, 0.9f, 6.0f, crystal},
        {"potentiometer", {"trimmer"}, plastic, true, 0.9f, 5.0f, potentiometer},
        {"relay", {"relay module"}, plastic, true, 1.4f, 6.0f, relay},
        {"fuse", {"glass fuse"}, plastic, false, 1.1f, 6.0f, fuse},
        {"push button", {"tactile switch", "push switch"}, plastic, true, 0.9f, 5.0f, tactileButton},
        {"dip switch", {"switch block", "slide switch"}, plastic, true, 1.1f, 6.0f, dipSwitch},
        {"pin header", {"row of pins", "header pins"}, plastic, false, 1.2f, 6.0f, pinHeader},
        {"display", {"digit display", "seven segment display"}, plastic, true, 1.4f, 7.0f, sevenSegments},
        {"heat sink", {"cooling fins", "cooler"}, metal, false, 1.4f, 6.0f, heatSink},
        {"coin cell", {"button battery", "coin battery"}, metal, false, 1.2f, 5.0f, coinCell},
        {"chip component",
         {"surface mount resistor", "smd resistor"},
         plastic,
         false,
         0.7f,
         5.0f,
         chipComponent},
        {"transformer", {"power transformer"}, plastic, true, 1.6f, 7.0f, transformer},
        {"memory card", {"sd card"}, plastic, true, 1.3f, 6.0f, memoryCard},
    };
}

} // namespace cliplad
