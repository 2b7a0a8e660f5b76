#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

Relief pulley(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float bore = random.uniform(0.15f, 0.28f);
    Relief relief = plate(s, pose, finish, s.ring({0, 0}, 1.0f, bore), 0.3f);
    relief.height -= s.dome(s.ring({0, 0}, 0.94f, 0.7f), 0.1f, 0.12f);
    relief.height += s.bevel(s.ring({0, 0}, bore + 0.2f, bore), 0.04f, 0.12f);
    if (random.chance(0.5f))
        for (const cv::Point2f& at : circlePoints({0, 0}, 0.5f, random.integer(3, 5)))
            paint(relief, s.disc(at, 0.12f), finish.colour * 0.2f, 0.9f);
    s.soften(relief.height, 0.02f);
    return relief;
}

Relief chain(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(1.2f, 2.2f);
    const Sketch s(pose, {half + 0.3f, 0.6f});
    const float bend = random.uniform(-0.35f, 0.35f);
    Mask links = s.blank();
    Mask pins = s.blank();
    const int count = std::max(3, static_cast<int>(half / 0.26f));
    for (int i = 0; i < count; ++i) {
        const float t = 2.0f * static_cast<float>(i) / static_cast<float>(count - 1) - 1.0f;
        const cv::Point2f at{t * half, bend * (1 - t * t)};
        links |= s.polygon(moved(boxPoints({-0.36f, -0.2f, 0.72f, 0.4f}, 0.19f), -bend * t, at));
        pins |= s.disc(at, 0.09f);
    }
    Relief relief = plate(s, pose, finish, links, 0.14f);
    emboss(relief, s, pins, finish.colour * 1.2f, 0.06f);
    return relief;
}

Relief bracket(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float w = random.uniform(0.4f, 0.65f);
    Mask shape = s.box({-0.95f, -0.95f, w, 1.9f}, 0.06f) | s.box({-0.95f, 0.95f - w, 1.9f, w}, 0.06f);
    for (const cv::Point2f& at : Points{{-0.95f + w / 2, -0.65f},
                                        {-0.95f + w / 2, 0.05f},
                                        {0.0f, 0.95f - w / 2},
                                        {0.65f, 0.95f - w / 2}})
        shape -= s.disc(at, 0.11f);
    return plate(s, pose, finish, shape, 0.08f);
}

Relief hinge(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.0f, 1.1f});
    const float half = random.uniform(0.7f, 1.05f);
    Mask leaves = s.box({-0.95f, -half, 1.9f, 2 * half}, 0.08f);
    const Mask barrel = s.box({-0.14f, -half - 0.04f, 0.28f, 2 * half + 0.08f}, 0.1f);
    for (float x : {-0.6f, 0.6f})
        for (float y : {-0.6f, 0.0f, 0.6f})
            leaves -= s.disc({x, y * half}, 0.1f);
    Relief relief = plate(s, pose, finish, leaves | barrel, 0.06f);
    relief.height += s.dome(barrel, 0.14f, 0.16f);
    for (float y : {-0.6f, -0.2f, 0.2f, 0.6f})
        paint(relief, s.box({-0.14f, y * half, 0.28f, 0.04f}), finish.colour * 0.3f, 0.8f);
    return relief;
}

Relief flange(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float bore = random.uniform(0.3f, 0.45f);
    Mask disc = s.ring({0, 0}, 1.0f, bore);
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.78f, random.integer(3, 8)))
        disc -= s.disc(at, 0.1f);
    Relief relief = plate(s, pose, finish, disc, 0.2f);
    relief.height += s.bevel(s.ring({0, 0}, bore + 0.16f, bore), 0.05f, 0.2f);
    return relief;
}

Relief bushing(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.5f, 0.9f);
    const float r = random.uniform(0.45f, 0.6f);
    const Sketch s(pose, {half + 0.25f, r});
    Relief relief = turned(s, pose, finish,
                           {{-half, r * 0.96f}, {-half + 0.05f, r}, {half, r}, {half + 0.18f, r * 0.05f}});
    const Mask mouth = s.polygon(ellipsePoints({half, 0}, {0.2f, r}));
    relief.coverage |= mouth;
    paint(relief, mouth, finish.colour * 0.85f);
    paint(relief, s.polygon(ellipsePoints({half, 0}, {0.13f, r * 0.7f})), finish.colour * 0.12f, 0.9f);
    return relief;
}

Relief steelBall(const Pose& pose, const Finish&, Random& random) {
    Finish steel = metalFinish("steel", random);
    steel.surface.mirror = 0.8f;
    steel.surface.gloss = 6;
    steel.surface.roughness = 0.0f;
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.disc({0, 0}, 1.0f), steel);
    relief.height = s.dome(relief.coverage, 1.0f, 1.0f);
    relief.elevation = pose.radius * 0.9f;
    return relief;
}

