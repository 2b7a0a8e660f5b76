#include "scenes/shapes/part_painter.h"
#include "scenes/shapes/parts.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

Relief paintCable(const Pose& pose, const Finish& finish, const Points& path, float width) {
    cv::Size2f extent{0, 0};
    for (const cv::Point2f& p : path)
        extent = {std::max(extent.width, std::abs(p.x) + width),
                  std::max(extent.height, std::abs(p.y) + width)};
    const Sketch s(pose, extent);
    Relief relief = s.relief(s.stroke(curvePoints(path, 64), width), finish);
    relief.height = s.dome(relief.coverage, width * 0.5f, width * 0.5f);
    s.soften(relief.height, 0.01f);
    relief.elevation = pose.radius * width * 0.6f;
    return relief;
}

Relief paintSplicingConnector(const Pose& pose, const Finish& finish, int ways, Random& random) {
    const float pitch = 0.44f;
    const float half = 0.5f * pitch * static_cast<float>(ways);
    const Sketch s(pose, {1.02f, half + 0.05f});
    Finish body = finish;
    const float shade = random.uniform(0.72f, 0.86f);
    body.colour = Colour(shade, shade, shade * 0.97f);
    const Mask outline = s.box({-1, -half, 2, 2 * half}, 0.08f);
    Relief relief = s.relief(outline, body);
    relief.height = s.bevel(outline, 0.07f, 0.25f);
    for (int i = 0; i < ways; ++i) {
        const float y = -half + pitch * (static_cast<float>(i) + 0.5f);
        const Mask lever = s.box({-0.85f, y - 0.165f, 1.15f, 0.33f}, 0.07f);
        paint(relief, lever, finish.colour);
        relief.height += s.bevel(lever, 0.07f, 0.14f);
        const Mask grip = s.stroke({{-0.72f, y - 0.1f}, {-0.72f, y + 0.1f}}, 0.05f) |
                          s.stroke({{-0.6f, y - 0.1f}, {-0.6f, y + 0.1f}}, 0.05f);
        engrave(relief, grip, 0.05f * s.unit());
        const Mask window = s.box({0.42f, y - 0.13f, 0.3f, 0.26f}, 0.03f);
        paint(relief, window, rgb8(150, 110, 70), 0.65f);
        const Mask entry = s.box({0.84f, y - 0.13f, 0.16f, 0.26f}, 0.05f);
        paint(relief, entry, Colour(0.12f, 0.12f, 0.13f), 0.8f);
        engrave(relief, entry, 0.1f * s.unit());
    }
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.35f;
    relief.wall = pose.radius * 0.3f;
    return relief;
}

