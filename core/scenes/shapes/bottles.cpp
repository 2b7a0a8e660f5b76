#include "scenes/shapes/bottles.h"

#include "scenes/shapes/forms.h"
#include "scenes/shapes/typeset.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

constexpr float kQuarter = 1.5707963f;

struct Form {
    Profile profile;
    float body = 0.4f;     ///< radius
    float neck = 0.16f;    ///< radius
    float shoulder = 0.2f; ///< where the body ends
    float cap = 0.8f;      ///< where the closure begins
};

Form randomForm(const BottleLook& look, Random& random) {
    Form form;
    form.body = look.plastic ? random.uniform(0.26f, 0.5f) : random.uniform(0.24f, 0.46f);
    form.neck = form.body * (look.plastic ? random.uniform(0.35f, 0.6f) : random.uniform(0.3f, 0.5f));
    form.shoulder = random.uniform(look.plastic ? 0.1f : -0.15f, 0.5f);
    if (look.shape == BottleShape::Jar) {
        form.body = random.uniform(0.5f, 0.78f);
        form.neck = form.body * random.uniform(0.78f, 0.95f);
        form.shoulder = random.uniform(0.45f, 0.6f);
    } else if (look.shape == BottleShape::Vial) {
        form.body = random.uniform(0.32f, 0.45f);
        form.neck = form.body * random.uniform(0.5f, 0.7f);
        form.shoulder = random.uniform(0.3f, 0.5f);
    }
    form.cap = look.closure == Closure::None ? 1.01f
               : look.closure == Closure::CrownCap
                   ? 0.94f
                   : random.uniform(0.72f, look.shape == BottleShape::Bottle ? 0.9f : 0.8f);
    const float r = form.body;
    const float end = std::min(form.cap - 0.05f, form.shoulder + random.uniform(0.12f, 0.45f));
    Profile& p = form.profile;
    p = {{-1, r * random.uniform(0.75f, 0.92f)}, {-0.95f, r}};
    if (look.plastic && random.chance(0.35f)) { // a waist to hold it by
        const float waist = random.uniform(-0.5f, 0.0f);
        p.insert(p.end(), {{waist - 0.2f, r}, {waist, r * random.uniform(0.8f, 0.92f)}, {waist + 0.2f, r}});
    }
    if (p.back().x < form.shoulder)
        p.push_back({form.shoulder, r});
    for (const float share : {0.25f, 0.5f, 0.75f, 1.0f}) { // a round shoulder
        const float fall = 0.5f - 0.5f * std::cos(3.1415927f * share);
        p.push_back({std::max(p.back().x + 0.01f, form.shoulder + (end - form.shoulder) * share),
                     r + (form.neck - r) * fall});
    }
    if (form.cap < 1.0f) {
        const float wide = look.closure == Closure::Cork ? 0.85f : random.uniform(1.05f, 1.3f);
        p.push_back({form.cap, form.neck});
        p.push_back({form.cap + 0.01f, form.neck * wide});
        p.push_back({0.99f, form.neck * wide});
        p.push_back({1.0f, form.neck * wide * 0.93f});
    } else {
        p.insert(p.end(), {{0.93f, form.neck}, {0.94f, form.neck * 1.15f}, {1.0f, form.neck * 1.12f}});
    }
    return form;
}

/// What a pixel of a clear wall shows: dark or bright rims, lamps and windows as upright streaks.
struct Wall {
    Colour rim;
    float rimWidth = 0.25f;
    float rimOpacity = 0.7f;
    float haze = 0.08f;
    std::array<float, 3> streakAt{};
    std::array<float, 3> streakWidth{};
    std::array<float, 3> streakStrength{};
};

Wall randomWall(const Finish& finish, Random& random) {
    Wall wall;
    wall.rim = random.chance(0.65f) ? finish.colour * random.uniform(0.1f, 0.5f)
                                    : Colour::all(random.uniform(0.8f, 1.1f));
    wall.rimWidth = random.uniform(0.08f, 0.4f);
    wall.rimOpacity = random.uniform(0.35f, 0.95f);
    wall.haze = random.uniform(0.02f, 0.25f);
    for (std::size_t i = 0; i < wall.streakAt.size(); ++i) {
        wall.streakAt[i] = random.uniform(-0.85f, 0.85f);
        wall.streakWidth[i] = random.logUniform(0.03f, 0.25f);
        wall.streakStrength[i] = random.chance(0.7f) ? random.uniform(0.2f, 1.0f) : 0.0f;
    }
    return wall;
}

