#include "scenes/shapes/forms.h"
#include "scenes/shapes/leaning.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/parts.h"
#include "scenes/shapes/screws.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

Mask cross(const Sketch& sketch, float arm, float halfWidth, float turn) {
    const cv::Rect2f bar(-arm, -halfWidth, 2 * arm, 2 * halfWidth);
    return sketch.polygon(moved(boxPoints(bar), turn)) |
           sketch.polygon(moved(boxPoints(bar), turn + 1.5707963f));
}

Points starOutline(float outer, float inner, int points, float turn) {
    Points outline;
    for (int i = 0; i < 2 * points; ++i) {
        const float a = turn + 3.1415927f * static_cast<float>(i) / static_cast<float>(points);
        const float r = i % 2 == 0 ? outer : inner;
        outline.emplace_back(r * std::cos(a), r * std::sin(a));
    }
    return outline;
}

Mask driveMask(const Sketch& s, const ScrewHeadShape& shape) {
    const float d = shape.driveSize;
    switch (shape.drive) {
    case Drive::Slot:
        return s.polygon(moved(boxPoints({-d * 1.4f, -0.09f, d * 2.8f, 0.18f}), shape.turn));
    case Drive::Phillips:
        return cross(s, d, 0.13f, shape.turn) | s.disc({0, 0}, d * 0.35f);
    case Drive::Pozidriv:
        return cross(s, d, 0.12f, shape.turn) | cross(s, d * 0.75f, 0.04f, shape.turn + 0.7853982f);
    case Drive::Hex:
        return s.polygon(circlePoints({0, 0}, d * 0.85f, 6, shape.turn));
    case Drive::Torx:
        return s.polygon(starOutline(d * 0.85f, d * 0.58f, 6, shape.turn));
    case Drive::Square:
        return s.polygon(circlePoints({0, 0}, d * 0.75f, 4, shape.turn));
    case Drive::None:
        break;
    }
    return s.blank();
}

} // namespace

Relief paintScrewHead(const Pose& pose, const Finish& finish, const ScrewHeadShape& shape) {
    const Sketch s(pose, {1 + shape.seam, 1 + shape.seam});
    const Mask head = shape.hexagonal ? s.polygon(circlePoints({0, 0}, 1.0f, 6)) : s.disc({0, 0}, 1.0f);
    Relief relief = s.relief(head, finish);
    relief.height = shape.hexagonal
                        ? s.bevel(head, 0.16f, 0.12f)
                        : s.dome(head, shape.crown > 0.1f ? 1.0f : 0.15f, std::max(0.08f, shape.crown));
    const Mask drive = driveMask(s, shape) & head;
    if (shape.taper > 0.0f)
        relief.height -= s.bevel(drive, shape.taper, 0.35f);
    else
        engrave(relief, drive, 0.3f * s.unit());
    paint(relief, drive, finish.colour * shape.floor, 0.75f);
    s.soften(relief.height, 0.04f);
    relief.elevation = pose.radius * (0.2f + shape.crown);
    if (shape.seam > 0.0f) {
        relief.alpha = s.disc({0, 0}, 1 + shape.seam);
        paint(relief, relief.alpha - head, finish.colour * 0.1f);
        relief.elevation = 0.0f;
    }
    relief.wall = pose.radius * (shape.hexagonal ? 0.7f : 0.3f);
    return relief;
}