namespace {

Relief cable(const Pose& pose, const Finish& finish, Random& random) {
    Points path{{-2.4f, random.uniform(-0.7f, 0.7f)}};
    for (int i = 1; i < 5; ++i)
        path.push_back({-2.4f + 1.2f * static_cast<float>(i), random.uniform(-1.2f, 1.2f)});
    return paintCable(pose, finish, path, random.uniform(0.14f, 0.34f));
}

Relief splicingConnector(const Pose& pose, const Finish& finish, Random& random) {
    const std::array<int, 4> ways = {2, 3, 3, 5};
    const int count = random.pick(ways);
    return paintSplicingConnector(pose, finish, count, random);
}

Relief terminalBlock(const Pose& pose, const Finish& finish, Random& random) {
    const int ways = random.integer(2, 5);
    const float half = 0.3f * static_cast<float>(ways);
    const Sketch s(pose, {half, 0.5f});
    Relief relief = s.relief(s.box({-half, -0.48f, 2 * half, 0.96f}, 0.06f), finish);
    relief.height = s.bevel(relief.coverage, 0.08f, 0.15f);
    const Finish screw = metalFinish("zinc", random);
    for (int i = 0; i < ways; ++i) {
        const float x = -half + 0.6f * (static_cast<float>(i) + 0.5f);
        const Mask head = s.disc({x, -0.12f}, 0.19f);
        paint(relief, head, screw.colour);
        engrave(relief, head, 0.06f * s.unit());
        const float a = random.uniform(0.0f, 3.14f);
        paint(relief,
              s.stroke({{x - 0.15f * std::cos(a), -0.12f - 0.15f * std::sin(a)},
                        {x + 0.15f * std::cos(a), -0.12f + 0.15f * std::sin(a)}},
                       0.06f),
              Colour(0.15f, 0.15f, 0.15f));
        const Mask entry = s.box({x - 0.17f, 0.26f, 0.34f, 0.2f}, 0.04f);
        paint(relief, entry, Colour(0.06f, 0.06f, 0.06f));
        engrave(relief, entry, 0.1f * s.unit());
    }
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.4f;
    relief.wall = pose.radius * 0.4f;
    return relief;
}

Relief plug(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.2f, 0.6f});
    const Mask lead =
        s.stroke(curvePoints({{-2.1f, random.uniform(-0.5f, 0.5f)}, {-1.5f, 0.0f}, {-0.7f, 0.0f}}, 16), 0.2f);
    const Mask body = s.polygon({{-0.8f, -0.25f},
                                 {-0.3f, -0.5f},
                                 {0.45f, -0.5f},
                                 {0.55f, -0.42f},
                                 {0.55f, 0.42f},
                                 {0.45f, 0.5f},
                                 {-0.3f, 0.5f},
                                 {-0.8f, 0.25f}});
    const Mask pins = s.box({0.5f, -0.33f, 0.75f, 0.16f}, 0.06f) | s.box({0.5f, 0.17f, 0.75f, 0.16f}, 0.06f);
    Relief relief = s.relief(lead | body | pins, finish);
    relief.height = cv::max(s.dome(body, 0.4f, 0.3f), s.dome(lead | pins, 0.09f, 0.09f));
    paint(relief, pins - body, metalFinish("brass", random).colour);
    for (float x : {-0.2f, 0.0f, 0.2f})
        engrave(relief, s.stroke({{x, -0.38f}, {x, 0.38f}}, 0.07f), 0.06f * s.unit());
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

Relief cableTie(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.7f, 1.0f});
    const float bend = random.uniform(-0.8f, 0.8f);
    const Mask strap = s.stroke(curvePoints({{-1.4f, 0}, {-0.4f, bend}, {0.6f, -bend}, {1.6f, 0}}, 40), 0.1f);
    const Mask lock = s.box({-1.6f, -0.15f, 0.32f, 0.3f}, 0.04f);
    Relief relief = s.relief(strap | lock, finish);
    relief.height = s.bevel(strap, 0.03f, 0.03f) + s.bevel(lock, 0.06f, 0.12f);
    relief.elevation = pose.radius * 0.1f;
    return relief;
}

Relief crimpTerminal(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 0.55f});
    const Finish metal = metalFinish("zinc", random);
    const Mask sleeve = s.box({-1.0f, -0.27f, 0.9f, 0.54f}, 0.1f);
    const Mask eye =
        (s.disc({0.6f, 0}, 0.46f) | s.box({-0.2f, -0.16f, 0.6f, 0.32f})) - s.disc({0.6f, 0}, 0.24f);
    Relief relief = s.relief(sleeve | eye, finish);
    relief.height = cv::max(s.dome(sleeve, 0.27f, 0.25f), s.bevel(eye, 0.05f, 0.06f));
    paint(relief, eye - sleeve, metal.colour);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

} // namespace

std::vector<PartPainter> connectorPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"cable", {"wire", "lead"}, plastic, true, 1.2f, 3.5f, cable},
        {"splicing connector",
         {"lever connector", "connector clamp"},
         plastic,
         true,
         1.6f,
         6.0f,
         splicingConnector},
        {"terminal block", {"screw terminal", "clamp"}, plastic, true, 1.4f, 7.0f, terminalBlock},
        {"plug", {"electric plug"}, plastic, true, 1.4f, 6.0f, plug},
        {"cable tie", {"zip tie"}, plastic, true, 1.4f, 7.0f, cableTie},
        {"crimp terminal", {"cable lug", "ring terminal"}, plastic, true, 1.1f, 6.0f, crimpTerminal},
    };
}

} // namespace cliplad
