#include "scenes/shapes/part_painter.h"

#include <cmath>

namespace cliplad {

namespace {

Relief slab(const Pose& pose, const Finish& finish, const Points& outline, Random& random) {
    const Sketch s(pose, {1.05f, 1.05f});
    Relief relief = s.relief(s.polygon(outline), finish);
    const float height = random.uniform(0.05f, 0.35f);
    relief.height = s.bevel(relief.coverage, random.uniform(0.06f, 0.6f), height);
    s.soften(relief.height, 0.04f);
    relief.elevation = pose.radius * (0.1f + height);
    relief.wall = pose.radius * random.uniform(0.1f, 0.6f);
    return relief;
}

Relief square(const Pose& pose, const Finish& finish, Random& random) {
    return slab(pose, finish, boxPoints({-0.8f, -0.8f, 1.6f, 1.6f}, random.uniform(0.0f, 0.2f)), random);
}

Relief rectangle(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.25f, 0.6f);
    return slab(pose, finish, boxPoints({-1, -half, 2, 2 * half}, random.uniform(0.0f, 0.15f)), random);
}

Relief triangle(const Pose& pose, const Finish& finish, Random& random) {
    return slab(pose, finish, circlePoints({0, 0}, 1.0f, 3), random);
}

Relief circle(const Pose& pose, const Finish& finish, Random& random) {
    return slab(pose, finish, circlePoints({0, 0}, 0.9f), random);
}

Relief star(const Pose& pose, const Finish& finish, Random& random) {
    const float inner = random.uniform(0.4f, 0.55f);
    Points outline;
    for (int i = 0; i < 10; ++i) {
        const float a = 0.6283185f * static_cast<float>(i);
        const float r = i % 2 == 0 ? 1.0f : inner;
        outline.emplace_back(r * std::cos(a), r * std::sin(a));
    }
    return slab(pose, finish, outline, random);
}

Relief cross(const Pose& pose, const Finish& finish, Random& random) {
    const float w = random.uniform(0.22f, 0.35f);
    return slab(pose, finish,
                {{-w, -1},
                 {w, -1},
                 {w, -w},
                 {1, -w},
                 {1, w},
                 {w, w},
                 {w, 1},
                 {-w, 1},
                 {-w, w},
                 {-1, w},
                 {-1, -w},
                 {-w, -w}},
                random);
}

Relief hexagon(const Pose& pose, const Finish& finish, Random& random) {
    return slab(pose, finish, circlePoints({0, 0}, 1.0f, 6), random);
}

} // namespace

std::vector<PartPainter> simplePainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"square", {"square block"}, plastic, true, 1.0f, 3.0f, square},
        {"rectangle", {"rectangular block"}, plastic, true, 1.2f, 3.0f, rectangle},
        {"triangle", {"triangular block"}, plastic, true, 1.0f, 3.0f, triangle},
        {"circle", {"disc", "round block"}, plastic, true, 1.0f, 3.0f, circle},
        {"star", {"star shape"}, plastic, true, 1.1f, 5.0f, star},
        {"cross", {"plus shape"}, plastic, true, 1.0f, 4.0f, cross},
        {"hexagon", {"hexagonal block"}, plastic, true, 1.0f, 5.0f, hexagon},
    };
}

} // namespace cliplad
