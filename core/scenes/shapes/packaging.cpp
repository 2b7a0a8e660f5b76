#include "scenes/shapes/bottles.h"
#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/typeset.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

Colour inkOn(Colour paper) {
    return paper[0] + paper[1] + paper[2] > 1.5f ? Colour::all(0.1f) : Colour::all(0.95f);
}

/// A label around the body between two heights, with a word or two.
void wrapLabel(Relief& relief, const Sketch& s, float from, float to, Random& random) {
    const Colour paper = random.chance(0.5f) ? jittered(rgb8(236, 234, 226), random)
                                             : jittered(random.pick(namedColours()).rgb, random);
    const Mask wrap = s.box({from, -1, to - from, 2}) & relief.coverage;
    paint(relief, wrap, paper);
    relief.surface.opacity = std::max(relief.surface.opacity, 0.75f);
    const Typeface face = randomTypeface(random);
    // Print runs around the axis, so it is drawn across it.
    for (int line = 0; line < 3; ++line) {
        const float along = from + (to - from) * (0.75f - 0.25f * static_cast<float>(line));
        const std::string text = line == 0 ? randomTitle(random) : randomSmallPrint(random);
        paint(relief,
              typeset(s, text, face,
                      {{along, 0}, (to - from) * (line == 0 ? 0.24f : 0.1f), 0.65f, 1.5707963f}) &
                  wrap,
              inkOn(paper), 0.85f);
    }
}

Relief jar(const Pose& pose, const Finish& finish, Random& random) {
    BottleLook look = randomBottleLook(true, random);
    look.shape = BottleShape::Jar;
    look.closure = random.chance(0.8f) ? Closure::ScrewCap : Closure::None;
    return paintBottle(pose, finish, look, random).relief;
}

Relief plasticBottle(const Pose& pose, const Finish& finish, Random& random) {
    BottleLook look = randomBottleLook(random.chance(0.5f), random);
    look.plastic = true;
    if (look.closure == Closure::CrownCap || look.closure == Closure::Cork)
        look.closure = Closure::ScrewCap;
    Finish wall = finish;
    if (look.clear)
        wall.surface.opacity = random.uniform(0.1f, 0.4f);
    return paintBottle(pose, wall, look, random).relief;
}

Relief sprayCan(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(upright(pose), {1.1f, 0.4f});
    Relief relief = turned(s, pose, finish,
                           {{-1, 0.33f},
                            {-0.97f, 0.36f},
                            {0.5f, 0.36f},
                            {0.68f, 0.22f},
                            {0.7f, 0.14f},
                            {0.95f, 0.14f},
                            {1.0f, 0.1f}});
    paint(relief, s.box({0.7f, -1, 0.4f, 2}) & relief.coverage,
          random.chance(0.5f) ? Colour::all(0.93f) : Colour::all(0.1f));
    wrapLabel(relief, s, -0.6f, 0.2f, random);
    return relief;
}

Relief vial(const Pose& pose, const Finish& finish, Random& random) {
    BottleLook look = randomBottleLook(true, random);
    look.shape = BottleShape::Vial;
    look.closure = random.chance(0.5f) ? Closure::FlipTop : Closure::ScrewCap;
    if (random.chance(0.5f)) // a crimped seal
        look.closureColour = rgb8(190, 192, 198);
    return paintBottle(pose, finish, look, random).relief;
}

Relief ampoule(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(upright(pose), {1.2f, 0.3f});
    Relief relief = turned(s, pose, finish,
                           {{-1.1f, 0.2f},
                            {-1.05f, 0.25f},
                            {0.2f, 0.25f},
                            {0.38f, 0.1f},
                            {0.5f, 0.13f},
                            {0.9f, 0.09f},
                            {1.15f, 0.03f}});
    relief.surface.opacity = std::max(0.35f, finish.surface.opacity);
    if (random.chance(0.6f))
        paint(relief, s.box({0.38f, -0.2f, 0.08f, 0.4f}), random.pick(namedColours()).rgb);
    return relief;
}

Relief testTube(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(upright(pose), {1.5f, 0.25f});
    Relief relief = turned(
        s, pose, finish,
        {{-1.4f, 0.02f}, {-1.36f, 0.12f}, {-1.2f, 0.2f}, {1.1f, 0.2f}, {1.12f, 0.24f}, {1.45f, 0.24f}});
    relief.surface.opacity = std::max(0.3f, finish.surface.opacity);
    const Colour sample = random.pick(namedColours()).rgb;
    paint(relief, s.box({-1.35f, -0.16f, random.uniform(0.5f, 2.0f), 0.32f}, 0.1f), sample, 0.75f);
    emboss(relief, s, s.box({1.1f, -1, 0.4f, 2}) & relief.coverage, random.pick(namedColours()).rgb, 0.03f);
    return relief;
}

