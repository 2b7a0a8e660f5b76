#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"

namespace cliplad {

namespace {

const Colour kTin = rgb8(196, 198, 202);
const Colour kGold = rgb8(214, 180, 92);

Mask lead(const Sketch& s, float from, float to, float width, Random& random) {
    return s.stroke(curvePoints({{from, random.uniform(-0.4f, 0.4f)}, {(from + to) * 0.5f, 0}, {to, 0}}, 16),
                    width);
}

Relief usbPlug(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.55f});
    const Mask cord = lead(s, -1.9f, -0.8f, 0.2f, random);
    const Mask grip = s.box({-0.9f, -0.42f, 1.05f, 0.84f}, 0.14f);
    const Mask shell = s.box({0.1f, -0.34f, 0.8f, 0.68f}, 0.04f);
    Relief relief = s.relief(cord | grip | shell, finish);
    relief.height =
        cv::max(s.dome(cord, 0.1f, 0.1f), s.bevel(grip, 0.15f, 0.25f)) + s.bevel(shell, 0.05f, 0.12f);
    paint(relief, shell - grip, kTin);
    paint(relief, s.box({0.5f, -0.2f, 0.16f, 0.14f}) | s.box({0.5f, 0.06f, 0.16f, 0.14f}), Colour::all(0.1f));
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief networkPlug(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.8f, 0.6f});
    const Mask cord = lead(s, -1.8f, -0.2f, 0.28f, random);
    const Mask body = s.box({-0.35f, -0.5f, 1.3f, 1.0f}, 0.04f);
    Relief relief = s.relief(cord | body, finish);
    relief.height = cv::max(s.dome(cord, 0.14f, 0.14f), s.bevel(body, 0.06f, 0.25f));
    paint(relief, body, Colour(0.8f, 0.83f, 0.84f), 0.9f);
    for (int i = 0; i < 8; ++i)
        paint(relief, s.box({0.45f, -0.38f + 0.1f * static_cast<float>(i), 0.45f, 0.06f}), kGold);
    emboss(relief, s, s.box({-0.3f, -0.14f, 0.6f, 0.28f}), Colour(0.85f, 0.87f, 0.88f), 0.08f);
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief audioJack(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.5f});
    const Mask cord = lead(s, -1.9f, -0.6f, 0.14f, random);
    Relief relief = turned(s, pose, finish,
                           {{-0.8f, 0.16f},
                            {-0.2f, 0.32f},
                            {0.25f, 0.34f},
                            {0.27f, 0.13f},
                            {1.05f, 0.13f},
                            {1.1f, 0.09f},
                            {1.2f, 0.12f},
                            {1.3f, 0.03f}});
    paint(relief, s.box({0.27f, -0.2f, 1.1f, 0.4f}), random.chance(0.5f) ? kGold : kTin);
    for (float x : {0.62f, 0.86f})
        paint(relief, s.box({x, -0.2f, 0.05f, 0.4f}), Colour::all(0.08f));
    relief.coverage |= cord;
    relief.height = cv::max(relief.height, s.dome(cord, 0.07f, 0.07f));
    return relief;
}

Relief bananaPlug(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.9f, 0.5f});
    const Mask cord = lead(s, -1.8f, -0.8f, 0.16f, random);
    Relief relief = turned(s, pose, finish,
                           {{-0.95f, 0.18f},
                            {-0.7f, 0.3f},
                            {0.3f, 0.3f},
                            {0.32f, 0.36f},
                            {0.5f, 0.36f},
                            {0.52f, 0.12f},
                            {0.95f, 0.17f},
                            {1.4f, 0.08f}});
    paint(relief, s.box({0.52f, -0.3f, 1, 0.6f}), kTin);
    relief.coverage |= cord;
    relief.height = cv::max(relief.height, s.dome(cord, 0.08f, 0.08f));
    return relief;
}