struct Frame {
    float from = -0.95f; ///< streaks end there
    float to = 0.7f;
};

/// Clear walls by their opacity, liquid behind them, lamps mirrored in both.
void paintWalls(PaintedBottle& bottle, const Sketch& s, const Form& form, const BottleLook& look,
                const Finish& finish, Random& random) {
    Relief& relief = bottle.relief;
    const Wall wall = randomWall(finish, random);
    const Frame frame{random.uniform(-0.95f, -0.7f), random.uniform(form.shoulder - 0.1f, form.cap)};
    const float dense = random.uniform(0.6f, 0.97f);
    const float base = look.clear ? wall.haze + 0.3f * finish.surface.opacity : 1.0f;
    const float lens = random.uniform(0.2f, 0.7f);
    relief.opacity = s.blank();
    bottle.liquid = s.blank();
    for (int y = 0; y < relief.height.rows; ++y)
        for (int x = 0; x < relief.height.cols; ++x) {
            if (relief.coverage(y, x) == 0)
                continue;
            const cv::Point2f at = s.unmap({static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f});
            const float r = std::max(0.02f, radiusAt(form.profile, at.x));
            const float across = std::clamp(at.y / r, -1.0f, 1.0f);
            Colour colour = finish.colour;
            float opacity = base;
            const float edge =
                std::clamp((std::abs(across) - 1.0f + wall.rimWidth) / wall.rimWidth, 0.0f, 1.0f);
            const bool wet = look.clear && at.x < look.level && std::abs(across) < 0.94f && at.x > -0.96f;
            if (wet) {
                bottle.liquid(y, x) = 255;
                const float line = look.level - at.x < 0.025f ? 1.25f : 1.0f;
                colour = look.liquid * ((1.0f - lens * across * across) * line);
                opacity = dense;
            }
            if (look.clear) {
                const float share = edge * edge * wall.rimOpacity * (wet ? 0.6f : 1.0f);
                colour += (wall.rim - colour) * share;
                opacity += (1.0f - opacity) * share;
            }
            for (std::size_t i = 0; i < wall.streakAt.size(); ++i) {
                const float off = std::abs(across - wall.streakAt[i]) / wall.streakWidth[i];
                if (off > 1.0f || at.x < frame.from || at.x > frame.to)
                    continue;
                const float share = std::min(1.0f, 2.0f * (1.0f - off)) * wall.streakStrength[i];
                colour += (Colour::all(1.15f) - colour) * share;
                opacity += (1.0f - opacity) * share;
            }
            relief.albedo(y, x) = colour;
            relief.opacity(y, x) = static_cast<uchar>(255.0f * std::clamp(opacity, 0.0f, 1.0f));
        }
}

void ribBody(Relief& relief, const Sketch& s, const Form& form, Random& random) {
    const float pitch = random.uniform(0.05f, 0.14f);
    const float from = random.uniform(-0.9f, -0.2f);
    const float to = std::min(form.shoulder, from + random.uniform(0.2f, 1.0f));
    for (float x = from; x < to; x += pitch)
        engrave(relief, s.box({x, -1, 0.4f * pitch, 2}) & relief.coverage, 0.03f * s.unit());
}