Relief paintScrew(const Pose& pose, const Finish& finish, const ScrewShape& shape) {
    const float half = (shape.length + shape.headLength) * 0.5f;
    const float neck = -half + shape.headLength;
    const Sketch s(pose, {half, shape.headHalfWidth});
    const float tip = shape.pointed ? half - 3.0f * shape.halfWidth : half - 0.1f;
    const float w = shape.halfWidth;
    const Mask shank = s.polygon({{neck, -w},
                                  {tip, -w},
                                  {half, shape.pointed ? 0.0f : -0.8f * w},
                                  {half, shape.pointed ? 0.0f : 0.8f * w},
                                  {tip, w},
                                  {neck, w}});
    const float h = shape.headHalfWidth;
    const Mask head = shape.hexagonal ? s.box({-half, -h, shape.headLength, 2 * h}, 0.05f)
                                      : s.polygon({{-half, -0.75f * h},
                                                   {-half + 0.1f, -h},
                                                   {neck - 0.05f, -h},
                                                   {neck + 0.12f, -w},
                                                   {neck + 0.12f, w},
                                                   {neck - 0.05f, h},
                                                   {-half + 0.1f, h},
                                                   {-half, 0.75f * h}});
    Relief relief = s.relief(shank | head, finish);
    relief.height = s.dome(relief.coverage, w, 0.8f * w);
    const float start = neck + shape.unthreaded * shape.length;
    const float slant = 0.35f * w;
    Mask grooves = s.blank();
    for (float x = start; x < half - 0.05f; x += shape.pitch)
        grooves |= s.stroke({{x - slant, -1.3f * w}, {x + slant, 1.3f * w}}, shape.pitch * 0.4f);
    grooves &= shank & ~head;
    engrave(relief, grooves, 0.35f * w * s.unit());
    paint(relief, grooves, finish.colour * 0.35f, 0.55f);
    if (shape.hexagonal) {
        const Mask edges = s.stroke({{-half, -0.45f * h}, {neck, -0.45f * h}}, 0.05f) |
                           s.stroke({{-half, 0.45f * h}, {neck, 0.45f * h}}, 0.05f);
        paint(relief, edges & head, finish.colour * 0.5f, 0.7f);
    }
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * shape.headHalfWidth;
    return relief;
}

Relief paintWasher(const Pose& pose, const Finish& finish, float hole) {
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.ring({0, 0}, 1.0f, hole), finish);
    relief.height = s.bevel(relief.coverage, 0.08f, 0.08f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.12f;
    relief.wall = pose.radius * 0.12f;
    return relief;
}

Relief paintHexNut(const Pose& pose, const Finish& finish, float hole) {
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.polygon(circlePoints({0, 0}, 1.0f, 6)) - s.disc({0, 0}, hole), finish);
    const Mask chamferCircle = s.disc({0, 0}, 0.9f);
    relief.height = s.bevel(relief.coverage, 0.1f, 0.12f) + s.bevel(chamferCircle, 0.1f, 0.05f);
    const Mask thread = s.ring({0, 0}, hole + 0.1f, hole);
    paint(relief, thread, finish.colour * 0.3f, 0.5f);
    engrave(relief, thread, 0.1f * s.unit());
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.4f;
    relief.wall = pose.radius * 0.6f;
    return relief;
}

Relief paintHole(const Pose& pose, const Finish& finish, float rim, Random& random) {
    const Sketch s(pose, {1.0f, 1.0f});
    const Mask hole = s.polygon(blobPoints({0.66f, 0.66f}, 0.015f + 0.03f * rim, random));
    Relief relief = s.relief(hole, finish);
    relief.sunken = true;
    relief.height = s.bevel(hole, 0.35f, -0.9f);
    s.soften(relief.height, 0.08f);
    const float dark = random.uniform(0.02f, 0.12f);
    relief.albedo.setTo(
        cv::Scalar(finish.colour[0] * 0.35f, finish.colour[1] * 0.3f, finish.colour[2] * 0.28f));
    paint(relief, s.disc({0, 0}, 0.55f), Colour(dark * 1.1f, dark, dark * 0.9f), 0.9f);
    if (rim > 0.05f) {
        const Mask torn = s.polygon(blobPoints({0.92f, 0.92f}, 0.06f * rim, random));
        relief.alpha = cv::max(hole, (torn - hole) * (0.25f + 0.2f * rim));
        paint(relief, torn - hole, finish.colour * random.uniform(0.7f, 1.35f));
        cv::Mat1f edge = s.bevel(torn, 0.2f, 0.12f * rim);
        s.soften(edge, 0.05f);
        relief.height += edge;
    } else if (random.chance(0.3f)) {
        const Mask countersink = s.disc({0, 0}, 0.95f);
        relief.alpha = countersink;
        relief.coverage = countersink;
        paint(relief, countersink - hole, finish.colour * 0.7f);
        relief.height += s.bevel(countersink, 0.3f, -0.3f);
    }
    return relief;
}