Relief knob(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const int lobes = random.integer(5, 8);
    Points outline = circlePoints({0, 0}, 1.0f, 72);
    const bool star = random.chance(0.5f);
    for (std::size_t i = 0; i < outline.size(); ++i)
        outline[i] *=
            star ? 0.87f + 0.12f * std::cos(static_cast<float>(lobes) * 0.0872665f * static_cast<float>(i))
                 : (i % 2 == 0 ? 0.97f : 0.92f);
    Relief relief = s.relief(s.polygon(outline), finish);
    relief.height = s.dome(relief.coverage, 0.35f, 0.35f);
    const Mask top = s.disc({0, 0}, 0.55f);
    relief.height += s.dome(top, 0.2f, 0.12f);
    if (random.chance(0.6f))
        paint(relief, s.box({-0.04f, -0.9f, 0.08f, 0.5f}), Colour::all(0.92f));
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.6f;
    relief.wall = pose.radius * 0.5f;
    return relief;
}

Relief fan(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const int blades = random.integer(4, 9);
    Mask shape = s.disc({0, 0}, 0.34f);
    const float sweep = random.uniform(0.25f, 0.6f);
    for (int i = 0; i < blades; ++i) {
        const float a = kFullTurn * static_cast<float>(i) / static_cast<float>(blades);
        shape |= s.polygon(moved(
            curvePoints(
                {{0.25f, -0.12f}, {0.7f, -0.3f - sweep}, {1.25f, 0.0f}, {0.7f, 0.35f}, {0.25f, 0.12f}}, 16),
            a));
    }
    Relief relief = plate(s, pose, finish, shape & s.disc({0, 0}, 1.0f), 0.1f);
    relief.height += s.dome(s.disc({0, 0}, 0.34f), 0.15f, 0.25f);
    if (random.chance(0.4f))
        relief.coverage |= s.ring({0, 0}, 1.0f, 0.9f);
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief elbow(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float w = random.uniform(0.45f, 0.65f);
    const Points way = {{0.9f, 0.55f},  {0.2f, 0.55f},   {-0.1f, 0.55f}, {-0.5f, 0.5f},
                        {-0.55f, 0.1f}, {-0.55f, -0.2f}, {-0.55f, -0.9f}};
    const Mask bend = s.stroke(curvePoints(way, 40), w);
    const Mask collars = s.box({0.62f, 0.55f - 0.6f * w, 0.3f, 1.2f * w}, 0.04f) |
                         s.box({-0.55f - 0.6f * w, -0.92f, 1.2f * w, 0.3f}, 0.04f);
    Relief relief = s.relief(bend | collars, finish);
    relief.height = s.dome(bend, w * 0.5f, w * 0.5f) + s.bevel(collars, 0.05f, 0.07f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * w * 0.5f;
    return relief;
}

Relief hose(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.6f, 1.0f});
    const float w = random.uniform(0.26f, 0.4f);
    const Points way = {{-1.4f, random.uniform(-0.5f, 0.5f)},
                        {-0.4f, random.uniform(-1, 1)},
                        {0.4f, random.uniform(-1, 1)},
                        {1.4f, random.uniform(-0.5f, 0.5f)}};
    const Points path = curvePoints(way, 60);
    Relief relief = s.relief(s.stroke(path, w), finish);
    relief.height = s.dome(relief.coverage, w * 0.5f, w * 0.5f);
    if (random.chance(0.6f)) // corrugated
        for (std::size_t i = 2; i + 2 < path.size(); i += 2) {
            const cv::Point2f along = path[i + 1] - path[i - 1];
            const float length = std::max(1e-3f, std::hypot(along.x, along.y));
            const cv::Point2f across = cv::Point2f(-along.y, along.x) * (0.5f * w / length);
            engrave(relief, s.stroke({path[i] - across, path[i] + across}, 0.04f), 0.08f * s.unit());
        }
    relief.elevation = pose.radius * w * 0.6f;
    return relief;
}

Relief nozzle(const Pose& pose, const Finish& finish, Random& random) {
    const float r = random.uniform(0.35f, 0.5f);
    const Sketch s(pose, {1.1f, 0.6f});
    Relief relief = turned(s, pose, finish,
                           {{-1.0f, r * 0.75f},
                            {-0.45f, r * 0.75f},
                            {-0.44f, r},
                            {-0.1f, r},
                            {-0.09f, r * 0.7f},
                            {0.2f, r * 0.65f},
                            {1.0f, 0.12f},
                            {1.05f, 0.08f}});
    cutGrooves(relief, s, {-1.0f, -0.5f, r * 0.75f, 0.11f}, finish.colour);
    return relief;
}

Relief magnet(const Pose& pose, const Finish&, Random& random) {
    const Finish steel = metalFinish("steel", random);
    const Sketch s(pose, {1.0f, 1.0f});
    const float w = random.uniform(0.34f, 0.48f);
    const Mask bow = (s.disc({0, -0.1f}, 0.9f) - s.disc({0, -0.1f}, 0.9f - w)) - s.box({-1, -0.1f, 2, 1.2f});
    const Mask legs = s.box({-0.9f, -0.12f, w, 1.0f}) | s.box({0.9f - w, -0.12f, w, 1.0f});
    Finish red = steel;
    red.colour = jittered(rgb8(190, 40, 36), random);
    red.surface.mirror = 0.05f;
    Relief relief = plate(s, pose, red, bow | legs, 0.18f);
    paint(relief, s.box({-1, 0.5f, 2, 0.5f}), steel.colour);
    return relief;
}