/// Paper or film around the body: a name, small print, a picture, all narrower towards the sides.
void wrapLabel(PaintedBottle& bottle, const Sketch& s, const Form& form, Random& random) {
    Relief& relief = bottle.relief;
    const float tall = std::max(0.25f, (form.shoulder + 0.9f) * random.uniform(0.3f, 0.75f));
    const float from = random.uniform(-0.85f, std::max(-0.84f, form.shoulder - tall));
    const float half = form.body * (random.chance(0.6f) ? 1.0f : random.uniform(0.5f, 0.85f));
    const cv::Rect2f area(from, -half, tall, 2 * half);
    bottle.label = s.box(area, random.chance(0.3f) ? 0.1f : 0.0f) & relief.coverage;
    const cv::Point2f middle(from + 0.5f * tall, 0);
    const Colour paper = random.chance(0.45f) ? jittered(rgb8(236, 234, 226), random)
                                              : jittered(random.pick(namedColours()).rgb, random);
    paint(relief, bottle.label, paper);
    const Colour second = jittered(random.pick(namedColours()).rgb, random);
    if (random.chance(0.5f))
        paint(relief, s.box({from, -1, tall * random.uniform(0.1f, 0.4f), 2}) & bottle.label, second);
    if (random.chance(0.6f)) {
        Points blob = blobPoints({0.25f * tall, 0.5f * half}, 0.1f, random, 24);
        for (cv::Point2f& point : blob)
            point += middle + cv::Point2f(-0.1f * tall, 0);
        paint(relief, s.polygon(blob) & bottle.label, jittered(random.pick(namedColours()).rgb, random));
    }
    const Colour ink = paper[0] + paper[1] + paper[2] > 1.5f ? Colour::all(0.08f) : Colour::all(0.95f);
    const Typeface face = randomTypeface(random);
    const Colour print = random.chance(0.6f) ? ink : second;
    paint(relief,
          typeset(s, randomTitle(random), face,
                  {middle + cv::Point2f(0.28f * tall, 0), 0.2f * tall, 1.6f * half, kQuarter}) &
              bottle.label,
          print);
    for (float x = from + 0.32f * tall; x > from + 0.08f * tall; x -= 0.12f * tall)
        paint(relief,
              typeset(s, randomSmallPrint(random), face, {{x, 0}, 0.065f * tall, 1.5f * half, kQuarter}) &
                  bottle.label,
              ink, 0.85f);
    relief.opacity.setTo(255, bottle.label > 127);
    bottle.labelMiddle =
        cv::Point2f(relief.box.tl()) + s.map(middle) * (1.0f / static_cast<float>(relief.scale));
    bottle.labelHalf = std::min(0.5f * tall, half) * s.unit() / static_cast<float>(relief.scale);
}

void close(PaintedBottle& bottle, const Sketch& s, const Form& form, const BottleLook& look, Random& random) {
    Relief& relief = bottle.relief;
    bottle.closure = s.box({form.cap, -1, 1.1f - form.cap, 2}) & relief.coverage;
    const Colour colour =
        jittered(look.closure == Closure::Cork ? rgb8(196, 152, 104) : look.closureColour, random);
    paint(relief, bottle.closure, colour);
    relief.opacity.setTo(255, bottle.closure > 60);
    if (look.closure == Closure::ScrewCap || look.closure == Closure::CrownCap) {
        const int ribs = look.closure == Closure::CrownCap ? 8 : random.integer(7, 16);
        for (int i = 0; i < ribs; ++i) { // even around the axis, so denser towards the sides
            const float a =
                kQuarter * (2.0f * (static_cast<float>(i) + 0.5f) / static_cast<float>(ribs) - 1.0f);
            const float y = 1.1f * form.neck * std::sin(a);
            const Mask rib = s.stroke({{form.cap + 0.02f, y}, {0.96f, y}},
                                      1.2f * form.neck / static_cast<float>(ribs) * std::cos(a)) &
                             bottle.closure;
            paint(relief, rib, colour * 0.65f, 0.7f);
        }
    }
    if (look.closure == Closure::FlipTop)
        paint(relief, s.box({form.cap + 0.5f * (1 - form.cap), -1, 0.015f, 2}) & bottle.closure,
              colour * 0.4f);
    paint(relief, s.box({form.cap - 0.005f, -1, 0.015f, 2}) & relief.coverage, colour * 0.35f, 0.8f);
}

} // namespace

BottleLook randomBottleLook(bool clear, Random& random) {
    static const std::array<Closure, 7> closures = {Closure::ScrewCap, Closure::ScrewCap, Closure::ScrewCap,
                                                    Closure::CrownCap, Closure::Cork,     Closure::FlipTop,
                                                    Closure::None};
    BottleLook look;
    look.clear = clear;
    look.closure = random.pick(closures);
    look.level = random.chance(0.75f) ? random.uniform(-0.8f, 0.75f) : -2.0f;
    static const std::array<Colour, 7> drinks = {rgb8(235, 235, 225), rgb8(200, 150, 40), rgb8(90, 40, 14),
                                                 rgb8(130, 16, 30),   rgb8(240, 190, 60), rgb8(225, 120, 20),
                                                 rgb8(225, 232, 235)};
    look.liquid =
        jittered(random.chance(0.6f) ? random.pick(drinks) : random.pick(namedColours()).rgb, random);
    look.label = random.chance(0.6f);
    look.closureColour = random.pick(namedColours()).rgb;
    return look;
}

