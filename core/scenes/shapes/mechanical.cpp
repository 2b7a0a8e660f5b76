#include "scenes/shapes/part_painter.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace cliplad {

namespace {

Relief gear(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.02f, 1.02f});
    const int teeth = random.integer(8, 22);
    const float depth = random.uniform(0.12f, 0.22f);
    Points outline;
    for (int i = 0; i < teeth; ++i) {
        const float a = kFullTurn * static_cast<float>(i) / static_cast<float>(teeth);
        const float step = kFullTurn / static_cast<float>(teeth);
        const float offsets[4] = {0.0f, 0.15f, 0.45f, 0.6f};
        const float radii[4] = {1.0f - depth, 1.0f, 1.0f, 1.0f - depth};
        for (int k = 0; k < 4; ++k)
            outline.emplace_back(radii[k] * std::cos(a + offsets[k] * step),
                                 radii[k] * std::sin(a + offsets[k] * step));
    }
    Mask mask = s.polygon(outline) - s.disc({0, 0}, random.uniform(0.15f, 0.32f));
    if (random.chance(0.35f)) {
        const int holes = random.integer(3, 6);
        for (const cv::Point2f& at : circlePoints({0, 0}, 0.53f, holes))
            mask -= s.disc(at, 0.13f);
    }
    Relief relief = s.relief(mask, finish);
    relief.height = s.bevel(mask, 0.07f, 0.1f);
    if (random.chance(0.5f))
        relief.height -= s.bevel(s.ring({0, 0}, 0.72f, 0.36f), 0.06f, 0.08f);
    s.soften(relief.height, 0.025f);
    relief.elevation = pose.radius * 0.25f;
    relief.wall = pose.radius * 0.25f;
    return relief;
}

Relief spring(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(1.0f, 1.8f);
    const float radius = random.uniform(0.3f, 0.5f);
    const int coils = random.integer(6, 14);
    const float wire = random.uniform(0.09f, 0.15f);
    const Sketch s(pose, {half + 0.1f, radius + wire});
    Points back;
    Points front;
    Mask backMask = s.blank();
    Mask frontMask = s.blank();
    const float pitch = 2 * half / static_cast<float>(coils);
    for (int i = 0; i < coils; ++i) {
        const float x = -half + pitch * static_cast<float>(i);
        backMask |= s.stroke({{x + pitch * 0.5f, radius}, {x + pitch, -radius}}, wire);
        frontMask |= s.stroke({{x, -radius}, {x + pitch * 0.5f, radius}}, wire);
    }
    Relief relief = s.relief(backMask | frontMask, finish);
    relief.height = s.dome(backMask, wire * 0.5f, wire * 0.4f);
    cv::Mat1f frontHeight = s.dome(frontMask, wire * 0.5f, wire * 0.5f);
    frontHeight.copyTo(relief.height, frontMask > 127);
    paint(relief, backMask - frontMask, finish.colour * 0.55f, 0.7f);
    relief.elevation = pose.radius * radius;
    return relief;
}

Relief bearing(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float bore = random.uniform(0.3f, 0.45f);
    const float inner = bore + 0.17f;
    const float outer = 0.8f;
    Relief relief = s.relief(s.ring({0, 0}, 1.0f, bore), finish);
    const Mask race = s.ring({0, 0}, outer, inner);
    relief.height = s.bevel(s.ring({0, 0}, 1.0f, outer), 0.06f, 0.08f) +
                    s.bevel(s.ring({0, 0}, inner, bore), 0.06f, 0.08f);
    if (random.chance(0.5f)) { // open: the balls show
        paint(relief, race, finish.colour * 0.25f, 0.8f);
        const float ball = (outer - inner) * 0.5f;
        Mask balls = s.blank();
        for (const cv::Point2f& at : circlePoints({0, 0}, (outer + inner) * 0.5f, random.integer(7, 12)))
            balls |= s.disc(at, ball);
        paint(relief, balls, finish.colour);
        relief.height += s.dome(balls, ball, ball);
    } else {
        const Colour shield = random.chance(0.5f) ? Colour(0.09f, 0.09f, 0.1f) : finish.colour * 0.8f;
        paint(relief, race, random.chance(0.2f) ? rgb8(150, 40, 35) : shield);
    }
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.4f;
    relief.wall = pose.radius * 0.4f;
    return relief;
}