Relief crocodileClip(const Pose& pose, const Finish& finish, Random&) {
    const Sketch s(pose, {1.6f, 0.5f});
    const Mask jaw = s.polygon(
        {{0.0f, -0.32f}, {0.9f, -0.22f}, {1.5f, -0.05f}, {1.5f, 0.05f}, {0.9f, 0.2f}, {0.0f, 0.3f}});
    const Mask sleeve = s.polygon({{-1.3f, -0.26f}, {0.1f, -0.38f}, {0.1f, 0.36f}, {-1.3f, 0.24f}});
    Relief relief = s.relief(jaw | sleeve, finish);
    relief.height = s.dome(sleeve, 0.3f, 0.25f) + s.bevel(jaw, 0.06f, 0.08f);
    paint(relief, jaw - sleeve, kTin);
    for (float x = 0.6f; x < 1.45f; x += 0.13f)
        paint(relief, s.stroke({{x, -0.02f}, {x + 0.06f, 0.06f}, {x + 0.12f, -0.02f}}, 0.03f),
              Colour::all(0.15f));
    s.soften(relief.height, 0.02f);
    relief.elevation = pose.radius * 0.3f;
    return relief;
}

Relief spadeTerminal(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 0.5f});
    const Mask sleeve = s.box({-1.1f, -0.24f, 0.9f, 0.48f}, 0.1f);
    const bool fork = random.chance(0.5f);
    Mask blade = s.box({-0.25f, -0.32f, 1.3f, 0.64f}, 0.08f);
    blade -= fork ? s.box({0.3f, -0.15f, 1.0f, 0.3f}, 0.14f) : s.disc({0.6f, 0}, 0.1f);
    Relief relief = s.relief(sleeve | blade, finish);
    relief.height = cv::max(s.dome(sleeve, 0.24f, 0.24f), s.bevel(blade, 0.04f, 0.06f));
    paint(relief, blade - sleeve, random.chance(0.3f) ? rgb8(205, 168, 88) : kTin);
    relief.elevation = pose.radius * 0.2f;
    return relief;
}

Relief wireFerrule(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 0.4f});
    const float tube = random.uniform(0.13f, 0.18f);
    Relief relief = turned(s, pose, finish,
                           {{-1.1f, 0.36f}, {-0.9f, 0.34f}, {-0.35f, 0.28f}, {-0.3f, tube}, {1.1f, tube}});
    paint(relief, s.box({-0.3f, -0.3f, 1.5f, 0.6f}), kTin);
    return relief;
}

Relief cableGland(const Pose& pose, const Finish& finish, Random&) {
    const Sketch s(pose, {1.1f, 0.65f});
    Relief relief = turned(s, pose, finish,
                           {{-1.0f, 0.32f},
                            {-0.3f, 0.34f},
                            {-0.28f, 0.6f},
                            {0.05f, 0.6f},
                            {0.07f, 0.5f},
                            {0.7f, 0.48f},
                            {1.0f, 0.3f}});
    cutGrooves(relief, s, {-1.0f, -0.32f, 0.33f, 0.12f}, finish.colour);
    for (float y : {-0.3f, 0.0f, 0.3f})
        paint(relief, s.box({-0.28f, y - 0.02f, 0.33f, 0.04f}), finish.colour * 0.5f, 0.8f);
    for (float y : {-0.25f, 0.0f, 0.25f})
        engrave(relief, s.box({0.1f, y - 0.03f, 0.6f, 0.06f}), 0.06f * s.unit());
    return relief;
}

Relief cableCoil(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 1.1f});
    Mask windings = s.blank();
    cv::Mat1f height(s.size(), 0.0f);
    const int turns = random.integer(4, 8);
    for (int i = 0; i < turns; ++i) {
        const cv::Point2f off{random.normal(0, 0.06f), random.normal(0, 0.06f)};
        const float r = random.uniform(0.62f, 0.92f);
        Points loop = ellipsePoints(off, {r, r * random.uniform(0.85f, 1.0f)}, 40);
        loop.push_back(loop.front());
        const Mask turn = s.stroke(loop, 0.11f);
        windings |= turn;
        height = cv::max(height, s.dome(turn, 0.055f, 0.055f) + 0.02f * s.unit() * static_cast<float>(i % 3));
    }
    Relief relief = s.relief(windings, finish);
    relief.height = height;
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief wallSocket(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.box({-1, -1, 2, 2}, random.uniform(0.05f, 0.3f)), 0.12f);
    const Mask well = s.disc({0, 0}, 0.7f);
    relief.height -= s.bevel(well, 0.08f, 0.25f);
    paint(relief, well, finish.colour * 0.85f, 0.7f);
    paint(relief, s.disc({-0.3f, 0}, 0.09f) | s.disc({0.3f, 0}, 0.09f), Colour::all(0.04f));
    paint(relief, s.box({-0.09f, -0.7f, 0.18f, 0.12f}) | s.box({-0.09f, 0.58f, 0.18f, 0.12f}), kTin);
    s.soften(relief.height, 0.02f);
    return relief;
}