Relief paintPushpin(const Pose& pose, const Finish& finish, PushpinView view, Random& random) {
    Finish needle = metalFinish("steel", random);
    const Sketch s(pose, view == PushpinView::Above ? cv::Size2f{1.4f, 1.0f} : cv::Size2f{1.65f, 0.75f});
    if (view == PushpinView::Above) {
        const cv::Point2f off{random.uniform(-0.25f, 0.25f), random.uniform(-0.2f, 0.2f)};
        const Mask flange = s.disc({0, 0}, 0.78f);
        const Mask top = s.disc(off, 0.55f);
        const float reach = random.uniform(0.6f, 1.35f);
        const Mask pin = s.stroke({{0, 0}, {reach, random.uniform(-0.3f, 0.3f)}}, 0.07f);
        Relief relief = s.relief(flange | top | pin, finish);
        relief.height = s.bevel(flange, 0.15f, 0.12f) + s.dome(top, 0.16f, 0.3f) -
                        s.bevel(s.disc(off, 0.3f), 0.3f, 0.06f);
        paint(relief, pin - flange, needle.colour);
        s.soften(relief.height, 0.04f);
        relief.elevation = pose.radius * 0.7f;
        return relief;
    }
    const Mask pin = s.polygon({{0.1f, -0.05f}, {1.45f, -0.035f}, {1.6f, 0}, {1.45f, 0.035f}, {0.1f, 0.05f}});
    const Mask flange = s.box({0.1f, -0.62f, 0.18f, 1.24f}, 0.08f);
    const Mask waist = s.polygon(
        {{0.15f, -0.45f}, {-0.3f, -0.26f}, {-0.75f, -0.3f}, {-0.75f, 0.3f}, {-0.3f, 0.26f}, {0.15f, 0.45f}});
    const Mask cap = s.box({-1.0f, -0.52f, 0.3f, 1.04f}, 0.12f);
    const Mask body = flange | waist | cap;
    Relief relief = s.relief(body | pin, finish);
    relief.height = cv::max(s.dome(body, 0.5f, 0.4f), s.dome(pin, 0.05f, 0.05f));
    paint(relief, pin - body, needle.colour);
    s.soften(relief.height, 0.04f);
    relief.elevation = pose.radius * 0.4f;
    return relief;
}

