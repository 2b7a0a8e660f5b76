#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/parts.h"
#include "scenes/shapes/screws.h"

#include <array>
#include <cmath>

namespace cliplad {

namespace {

Relief wingNut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.3f, 0.8f});
    const float tilt = random.uniform(0.15f, 0.4f);
    const Mask hub = s.disc({0, 0}, 0.48f);
    const Mask wings = s.polygon(moved(ellipsePoints({0, 0}, {0.45f, 0.27f}), -tilt, {0.78f, -0.12f})) |
                       s.polygon(moved(ellipsePoints({0, 0}, {0.45f, 0.27f}), tilt, {-0.78f, -0.12f}));
    const Mask bore = s.disc({0, 0}, 0.23f);
    Relief relief = s.relief((hub | wings) - bore, finish);
    relief.height = s.dome(wings, 0.25f, 0.12f) + s.bevel(hub, 0.12f, 0.25f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.4f;
    return relief;
}

/// A nut of any outline with a threaded bore.
Relief nutOf(const Sketch& s, const Pose& pose, const Finish& finish, const Mask& outline, float bore) {
    Relief relief = plate(s, pose, finish, outline - s.disc({0, 0}, bore), 0.35f);
    const Mask thread = s.ring({0, 0}, bore + 0.1f, bore);
    engrave(relief, thread, 0.1f * s.unit());
    paint(relief, thread, finish.colour * 0.3f, 0.5f);
    return relief;
}

Relief squareNut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    return nutOf(s, pose, finish, s.box({-0.8f, -0.8f, 1.6f, 1.6f}, 0.06f), random.uniform(0.35f, 0.48f));
}

Relief lockNut(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = nutOf(s, pose, finish, s.polygon(circlePoints({0, 0}, 1.0f, 6)), 0.4f);
    const std::array<Colour, 3> inserts = {rgb8(60, 100, 190), rgb8(235, 235, 230), rgb8(60, 60, 60)};
    emboss(relief, s, s.ring({0, 0}, 0.72f, 0.45f), jittered(random.pick(inserts), random), 0.12f);
    return relief;
}

Relief flangeNut(const Pose& pose, const Finish& finish, Random&) {
    const Sketch s(pose, {1, 1});
    Relief relief = nutOf(s, pose, finish, s.disc({0, 0}, 1.0f), 0.34f);
    relief.height += s.bevel(s.polygon(circlePoints({0, 0}, 0.74f, 6)), 0.08f, 0.3f);
    return relief;
}

Relief capNut(const Pose& pose, const Finish& finish, Random&) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.polygon(circlePoints({0, 0}, 1.0f, 6)), 0.3f);
    relief.height += s.dome(s.disc({0, 0}, 0.75f), 0.75f, 0.55f);
    relief.elevation = pose.radius * 0.8f;
    return relief;
}

Relief threadedRod(const Pose& pose, const Finish& finish, Random& random) {
    SideScrew rod;
    rod.head = HeadForm::None;
    rod.tip = TipForm::Chamfered;
    rod.length = 2 * random.uniform(1.0f, 2.6f);
    rod.halfWidth = random.uniform(0.18f, 0.34f);
    rod.headHalfWidth = rod.halfWidth;
    rod.headLength = 0.02f;
    rod.pitch = rod.halfWidth * random.uniform(0.3f, 0.6f);
    rod.depth = random.uniform(0.12f, 0.25f);
    return paintSideScrew(pose, finish, rod, random);
}

Relief setScrew(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.6f, 1.0f);
    const float r = random.uniform(0.38f, 0.5f);
    const Sketch s(pose, {half, r});
    Relief relief = turned(s, pose, finish,
                           {{-half, r * 0.9f}, {-half + 0.06f, r}, {half - 0.25f, r}, {half, r * 0.45f}});
    cutGrooves(relief, s, {-half + 0.08f, half - 0.15f, r, 0.16f}, finish.colour);
    paint(relief, s.box({-half, -0.07f, 0.3f, 0.14f}), finish.colour * 0.2f, 0.9f);
    return relief;
}

Relief eyeBolt(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.7f, 0.6f});
    const float length = random.uniform(1.1f, 1.6f);
    const Mask eye = s.ring({-0.95f, 0}, 0.58f, 0.34f);
    const Mask shank = s.box({-0.45f, -0.15f, length, 0.3f}, 0.05f);
    Relief relief = s.relief(eye | shank, finish);
    relief.height = cv::max(s.dome(eye, 0.12f, 0.14f), s.dome(shank, 0.15f, 0.15f));
    cutGrooves(relief, s, {-0.2f, length - 0.45f, 0.15f, 0.11f}, finish.colour);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief hook(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.5f, 0.9f});
    const float w = random.uniform(0.16f, 0.24f);
    const Points bow = {{1.4f, 0}, {0.2f, 0}, {-0.2f, 0.0f}, {-1.8f, 0.1f}, {-1.7f, -1.3f}, {0.1f, -0.7f}};
    Relief relief = s.relief(s.stroke(curvePoints(bow, 40), w), finish);
    relief.height = s.dome(relief.coverage, w * 0.5f, w * 0.5f);
    cutGrooves(relief, s, {0.6f, 1.4f, w * 0.5f, 0.12f}, finish.colour);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief springWasher(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float a = random.uniform(-0.2f, 0.2f);
    const Mask gap = s.stroke({{0.4f, -0.2f + a}, {1.1f, 0.1f + a}}, 0.1f);
    return plate(s, pose, finish, s.ring({0, 0}, 1.0f, random.uniform(0.55f, 0.68f)) - gap, 0.16f);
}