Relief perforatedPlate(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.4f, 0.8f);
    const Sketch s(pose, {1.0f, half});
    Mask sheet = s.box({-1, -half, 2, 2 * half}, random.uniform(0.0f, 0.2f));
    const int columns = random.integer(2, 5);
    const int rows = random.integer(1, 3);
    const float hole =
        0.3f * std::min(2.0f / static_cast<float>(columns), 2 * half / static_cast<float>(rows));
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c)
            sheet -= s.disc({-1 + 2 * (static_cast<float>(c) + 0.5f) / static_cast<float>(columns),
                             -half + 2 * half * (static_cast<float>(r) + 0.5f) / static_cast<float>(rows)},
                            hole);
    return plate(s, pose, finish, sheet, 0.06f);
}

Relief wheel(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Finish tyre = finish;
    tyre.colour = Colour::all(random.uniform(0.06f, 0.16f));
    Relief relief = s.relief(s.disc({0, 0}, 1.0f), tyre);
    relief.height = s.dome(s.ring({0, 0}, 1.0f, 0.64f), 0.18f, 0.2f);
    emboss(relief, s, s.disc({0, 0}, 0.66f), finish.colour, 0.1f);
    for (const cv::Point2f& at : circlePoints({0, 0}, 0.4f, random.integer(3, 6)))
        paint(relief, s.disc(at, 0.12f), finish.colour * 0.25f, 0.8f);
    emboss(relief, s, s.disc({0, 0}, 0.15f), rgb8(180, 182, 186), 0.08f);
    relief.elevation = pose.radius * 0.35f;
    relief.wall = pose.radius * 0.3f;
    return relief;
}

Relief valve(const Pose& pose, const Finish& finish, Random& random) {
    const Finish brass = metalFinish(random.chance(0.6f) ? "brass" : "zinc", random);
    const Sketch s(pose, {1.2f, 1.0f});
    const Mask body = s.box({-1.1f, 0.1f, 2.2f, 0.56f}, 0.08f) | s.disc({0, 0.38f}, 0.42f);
    const Mask collars =
        s.box({-1.15f, 0.02f, 0.34f, 0.72f}, 0.04f) | s.box({0.81f, 0.02f, 0.34f, 0.72f}, 0.04f);
    const Mask stem = s.box({-0.1f, -0.6f, 0.2f, 0.7f});
    const Mask lever = s.box({-0.25f, -0.9f, 1.35f, 0.26f}, 0.1f);
    Relief relief = s.relief(body | collars | stem | lever, brass);
    relief.height = s.dome(body, 0.28f, 0.28f) + s.bevel(collars, 0.06f, 0.1f) + s.dome(stem, 0.1f, 0.1f);
    emboss(relief, s, lever, finish.colour, 0.15f);
    relief.elevation = pose.radius * 0.4f;
    return relief;
}

} // namespace

std::vector<PartPainter> machinePainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"pulley", {"pulley wheel", "belt wheel"}, metal, false, 1.5f, 6.0f, pulley},
        {"chain", {"roller chain", "chain links"}, metal, false, 1.5f, 7.0f, chain},
        {"bracket", {"angle bracket", "corner bracket"}, metal, false, 1.6f, 6.0f, bracket},
        {"hinge", {"door hinge"}, metal, false, 1.6f, 7.0f, hinge},
        {"flange", {"pipe flange"}, metal, false, 1.6f, 6.0f, flange},
        {"bushing", {"sleeve", "bush"}, metal, false, 1.1f, 5.0f, bushing},
        {"steel ball", {"metal ball", "bearing ball"}, metal, false, 0.8f, 3.0f, steelBall},
        {"knob", {"rotary knob", "handle knob"}, plastic, true, 1.2f, 5.0f, knob},
        {"fan", {"fan wheel", "impeller"}, plastic, true, 1.7f, 7.0f, fan},
        {"elbow fitting", {"pipe elbow", "elbow"}, plastic, true, 1.5f, 6.0f, elbow},
        {"hose", {"flexible hose", "rubber hose"}, MaterialFamily::Rubber, true, 1.9f, 6.0f, hose},
        {"nozzle", {"spray nozzle", "metal nozzle"}, metal, false, 1.2f, 5.0f, nozzle},
        {"magnet", {"horseshoe magnet"}, plastic, false, 1.4f, 6.0f, magnet},
        {"perforated plate",
         {"metal plate with holes", "hole plate"},
         metal,
         false,
         1.8f,
         7.0f,
         perforatedPlate},
        {"wheel", {"small wheel", "castor"}, plastic, true, 1.5f, 5.0f, wheel},
        {"valve", {"ball valve", "tap"}, plastic, true, 1.6f, 7.0f, valve},
    };
}

} // namespace cliplad
