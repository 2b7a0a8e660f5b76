#include "scenes/shapes/forms.h"
#include "scenes/shapes/parts.h"

#include <cmath>

namespace cliplad {

/// A crater with fibres standing up around an off-centre bore.
Relief paintTornHole(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 1.2f});
    const Mask crater = s.polygon(blobPoints({0.8f, 0.8f}, 0.07f, random));
    Relief relief = s.relief(crater, finish);
    relief.sunken = true;
    relief.surface.diffuse = 0.8f;
    const Colour raw = finish.colour * random.uniform(0.65f, 1.3f);
    relief.albedo.setTo(cv::Scalar(raw[0] * 1.05f, raw[1] * 0.97f, raw[2] * 0.88f));
    modulate(relief, s.noise(5.0f, 3, random), 0.3f);
    const cv::Point2f at{random.normal(0, 0.1f), random.normal(0, 0.1f)};
    const Mask bore = s.polygon(moved(blobPoints({0.42f, 0.42f}, 0.05f, random), 0.0f, at));
    const float dark = random.uniform(0.02f, 0.1f);
    paint(relief, bore, {dark * 1.2f, dark, dark * 0.8f}, 0.95f);
    Mask fibres = s.blank();
    const int count = random.integer(3, 12);
    for (int i = 0; i < count; ++i) {
        const float a = random.uniform(0.0f, kFullTurn);
        const float b = a + random.normal(0.0f, 0.25f);
        const float reach = random.uniform(0.85f, 1.15f);
        fibres |=
            s.stroke({{0.6f * std::cos(a), 0.6f * std::sin(a)}, {reach * std::cos(b), reach * std::sin(b)}},
                     random.uniform(0.04f, 0.14f));
    }
    fibres -= bore;
    paint(relief, fibres, finish.colour * random.uniform(1.0f, 1.7f));
    relief.alpha = crater | fibres;
    relief.height =
        s.bevel(crater, 0.45f, -0.35f) - s.bevel(bore, 0.2f, 0.7f) + s.bevel(fibres, 0.06f, 0.12f);
    s.soften(relief.height, 0.03f);
    return relief;
}

/// A tapped bore: a bright chamfer and the first turns of the thread.
Relief paintThreadedHole(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = s.relief(s.disc({0, 0}, 0.85f), finish);
    relief.sunken = true;
    relief.height = s.bevel(relief.coverage, 0.18f, -0.25f) - s.bevel(s.disc({0, 0}, 0.62f), 0.3f, 0.6f);
    for (float r = 0.66f; r > 0.4f; r -= 0.09f) {
        const float shade = random.uniform(0.25f, 0.6f) * r;
        paint(relief, s.ring({0, 0}, r, r - 0.05f), finish.colour * shade, 0.9f);
        paint(relief, s.ring({0, 0}, r - 0.05f, r - 0.09f), Colour::all(0.05f), 0.8f);
    }
    paint(relief, s.disc({0, 0}, 0.4f), Colour::all(random.uniform(0.02f, 0.08f)));
    s.soften(relief.height, 0.03f);
    return relief;
}

/// A slot or a square cut-out.
Relief paintSlotHole(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.28f, 0.7f);
    const Sketch s(pose, {1, 1});
    const Mask slot = s.box({-0.9f, -half, 1.8f, 2 * half}, random.chance(0.7f) ? half : 0.05f);
    Relief relief = s.relief(slot, finish);
    relief.sunken = true;
    relief.height = s.bevel(slot, 0.3f, -0.7f);
    relief.albedo.setTo(
        cv::Scalar(finish.colour[0] * 0.3f, finish.colour[1] * 0.28f, finish.colour[2] * 0.26f));
    paint(relief, s.box({-0.78f, -half + 0.12f, 1.56f, 2 * half - 0.24f}, half), Colour::all(0.05f), 0.9f);
    s.soften(relief.height, 0.06f);
    return relief;
}

} // namespace cliplad