Relief gasket(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float half = random.uniform(0.6f, 1.0f);
    const float width = random.uniform(0.12f, 0.28f);
    const bool oval = random.chance(0.5f);
    const auto outline = [&](float inset) {
        return oval ? ellipsePoints({0, 0}, {1 - inset, half - inset})
                    : boxPoints({-1 + inset, -half + inset, 2 - 2 * inset, 2 * half - 2 * inset},
                                0.35f - 0.6f * inset);
    };
    Mask mask = s.polygon(outline(0)) - s.polygon(outline(width));
    if (!oval && random.chance(0.7f))
        for (float x : {-0.85f, 0.85f})
            for (float y : {-1.0f, 1.0f})
                mask -= s.disc({x, y * (half - 0.13f)}, width * 0.25f);
    Relief relief = s.relief(mask, finish);
    relief.height = s.bevel(mask, 0.05f, 0.05f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.08f;
    return relief;
}

Relief oRing(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    const float inner = random.uniform(0.68f, 0.85f);
    Relief relief = s.relief(s.ring({0, 0}, 1.0f, inner), finish);
    relief.height = s.dome(relief.coverage, 0.5f * (1 - inner), 0.5f * (1 - inner));
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

Relief pipe(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(1.0f, 2.2f);
    const float radius = random.uniform(0.2f, 0.4f);
    const Sketch s(pose, {half + 0.2f, radius});
    const Mask body = s.box({-half, -radius, 2 * half, 2 * radius}, 0.03f);
    const Mask mouth = s.polygon(ellipsePoints({half, 0}, {radius * 0.4f, radius}));
    Relief relief = s.relief(body | mouth, finish);
    relief.height = s.dome(relief.coverage, radius, radius);
    paint(relief, mouth, finish.colour * 0.9f);
    paint(relief, s.polygon(ellipsePoints({half, 0}, {radius * 0.28f, radius * 0.75f})),
          finish.colour * 0.12f, 0.9f);
    relief.elevation = pose.radius * radius;
    return relief;
}

Relief clip(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 0.5f});
    const float w = random.uniform(0.07f, 0.1f);
    const Points wire = {{0.6f, -0.18f}, {-0.7f, -0.18f}, {-0.88f, 0.0f}, {-0.7f, 0.2f},  {0.8f, 0.2f},
                         {0.98f, 0.02f}, {0.98f, -0.12f}, {0.8f, -0.33f}, {-0.5f, -0.33f}};
    Relief relief = s.relief(s.stroke(wire, w), finish);
    relief.height = s.dome(relief.coverage, w * 0.5f, w * 0.5f);
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

Relief wrench(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.5f});
    const float w = random.uniform(0.12f, 0.18f);
    Mask mask = s.box({-1.4f, -w, 2.8f, 2 * w}, 0.05f) | s.disc({1.5f, 0}, 0.4f) | s.disc({-1.5f, 0}, 0.38f);
    mask -= s.polygon(circlePoints({1.5f, 0}, 0.24f, 6));
    mask -= s.polygon({{-2.0f, -0.18f}, {-1.5f, -0.18f}, {-1.4f, 0}, {-1.5f, 0.18f}, {-2.0f, 0.18f}});
    Relief relief = s.relief(mask, finish);
    relief.height =
        s.bevel(mask, 0.06f, 0.08f) - s.bevel(s.box({-1.0f, -w * 0.5f, 2.0f, w}, w), 0.04f, 0.04f);
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

} // namespace

std::vector<PartPainter> mechanicalPainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    return {
        {"gear", {"gear wheel", "cogwheel"}, metal, false, 1.4f, 5.0f, gear},
        {"spring", {"coil spring"}, metal, false, 1.3f, 6.0f, spring},
        {"bearing", {"ball bearing"}, metal, false, 1.4f, 6.0f, bearing},
        {"gasket", {"rubber gasket", "flat seal"}, MaterialFamily::Rubber, true, 1.6f, 7.0f, gasket},
        {"o-ring", {"ring", "rubber ring", "seal ring"}, MaterialFamily::Rubber, true, 1.1f, 5.0f, oRing},
        {"pipe", {"metal pipe", "metal tube"}, metal, false, 1.5f, 6.0f, pipe},
        {"paper clip", {"wire clip"}, metal, false, 1.3f, 7.0f, clip},
        {"wrench", {"spanner"}, metal, false, 1.8f, 7.0f, wrench},
    };
}

} // namespace cliplad