Relief syringe(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.8f, 0.45f});
    Finish clear = finish;
    clear.colour = Colour(0.88f, 0.9f, 0.9f);
    Relief relief = turned(s, pose, clear,
                           {{-1.7f, 0.3f},
                            {-1.6f, 0.3f},
                            {-1.59f, 0.08f},
                            {-0.9f, 0.08f},
                            {-0.89f, 0.4f},
                            {-0.8f, 0.4f},
                            {-0.79f, 0.24f},
                            {0.7f, 0.24f},
                            {0.8f, 0.1f},
                            {1.0f, 0.08f},
                            {1.02f, 0.02f},
                            {1.75f, 0.015f}});
    relief.surface.opacity = 0.75f;
    const float plunger = random.uniform(-0.6f, 0.4f);
    paint(relief, s.box({plunger, -0.22f, 0.12f, 0.44f}), Colour::all(0.1f));
    paint(relief, s.box({plunger + 0.12f, -0.2f, 0.62f - plunger, 0.4f}), finish.colour, 0.6f);
    for (float x = -0.6f; x < 0.7f; x += 0.14f)
        paint(relief, s.box({x, -0.2f, 0.025f, 0.16f}), Colour::all(0.15f));
    return relief;
}

Relief carton(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.5f, 0.95f);
    const Sketch s(pose, {1.0f, half});
    Relief relief = plate(s, pose, finish, s.box({-1, -half, 2, 2 * half}), 0.5f);
    relief.height = s.bevel(relief.coverage, 0.015f, 0.015f); // folded edges are sharp
    const Colour tape = jittered(rgb8(196, 160, 110), random);
    if (random.chance(0.5f)) {
        paint(relief, s.box({-1, -0.12f, 2, 0.24f}), tape, 0.8f);
        paint(relief, s.box({-1, -0.015f, 2, 0.03f}), finish.colour * 0.5f, 0.8f);
    } else {
        paint(relief, s.box({-0.7f, -half * 0.5f, 1.4f, half}), random.pick(namedColours()).rgb, 0.9f);
        const Typeface face = randomTypeface(random);
        paint(relief, typeset(s, randomTitle(random), face, {{0, -0.1f * half}, 0.26f, 1.2f}),
              Colour::all(0.95f));
        paint(relief, typeset(s, randomSmallPrint(random), {}, {{0, 0.3f * half}, 0.1f, 1.2f}),
              Colour::all(0.95f));
    }
    return relief;
}

Relief pouch(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.6f, 0.8f);
    const Sketch s(pose, {half, 1.0f});
    const Mask body =
        s.polygon(blobPoints({half * 0.97f, 0.97f}, 0.015f, random)) | s.box({-half, -1, 2 * half, 2}, 0.06f);
    Finish foil = finish;
    foil.surface.specular = random.uniform(0.3f, 0.8f);
    foil.surface.mirror = random.uniform(0.0f, 0.3f);
    Relief relief = s.relief(body, foil);
    relief.height = s.dome(body, 0.5f, 0.25f) + s.noise(4.0f, 2, random) * (0.04f * s.unit());
    const Mask seams = s.box({-half, -1, 2 * half, 0.14f}) | s.box({-half, 0.88f, 2 * half, 0.12f});
    for (float x = -half; x < half; x += 0.06f)
        engrave(relief, s.box({x, -1, 0.03f, 2}) & seams, 0.03f * s.unit());
    paint(relief, s.box({-half * 0.7f, -0.5f, 1.4f * half, 0.9f}, 0.2f), random.pick(namedColours()).rgb,
          0.9f);
    const Typeface face = randomTypeface(random);
    paint(relief, typeset(s, randomTitle(random), face, {{0, -0.2f}, 0.3f * half, 1.2f * half}),
          Colour::all(0.96f));
    paint(relief, typeset(s, randomSmallPrint(random), {}, {{0, 0.65f}, 0.09f, 1.4f * half}),
          inkOn(foil.colour));
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief cup(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.35f, 1.0f});
    const bool handle = random.chance(0.6f);
    const Mask rim = s.disc({0, 0}, 0.95f);
    const Mask loop = s.ring({1.0f, 0}, 0.34f, 0.2f) - rim;
    Relief relief = s.relief(handle ? rim | loop : rim, finish);
    relief.height =
        s.bevel(rim, 0.06f, 0.1f) - s.bevel(s.disc({0, 0}, 0.85f), 0.2f, 0.6f) + s.dome(loop, 0.07f, 0.07f);
    const Mask drink = s.disc({0, 0}, 0.78f);
    if (random.chance(0.6f))
        paint(relief, drink, random.chance(0.6f) ? rgb8(70, 42, 26) : random.pick(namedColours()).rgb);
    else
        paint(relief, drink, finish.colour * 0.7f, 0.7f);
    s.soften(relief.height, 0.025f);
    relief.elevation = pose.radius * 0.7f;
    relief.wall = pose.radius * 0.9f;
    return relief;
}