Relief toothedWasher(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const int teeth = random.integer(8, 14);
    const bool outside = random.chance(0.5f);
    Mask ring = s.ring({0, 0}, outside ? 0.75f : 1.0f, outside ? 0.45f : 0.7f);
    for (const cv::Point2f& at : circlePoints({0, 0}, outside ? 0.82f : 0.62f, teeth)) {
        const float angle = std::atan2(at.y, at.x) + 0.3f;
        ring |= s.polygon(moved(boxPoints({-0.17f, -0.11f, 0.34f, 0.22f}), angle, at));
    }
    Relief relief = plate(s, pose, finish, ring, 0.08f);
    relief.height += s.noise(6.0f, 1, random) * (0.02f * s.unit());
    return relief;
}

Relief wallPlug(const Pose& pose, const Finish& finish, Random& random) {
    const float r = random.uniform(0.22f, 0.32f);
    const Sketch s(pose, {1.3f, r + 0.15f});
    Relief relief =
        turned(s, pose, finish,
               {{-1.25f, r * 1.3f}, {-1.15f, r * 1.3f}, {-1.14f, r}, {0.8f, r * 0.95f}, {1.25f, r * 0.6f}});
    const int ribs = random.integer(4, 8);
    for (int i = 0; i < ribs; ++i) {
        const float x = -0.9f + 1.8f * static_cast<float>(i) / static_cast<float>(ribs);
        engrave(relief, s.stroke({{x, -r}, {x + 0.08f, r}}, 0.05f), 0.08f * s.unit());
    }
    paint(relief, s.box({-0.2f, -0.04f, 1.5f, 0.08f}), finish.colour * 0.35f, 0.8f);
    return relief;
}

Relief dowel(const Pose& pose, const Finish& finish, Random& random) {
    const float r = random.uniform(0.2f, 0.3f);
    const Sketch s(pose, {1.2f, r});
    Finish beech = finish;
    beech.colour = jittered(rgb8(214, 172, 118), random);
    beech.surface.mirror = 0.0f;
    Relief relief = turned(s, pose, beech, {{-1.2f, r * 0.8f}, {-1.1f, r}, {1.1f, r}, {1.2f, r * 0.8f}});
    for (float y = -0.8f; y < 0.9f; y += 0.28f)
        engrave(relief, s.stroke({{-1.15f, y * r}, {1.15f, y * r}}, 0.04f), 0.04f * s.unit());
    modulate(relief, s.noise(9.0f, 2, random), 0.08f);
    return relief;
}

Relief circlip(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.05f, 1.0f});
    const float gap = random.uniform(0.2f, 0.4f);
    Mask ring = s.disc({0, 0}, 0.95f) - s.disc({0.06f, 0}, 0.74f);
    ring = (ring - s.box({0.5f, -gap, 0.6f, 2 * gap})) | s.disc({0.82f, -gap - 0.08f}, 0.19f) |
           s.disc({0.82f, gap + 0.08f}, 0.19f);
    const Mask eyes = s.disc({0.82f, -gap - 0.08f}, 0.08f) | s.disc({0.82f, gap + 0.08f}, 0.08f);
    return plate(s, pose, finish, ring - eyes, 0.06f);
}

Relief staple(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 0.6f});
    const float leg = random.uniform(0.4f, 0.9f);
    const float w = random.uniform(0.09f, 0.14f);
    Relief relief = s.relief(
        s.stroke({{-0.9f, leg - 0.4f}, {-0.9f, -0.4f}, {0.9f, -0.4f}, {0.9f, leg - 0.4f}}, w), finish);
    relief.height = s.dome(relief.coverage, w * 0.5f, w * 0.5f);
    relief.elevation = pose.radius * 0.1f;
    return relief;
}