namespace {

Relief anyScrewHead(const Pose& pose, const Finish& finish, Random& random) {
    const std::array<Drive, 11> drives = {Drive::Slot,     Drive::Slot,     Drive::Phillips, Drive::Phillips,
                                          Drive::Phillips, Drive::Pozidriv, Drive::Pozidriv, Drive::Hex,
                                          Drive::Torx,     Drive::Torx,     Drive::Square};
    ScrewHeadShape shape;
    shape.drive = random.pick(drives);
    shape.turn = random.uniform(0.0f, kFullTurn);
    shape.crown = random.chance(0.4f) ? 0.0f : random.uniform(0.1f, 0.45f);
    shape.driveSize = random.uniform(0.4f, 0.85f);
    shape.floor = random.chance(0.5f) ? 0.25f : random.uniform(0.05f, 1.0f);
    shape.taper = random.chance(0.5f) ? 0.0f : random.uniform(0.1f, 0.5f);
    shape.seam = random.chance(0.8f) ? 0.0f : random.uniform(0.05f, 0.18f);
    shape.hexagonal = random.chance(0.15f);
    if (shape.hexagonal && random.chance(0.7f))
        shape.drive = Drive::None;
    return paintScrewHead(pose, finish, shape);
}

/// Screw and bolt are one kind: people use either word for both.
Relief anyScrew(const Pose& pose, const Finish& finish, Random& random) {
    const SideScrew screw = randomSideScrew(random);
    return paintSideScrew(pose, finish, screw, random);
}

Relief anyWasher(const Pose& pose, const Finish& finish, Random& random) {
    const float hole = random.uniform(0.34f, 0.7f);
    if (random.chance(0.55f))
        return paintWasher(pose, finish, hole);
    LeaningPlate plate{circlePoints({0, 0}, 1.0f, 40), hole};
    plate.thickness = random.uniform(0.08f, 0.28f);
    plate.lean = random.uniform(0.15f, random.chance(0.2f) ? 1.45f : 1.0f);
    return paintLeaningPlate(pose, finish, plate);
}

Relief anyNut(const Pose& pose, const Finish& finish, Random& random) {
    const float hole = random.uniform(0.42f, 0.62f);
    if (random.chance(0.5f))
        return paintHexNut(pose, finish, hole);
    LeaningPlate plate{circlePoints({0, 0}, 1.0f, 6, random.uniform(0.0f, 1.05f)), hole};
    plate.thickness = random.uniform(0.55f, 1.0f);
    plate.lean = random.uniform(0.15f, random.chance(0.4f) ? 1.48f : 0.9f);
    plate.thread = true;
    plate.chamfer = 0.9f;
    return paintLeaningPlate(pose, finish, plate);
}

Relief anyHole(const Pose& pose, const Finish& finish, Random& random) {
    const float sort = random.unit();
    if (sort < 0.35f)
        return paintTornHole(pose, finish, random);
    if (sort < 0.45f)
        return paintThreadedHole(pose, finish, random);
    if (sort < 0.5f)
        return paintSlotHole(pose, finish, random);
    return paintHole(pose, finish, random.chance(0.5f) ? random.unit() : 0.0f, random);
}

Relief anyPushpin(const Pose& pose, const Finish& finish, Random& random) {
    return paintPushpin(pose, finish, random.chance(0.5f) ? PushpinView::Above : PushpinView::Lying, random);
}

Relief nail(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(1.2f, 2.0f);
    const float w = random.uniform(0.08f, 0.14f);
    const Sketch s(pose, {half, 0.35f});
    const Mask shank = s.polygon({{-half, -w}, {half - 0.3f, -w}, {half, 0}, {half - 0.3f, w}, {-half, w}});
    const Mask head = s.box({-half, -0.32f, 0.1f, 0.64f}, 0.04f);
    Relief relief = s.relief(shank | head, finish);
    relief.height = s.dome(relief.coverage, w, w);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

/// A set rivet from above: a smooth round or flat head, or a blind one with what is left of its pin.
Relief rivetHead(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.disc({0, 0}, 1.0f), finish);
    const float crown = random.uniform(0.2f, 0.6f);
    relief.height = s.dome(relief.coverage, random.chance(0.7f) ? 1.0f : 0.3f, crown);
    if (random.chance(0.6f)) {
        const float bore = random.uniform(0.2f, 0.4f);
        paint(relief, s.disc({0, 0}, bore), finish.colour * random.uniform(0.15f, 0.4f));
        engrave(relief, s.disc({0, 0}, bore), 0.2f * s.unit());
        if (random.chance(0.6f)) { // the broken pin
            const cv::Point2f at{random.normal(0, 0.03f), random.normal(0, 0.03f)};
            paint(relief, s.disc(at, 0.6f * bore), finish.colour * random.uniform(0.5f, 1.0f));
        }
    }
    s.soften(relief.height, 0.04f);
    relief.elevation = pose.radius * crown;
    relief.wall = pose.radius * 0.12f;
    return relief;
}

/// A loose one on its side: with a long pin, or solid.
Relief rivetLying(const Pose& pose, const Finish& finish, Random& random) {
    const bool blind = random.chance(0.6f);
    const float length = random.uniform(0.7f, 1.8f);
    const float r = random.uniform(0.25f, 0.34f);
    Profile profile = {{-0.25f, 0.15f}, {-0.15f, 0.48f}, {0.0f, 0.56f}, {0.03f, r}, {length, r}};
    profile.push_back({length + 0.06f, 0.7f * r});
    if (blind) {
        profile.insert(profile.begin(), {{-2.4f, 0.04f}, {-2.3f, 0.11f}, {-0.3f, 0.11f}});
        profile.push_back({length + 0.2f, 0.8f * r});
    }
    const float middle = 0.5f * (profile.front().x + profile.back().x);
    for (cv::Point2f& point : profile)
        point.x -= middle;
    const Sketch s(pose, {-profile.front().x + 0.05f, 0.6f});
    return turned(s, pose, finish, profile);
}

Relief rivet(const Pose& pose, const Finish& finish, Random& random) {
    return random.chance(0.7f) ? rivetHead(pose, finish, random) : rivetLying(pose, finish, random);
}

} // namespace

std::vector<PartPainter> fastenerPainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    return {
        {"screw head", {"screw", "bolt head"}, metal, false, 0.9f, 2.5f, anyScrewHead},
        {"screw", {"bolt", "long screw", "threaded screw"}, metal, false, 1.2f, 5.0f, anyScrew},
        {"washer", {"ring washer", "metal ring"}, metal, false, 1.0f, 3.0f, anyWasher},
        {"hex nut", {"nut", "hexagon nut"}, metal, false, 1.0f, 3.0f, anyNut},
        {"hole",
         {"empty hole", "drilled hole", "empty screw hole", "missing screw"},
         MaterialFamily::Empty,
         false,
         0.85f,
         2.5f,
         anyHole},
        {"pushpin", {"pin", "drawing pin"}, MaterialFamily::Plastic, true, 1.2f, 4.0f, anyPushpin},
        {"nail", {"metal nail"}, metal, false, 1.3f, 6.0f, nail},
        {"rivet", {"blind rivet"}, metal, false, 0.8f, 4.0f, rivet},
    };
}

} // namespace cliplad