Relief crownCap(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Points outline = circlePoints({0, 0}, 1.0f, 84);
    for (std::size_t i = 0; i < outline.size(); ++i)
        outline[i] *= 0.93f + 0.06f * std::cos(kFullTurn * 21.0f * static_cast<float>(i) / 84.0f);
    Relief relief = s.relief(s.polygon(outline), finish);
    relief.height = s.dome(relief.coverage, 0.25f, 0.22f);
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.9f, 21))
        relief.height += s.dome(s.disc(at, 0.09f), 0.09f, 0.06f);
    if (random.chance(0.6f))
        paint(relief, letters(s, randomMarking(2, random), {{-0.38f, -0.25f}, 0.5f, 0.18f}),
              inkOn(finish.colour));
    relief.surface.mirror = 0.2f;
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief corkStopper(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 0.55f});
    Finish cork = finish;
    cork.colour = jittered(rgb8(196, 152, 104), random);
    const float taper = random.uniform(0.7f, 1.0f);
    Relief relief =
        turned(s, pose, cork, {{-0.95f, 0.46f}, {-0.9f, 0.5f}, {0.9f, 0.5f * taper}, {0.95f, 0.46f * taper}});
    modulate(relief, s.noise(9.0f, 2, random), 0.16f);
    for (int i = 0; i < 10; ++i)
        paint(relief, s.disc({random.uniform(-0.9f, 0.9f), random.uniform(-0.45f, 0.45f)}, 0.04f),
              rgb8(95, 62, 38), 0.8f);
    return relief;
}

Relief tapeRoll(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.ring({0, 0}, 1.0f, random.uniform(0.5f, 0.68f)), 0.4f);
    const Mask core = s.ring({0, 0}, 0.7f, 0.4f);
    paint(relief, core, jittered(rgb8(186, 150, 108), random));
    for (float r = 0.74f; r < 0.98f; r += 0.07f)
        engrave(relief, s.ring({0, 0}, r + 0.02f, r), 0.03f * s.unit());
    return relief;
}

} // namespace

std::vector<PartPainter> packagingPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    constexpr MaterialFamily glass = MaterialFamily::Glass;
    constexpr MaterialFamily paper = MaterialFamily::Paper;
    return {
        {"glass jar", {"jar", "jam jar"}, glass, false, 2.0f, 8.0f, jar},
        {"plastic bottle", {"squeeze bottle", "pet bottle"}, plastic, true, 2.2f, 8.0f, plasticBottle},
        {"spray can", {"aerosol can"}, plastic, true, 2.2f, 8.0f, sprayCan},
        {"vial", {"medicine vial", "small bottle"}, glass, false, 1.5f, 7.0f, vial},
        {"ampoule", {"glass ampoule"}, glass, true, 1.5f, 7.0f, ampoule},
        {"test tube", {"sample tube"}, glass, false, 1.6f, 6.0f, testTube},
        {"syringe", {"medical syringe"}, plastic, true, 1.6f, 7.0f, syringe},
        {"carton", {"cardboard box", "closed box", "package"}, paper, true, 2.0f, 7.0f, carton},
        {"pouch", {"sachet", "foil bag"}, plastic, true, 1.9f, 7.0f, pouch},
        {"cup", {"mug", "coffee cup"}, MaterialFamily::Ceramic, true, 1.9f, 7.0f, cup},
        {"crown cap", {"bottle top", "beer cap"}, plastic, true, 1.0f, 4.0f, crownCap},
        {"cork stopper", {"stopper", "bottle cork"}, paper, false, 1.0f, 5.0f, corkStopper},
        {"tape roll", {"roll of tape", "adhesive tape"}, plastic, true, 1.6f, 6.0f, tapeRoll},
    };
}

} // namespace cliplad