Relief thumbtack(const Pose& pose, const Finish&, Random& random) {
    const std::array<std::string_view, 3> alloys = {"brass", "brass", "zinc"};
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.disc({0, 0}, 1.0f), metalFinish(random.pick(alloys), random));
    relief.height = s.dome(relief.coverage, 1.0f, random.uniform(0.2f, 0.4f));
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief hoseClamp(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 1.3f});
    const Mask band = s.ring({0, 0}, 0.95f, 0.82f);
    const Mask housing = s.box({-0.35f, -1.2f, 0.7f, 0.38f}, 0.05f);
    const Mask head = s.box({0.3f, -1.15f, 0.22f, 0.28f}, 0.02f);
    Relief relief = plate(s, pose, finish, band | housing | head, 0.3f);
    for (float a = 0.6f; a < 2.6f; a += 0.22f)
        engrave(
            relief,
            s.stroke({{0.84f * std::cos(a), 0.84f * std::sin(a)}, {0.94f * std::cos(a), 0.94f * std::sin(a)}},
                     0.05f),
            0.1f * s.unit());
    paint(relief, s.box({-0.25f, -1.05f, 0.5f, 0.06f}), finish.colour * 0.4f, 0.7f);
    relief.elevation = pose.radius * random.uniform(0.2f, 0.5f);
    return relief;
}

Relief cableClip(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 0.9f});
    const Mask body = (s.box({-0.9f, -0.6f, 1.4f, 1.2f}, 0.3f) - s.disc({-0.35f, 0.05f}, 0.34f)) -
                      s.box({-0.69f, 0.05f, 0.68f, 0.7f});
    const Mask nail = s.disc({0.2f, -0.25f}, 0.2f);
    Relief relief = plate(s, pose, finish, body | nail, 0.35f);
    emboss(relief, s, nail, metalFinish("zinc", random).colour, 0.15f);
    return relief;
}

Relief threadedInsert(const Pose& pose, const Finish&, Random& random) {
    const Finish brass = metalFinish("brass", random);
    const Sketch s(pose, {0.9f, 0.6f});
    const float r = random.uniform(0.4f, 0.55f);
    Relief relief = turned(s, pose, brass,
                           {{-0.85f, r * 0.9f},
                            {-0.8f, r},
                            {-0.15f, r},
                            {-0.14f, r * 0.8f},
                            {0.0f, r * 0.8f},
                            {0.01f, r},
                            {0.8f, r},
                            {0.85f, r * 0.9f}});
    cutGrooves(relief, s, {-0.8f, -0.15f, r, 0.09f}, brass.colour);
    cutGrooves(relief, s, {0.02f, 0.8f, r, 0.09f}, brass.colour);
    return relief;
}

Relief splitPin(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.5f, 0.45f});
    const float spread = random.uniform(0.02f, 0.3f);
    const Mask pin = s.stroke(curvePoints({{1.4f, -spread},
                                           {0.2f, -0.06f},
                                           {-0.8f, -0.05f},
                                           {-1.5f, -0.5f},
                                           {-1.5f, 0.5f},
                                           {-0.8f, 0.05f},
                                           {0.2f, 0.06f},
                                           {1.2f, spread}},
                                          50),
                              0.1f);
    Relief relief = s.relief(pin, finish);
    relief.height = s.dome(pin, 0.06f, 0.06f);
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

} // namespace

std::vector<PartPainter> fixingPainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"wing nut", {"butterfly nut"}, metal, false, 1.2f, 5.0f, wingNut},
        {"square nut", {"four-sided nut"}, metal, false, 1.0f, 4.0f, squareNut},
        {"lock nut", {"locking nut", "nylon insert nut"}, metal, false, 1.0f, 4.0f, lockNut},
        {"flange nut", {"collar nut"}, metal, false, 1.1f, 4.0f, flangeNut},
        {"cap nut", {"dome nut", "acorn nut"}, metal, false, 1.0f, 4.0f, capNut},
        {"threaded rod", {"stud bolt", "threaded bar"}, metal, false, 1.3f, 6.0f, threadedRod},
        {"set screw", {"grub screw", "headless screw"}, metal, false, 0.9f, 5.0f, setScrew},
        {"eye bolt", {"eye screw"}, metal, false, 1.4f, 6.0f, eyeBolt},
        {"hook", {"screw hook", "metal hook"}, metal, false, 1.4f, 6.0f, hook},
        {"spring washer", {"split washer"}, metal, false, 1.0f, 4.0f, springWasher},
        {"toothed washer", {"star washer", "serrated washer"}, metal, false, 1.0f, 5.0f, toothedWasher},
        {"wall plug", {"wall anchor", "plastic dowel"}, plastic, true, 1.3f, 5.0f, wallPlug},
        {"wooden dowel", {"wooden pin"}, MaterialFamily::Paper, false, 1.3f, 5.0f, dowel},
        {"circlip", {"retaining ring", "snap ring"}, metal, false, 1.1f, 5.0f, circlip},
        {"staple", {"metal staple"}, metal, false, 0.9f, 5.0f, staple},
        {"thumbtack", {"tack"}, metal, false, 0.9f, 3.0f, thumbtack},
        {"hose clamp", {"hose clip", "pipe clamp"}, metal, false, 1.6f, 6.0f, hoseClamp},
        {"cable clip", {"nail clip"}, plastic, true, 1.0f, 5.0f, cableClip},
        {"threaded insert", {"brass insert"}, metal, false, 0.9f, 4.0f, threadedInsert},
        {"split pin", {"cotter pin"}, metal, false, 1.3f, 6.0f, splitPin},
    };
}

} // namespace cliplad