PaintedBottle paintBottle(const Pose& pose, const Finish& finish, const BottleLook& look, Random& random) {
    const Form form = randomForm(look, random);
    const Sketch s(upright(pose), {1.02f, std::max(form.body, 1.3f * form.neck) + 0.02f});
    PaintedBottle bottle;
    bottle.relief = turned(s, pose, finish, form.profile);
    Relief& relief = bottle.relief;
    if (look.plastic && random.chance(0.4f))
        ribBody(relief, s, form, random);
    paintWalls(bottle, s, form, look, finish, random);
    if (look.label)
        wrapLabel(bottle, s, form, random);
    if (look.closure != Closure::None)
        close(bottle, s, form, look, random);
    if (look.clear) { // its lamps are painted; the surface itself answers little
        relief.surface.mirror *= 0.25f;
        relief.surface.specular *= 0.6f;
        relief.surface.diffuse = 0.85f;
        relief.surface.opacity = 0.5f;
    }
    if (!bottle.label.empty()) {
        bottle.label -= bottle.closure.empty() ? s.blank() : bottle.closure;
        bottle.liquid -= bottle.label;
    }
    if (!bottle.closure.empty())
        bottle.liquid -= bottle.closure;
    relief.elevation = pose.radius * 0.3f;
    return bottle;
}

Relief paintCan(const Pose& pose, const Finish& metal, Random& random) {
    const float r = random.uniform(0.42f, 0.7f);
    const Sketch s(upright(pose), {1.02f, r + 0.02f});
    Form form;
    form.body = r;
    form.shoulder = 0.8f;
    form.profile = {{-1, r * 0.86f}, {-0.97f, r * 0.92f}, {-0.88f, r},
                    {0.84f, r},      {0.93f, r * 0.88f},  {1, r * 0.88f}};
    const bool food = random.chance(0.4f); // straight, with a rim at both ends and often ribs
    if (food)
        form.profile = {{-1, r}, {-0.96f, r}, {-0.95f, r * 0.96f}, {0.95f, r * 0.96f}, {0.96f, r}, {1, r}};
    PaintedBottle can;
    can.relief = turned(s, pose, metal, form.profile);
    can.relief.opacity = Mask(s.size(), 255);
    if (food && random.chance(0.6f))
        ribBody(can.relief, s, form, random);
    if (random.chance(0.8f)) {
        const Mask body = s.box({-0.9f, -1, 1.76f, 2}) & can.relief.coverage;
        if (!food)
            paint(can.relief, body, jittered(random.pick(namedColours()).rgb, random), 0.9f);
        wrapLabel(can, s, form, random);
    }
    can.relief.opacity.release();
    return can.relief;
}

Relief paintBottleFromAbove(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.disc({0, 0}, 1.0f), finish);
    const float wall = random.uniform(0.8f, 0.94f);
    const float mouth = random.uniform(0.3f, 0.75f);
    relief.height = s.dome(relief.coverage, 1.0f - mouth, 0.6f) - s.bevel(s.disc({0, 0}, mouth), 0.15f, 0.5f);
    s.soften(relief.height, 0.03f);
    const Colour dark = finish.colour * random.uniform(0.1f, 0.45f);
    const Colour light = clamped(finish.colour * random.uniform(1.0f, 1.5f) + Colour::all(0.15f));
    paint(relief, s.ring({0, 0}, 1.0f, wall), dark, 0.8f);
    paint(relief, s.ring({0, 0}, mouth * 1.2f, mouth), light, 0.7f);
    paint(relief, s.disc({0, 0}, mouth),
          random.chance(0.6f) ? Colour::all(random.uniform(0.02f, 0.15f)) : jittered(dark, random));
    for (int i = random.integer(1, 5); i > 0; --i) { // lamps mirrored in the shoulder
        const float from = random.uniform(0.0f, kFullTurn);
        const float to = from + random.uniform(0.2f, 1.6f);
        const float r = random.uniform(mouth * 1.1f, wall);
        Points arc;
        for (int k = 0; k <= 12; ++k) {
            const float a = from + (to - from) * static_cast<float>(k) / 12.0f;
            arc.emplace_back(r * std::cos(a), r * std::sin(a));
        }
        const float gleam = random.uniform(0.4f, 1.0f);
        paint(relief, s.stroke(arc, random.uniform(0.02f, 0.1f)), Colour::all(1.1f), gleam);
    }
    relief.surface.opacity = std::max(0.7f, finish.surface.opacity);
    relief.elevation = pose.radius * 0.8f;
    relief.wall = pose.radius * random.uniform(0.3f, 1.2f);
    return relief;
}

} // namespace cliplad