Relief dataConnector(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.25f, 0.6f});
    const Mask face = s.polygon({{-0.8f, -0.36f}, {0.8f, -0.36f}, {0.7f, 0.36f}, {-0.7f, 0.36f}});
    Relief relief =
        plate(s, pose, metalFinish("zinc", random), s.box({-1.2f, -0.5f, 2.4f, 1.0f}, 0.1f), 0.12f);
    emboss(relief, s, face, finish.colour, 0.12f);
    for (int i = 0; i < 5; ++i)
        paint(relief,
              s.disc({-0.52f + 0.26f * static_cast<float>(i), -0.14f}, 0.06f) |
                  s.disc({-0.39f + 0.26f * static_cast<float>(i % 4), 0.14f}, 0.06f),
              kGold * 0.7f);
    paint(relief, s.disc({-1.0f, 0}, 0.11f) | s.disc({1.0f, 0}, 0.11f), Colour::all(0.25f));
    return relief;
}

Relief ribbonCable(const Pose& pose, const Finish& finish, Random& random) {
    const float half = random.uniform(0.3f, 0.5f);
    const Sketch s(pose, {1.7f, half});
    const Mask band = s.box({-1.5f, -half * 0.9f, 3.0f, 1.8f * half});
    const Mask head = s.box({1.2f, -half, 0.45f, 2 * half}, 0.03f);
    Relief relief = s.relief(band | head, finish);
    relief.height = s.bevel(head, 0.06f, 0.2f);
    const bool rainbow = random.chance(0.4f);
    for (float y = -half * 0.86f; y < half * 0.9f; y += 0.1f) {
        const Mask core = s.box({-1.5f, y, 2.7f, 0.08f});
        relief.height += s.dome(core, 0.04f, 0.04f);
        if (rainbow)
            paint(relief, core, random.pick(namedColours()).rgb);
    }
    paint(relief, head, Colour::all(0.1f));
    relief.elevation = pose.radius * 0.1f;
    return relief;
}

} // namespace

std::vector<PartPainter> plugPainters() {
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"usb plug", {"usb connector"}, plastic, true, 1.3f, 6.0f, usbPlug},
        {"network plug", {"rj45 plug", "ethernet plug"}, plastic, true, 1.2f, 6.0f, networkPlug},
        {"audio plug", {"jack plug", "headphone plug"}, plastic, true, 1.2f, 6.0f, audioJack},
        {"banana plug", {"test plug"}, plastic, true, 1.2f, 6.0f, bananaPlug},
        {"crocodile clip", {"alligator clip"}, plastic, true, 1.3f, 6.0f, crocodileClip},
        {"spade terminal", {"blade terminal", "fork terminal"}, plastic, true, 1.1f, 6.0f, spadeTerminal},
        {"wire ferrule", {"ferrule", "wire end sleeve"}, plastic, true, 1.0f, 5.0f, wireFerrule},
        {"cable gland", {"cable fitting"}, plastic, true, 1.2f, 6.0f, cableGland},
        {"cable coil", {"coiled cable", "cable roll"}, plastic, true, 1.9f, 7.0f, cableCoil},
        {"wall socket", {"power outlet", "socket"}, plastic, true, 1.5f, 6.0f, wallSocket},
        {"data connector", {"serial connector", "sub-d connector"}, plastic, true, 1.4f, 6.0f, dataConnector},
        {"ribbon cable", {"flat cable"}, plastic, true, 1.6f, 6.0f, ribbonCable},
    };
}

} // namespace cliplad
