#include "scenes/shapes/forms.h"
#include "scenes/shapes/part_painter.h"

namespace cliplad {

namespace {

const Colour kSteel = rgb8(176, 178, 182);

Relief screwdriver(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.1f, 0.35f});
    const float neck = random.uniform(-0.4f, 0.1f);
    const bool flat = random.chance(0.5f);
    Relief relief = turned(s, pose, finish,
                           {{-2, 0.16f},
                            {-1.9f, 0.26f},
                            {-1.2f, 0.28f},
                            {neck - 0.15f, 0.2f},
                            {neck, 0.22f},
                            {neck + 0.02f, 0.07f},
                            {1.7f, 0.07f},
                            {1.75f, flat ? 0.13f : 0.07f},
                            {2.0f, flat ? 0.08f : 0.01f}});
    paint(relief, s.box({neck + 0.01f, -0.3f, 3, 0.6f}), kSteel);
    for (float y : {-0.15f, 0.0f, 0.15f})
        engrave(relief, s.box({-1.8f, y - 0.02f, 1.2f, 0.04f}), 0.05f * s.unit());
    return relief;
}

Relief pliers(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.9f});
    const float open = random.uniform(0.08f, 0.3f);
    const Mask jaws =
        s.polygon(moved({{0, -0.2f}, {1.0f, -0.08f}, {1.0f, 0.02f}, {0, 0.05f}}, -open, {0.4f, -0.05f})) |
        s.polygon(moved({{0, 0.2f}, {1.0f, 0.08f}, {1.0f, -0.02f}, {0, -0.05f}}, open, {0.4f, 0.05f}));
    const Mask joint = s.disc({0.35f, 0}, 0.32f);
    const Mask grips =
        s.stroke(curvePoints({{0.2f, 0.1f}, {-0.6f, 0.5f + open}, {-1.8f, 0.35f + open}}, 20), 0.24f) |
        s.stroke(curvePoints({{0.2f, -0.1f}, {-0.6f, -0.5f - open}, {-1.8f, -0.35f - open}}, 20), 0.24f);
    Relief relief = s.relief(jaws | joint | grips, finish);
    relief.height = s.dome(grips, 0.12f, 0.12f) + s.bevel(jaws | joint, 0.06f, 0.12f);
    paint(relief, (jaws | joint), kSteel * random.uniform(0.6f, 1.1f));
    emboss(relief, s, s.disc({0.35f, 0}, 0.12f), kSteel * 0.6f, 0.05f);
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief hammer(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.75f});
    Finish handle = finish;
    if (random.chance(0.6f))
        handle.colour = jittered(rgb8(196, 150, 96), random);
    const Mask shaft = s.polygon({{-1.9f, -0.15f}, {1.4f, -0.1f}, {1.4f, 0.1f}, {-1.9f, 0.15f}});
    const Mask head = s.box({1.2f, -0.7f, 0.5f, 0.9f}, 0.05f) |
                      s.polygon({{1.22f, 0.15f}, {1.7f, 0.15f}, {1.5f, 0.72f}, {1.4f, 0.72f}});
    Relief relief = s.relief(shaft | head, handle);
    relief.height = cv::max(s.dome(shaft, 0.12f, 0.14f), s.bevel(head, 0.1f, 0.25f));
    paint(relief, head, kSteel * random.uniform(0.45f, 1.0f));
    relief.elevation = pose.radius * 0.25f;
    return relief;
}

Relief scissors(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.8f, 0.9f});
    const float open = random.uniform(0.03f, 0.35f);
    const Mask blades = s.polygon(moved({{-0.4f, 0.1f}, {1.6f, 0.0f}, {0, -0.14f}}, -open)) |
                        s.polygon(moved({{-0.4f, -0.1f}, {1.6f, 0.0f}, {0, 0.14f}}, open));
    const float y = 0.42f + open;
    const Mask rings = s.ring({-1.2f, y}, 0.42f, 0.26f) | s.ring({-1.2f, -y}, 0.42f, 0.26f) |
                       s.stroke({{0, 0}, {-0.85f, y * 0.75f}}, 0.2f) |
                       s.stroke({{0, 0}, {-0.85f, -y * 0.75f}}, 0.2f);
    Relief relief = s.relief(blades | rings, finish);
    relief.height = s.bevel(blades, 0.05f, 0.05f) + s.dome(rings, 0.1f, 0.12f);
    paint(relief, blades - rings, kSteel);
    emboss(relief, s, s.disc({0, 0}, 0.09f), kSteel * 0.7f, 0.06f);
    relief.elevation = pose.radius * 0.1f;
    return relief;
}

Relief hexKey(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.6f, 0.8f});
    const float w = random.uniform(0.12f, 0.2f);
    Relief relief = s.relief(
        s.stroke({{1.5f, -0.4f}, {-1.2f, -0.4f}, {-1.38f, -0.34f}, {-1.45f, -0.2f}, {-1.45f, 0.6f}}, w),
        finish);
    relief.height = s.bevel(relief.coverage, w * 0.35f, w * 0.6f);
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief drillBit(const Pose& pose, const Finish& finish, Random& random) {
    const float r = random.uniform(0.12f, 0.2f);
    const Sketch s(pose, {1.9f, r});
    Relief relief = turned(s, pose, finish, {{-1.8f, r * 0.9f}, {-1.78f, r}, {1.55f, r}, {1.8f, 0.01f}});
    for (float x = -0.8f; x < 1.7f; x += 0.36f) {
        const Mask flute =
            s.stroke(curvePoints({{x, -1.1f * r}, {x + 0.1f, 0}, {x + 0.34f, 1.1f * r}}, 8), 0.13f) &
            relief.coverage;
        engrave(relief, flute, 0.5f * r * s.unit());
        paint(relief, flute, finish.colour * 0.35f, 0.7f);
    }
    s.soften(relief.height, 0.02f);
    return relief;
}

Relief socketBit(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.disc({0, 0}, 1.0f), 0.6f);
    const int corners = random.chance(0.6f) ? 6 : 12;
    const Mask well = s.polygon(circlePoints({0, 0}, random.uniform(0.6f, 0.75f), corners));
    paint(relief, well, Colour::all(0.06f), 0.9f);
    engrave(relief, well, 0.4f * s.unit());
    s.soften(relief.height, 0.02f);
    return relief;
}

Relief cutterKnife(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.9f, 0.35f});
    const float out = random.uniform(0.2f, 0.8f);
    const Mask body = s.box({-1.8f, -0.27f, 2.6f, 0.54f}, 0.16f);
    const Mask blade = s.polygon({{0.7f, -0.16f}, {0.8f + out, -0.16f}, {1.0f + out, 0.16f}, {0.7f, 0.16f}});
    Relief relief = s.relief(body | blade, finish);
    relief.height = s.dome(body, 0.2f, 0.2f) + s.bevel(blade, 0.03f, 0.03f);
    paint(relief, blade - body, kSteel);
    emboss(relief, s, s.box({-0.4f, -0.1f, 0.5f, 0.2f}, 0.05f), Colour::all(0.12f), 0.08f);
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief brush(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.9f, 0.5f});
    const Mask handle = s.polygon(
        profileOutline({{-1.8f, 0.1f}, {-1.0f, 0.18f}, {-0.2f, 0.1f}, {0.2f, 0.26f}, {0.4f, 0.28f}}));
    const Mask band = s.box({0.35f, -0.38f, 0.4f, 0.76f}, 0.03f);
    const Mask hair = s.polygon({{0.72f, -0.37f}, {1.75f, -0.42f}, {1.8f, 0.42f}, {0.72f, 0.37f}});
    Relief relief = s.relief(handle | band | hair, finish);
    relief.height = s.dome(handle, 0.2f, 0.2f) + s.bevel(band, 0.05f, 0.12f);
    paint(relief, hair, jittered(random.chance(0.5f) ? rgb8(210, 180, 130) : rgb8(60, 50, 44), random));
    for (int i = 0; i < 16; ++i) {
        const float y = -0.36f + 0.045f * static_cast<float>(i);
        paint(relief, s.stroke({{0.74f, y}, {1.78f, y * 1.12f}}, 0.02f) & hair, Colour::all(0.15f), 0.4f);
    }
    paint(relief, band, kSteel);
    relief.elevation = pose.radius * 0.15f;
    return relief;
}

Relief pencil(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.1f, 0.16f});
    const float half = random.uniform(1.3f, 2.0f);
    Relief relief = turned(s, pose, finish,
                           {{-half, 0.12f}, {-half + 0.02f, 0.13f}, {half - 0.5f, 0.13f}, {half, 0.01f}});
    paint(relief, s.box({half - 0.5f, -0.2f, 0.36f, 0.4f}), rgb8(222, 186, 134));
    paint(relief, s.box({half - 0.15f, -0.2f, 0.2f, 0.4f}), Colour::all(0.12f));
    if (random.chance(0.6f)) {
        paint(relief, s.box({-half, -0.2f, 0.2f, 0.4f}), rgb8(220, 130, 130));
        paint(relief, s.box({-half + 0.2f, -0.2f, 0.15f, 0.4f}), rgb8(200, 180, 110));
    }
    return relief;
}

Relief key(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.4f, 0.55f});
    Mask shape = (s.disc({-0.85f, 0}, 0.52f) | s.box({-0.6f, -0.16f, 1.9f, 0.32f}, 0.05f)) -
                 s.disc({-1.05f, 0}, 0.14f);
    for (float x = 0.1f; x < 1.2f; x += 0.2f)
        shape -= s.polygon({{x, 0.2f}, {x + 0.08f, random.uniform(0.0f, 0.1f)}, {x + 0.16f, 0.2f}});
    Relief relief = plate(s, pose, finish, shape, 0.07f);
    engrave(relief, s.box({-0.3f, -0.06f, 1.5f, 0.07f}), 0.05f * s.unit());
    return relief;
}

Relief padlock(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {0.9f, 1.3f});
    const Mask bow = (s.disc({0, -0.45f}, 0.62f) - s.disc({0, -0.45f}, 0.4f)) - s.box({-1, -0.4f, 2, 1});
    const Mask legs = s.box({-0.62f, -0.45f, 0.22f, 0.5f}) | s.box({0.4f, -0.45f, 0.22f, 0.5f});
    const Mask body = s.box({-0.85f, -0.05f, 1.7f, 1.3f}, 0.16f);
    Relief relief = s.relief(bow | legs | body, metalFinish(random.chance(0.7f) ? "brass" : "steel", random));
    relief.height = cv::max(s.dome(bow | legs, 0.11f, 0.12f), s.bevel(body, 0.12f, 0.3f));
    paint(relief, (bow | legs) - body, kSteel);
    if (random.chance(0.5f))
        paint(relief, s.disc({0, 0.5f}, 0.14f) | s.box({-0.05f, 0.5f, 0.1f, 0.35f}), Colour::all(0.08f));
    else
        emboss(relief, s, s.box({-0.55f, 0.2f, 1.1f, 0.7f}, 0.08f), finish.colour, 0.05f);
    relief.elevation = pose.radius * 0.35f;
    return relief;
}

Relief spoon(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {2.0f, 0.5f});
    const Mask bowl = s.polygon(ellipsePoints({1.3f, 0}, {0.62f, 0.44f}));
    const Mask stem =
        s.polygon(profileOutline({{-1.9f, 0.14f}, {-1.5f, 0.17f}, {0.2f, 0.07f}, {0.9f, 0.08f}}));
    Relief relief = s.relief(bowl | stem, random.chance(0.7f) ? metalFinish("steel", random) : finish);
    relief.height = s.bevel(stem, 0.05f, 0.08f) + s.bevel(bowl, 0.05f, 0.08f) -
                    s.dome(s.polygon(ellipsePoints({1.3f, 0}, {0.54f, 0.37f})), 0.4f, 0.25f);
    s.soften(relief.height, 0.03f);
    relief.elevation = pose.radius * 0.12f;
    return relief;
}

Relief rubberBand(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.1f, 1.1f});
    Points loop = blobPoints({0.95f, random.uniform(0.3f, 0.9f)}, 0.12f, random);
    loop.push_back(loop.front());
    Relief relief = s.relief(s.stroke(loop, 0.09f), finish);
    relief.height = s.dome(relief.coverage, 0.045f, 0.045f);
    relief.elevation = pose.radius * 0.06f;
    return relief;
}

Relief dice(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1, 1});
    Relief relief = plate(s, pose, finish, s.box({-0.8f, -0.8f, 1.6f, 1.6f}, 0.2f), 0.6f);
    const Colour pip = finish.colour[0] + finish.colour[1] + finish.colour[2] > 1.6f ? Colour::all(0.08f)
                                                                                     : Colour::all(0.94f);
    const int eyes = random.integer(1, 6);
    const Points places = {{0, 0},          {-0.42f, -0.42f}, {0.42f, 0.42f}, {0.42f, -0.42f},
                           {-0.42f, 0.42f}, {-0.42f, 0},      {0.42f, 0}};
    for (int i = 0; i < eyes; ++i)
        paint(relief, s.disc(places[static_cast<std::size_t>(eyes % 2 == 1 ? i : i + 1)], 0.16f), pip);
    return relief;
}

Relief lightBulb(const Pose& pose, const Finish& finish, Random& random) {
    const Sketch s(pose, {1.2f, 0.65f});
    Relief relief = turned(s, pose, finish,
                           {{-1.1f, 0.12f},
                            {-1.0f, 0.25f},
                            {-0.4f, 0.27f},
                            {-0.3f, 0.3f},
                            {0.1f, 0.52f},
                            {0.5f, 0.6f},
                            {0.85f, 0.48f},
                            {1.08f, 0.2f},
                            {1.1f, 0.02f}});
    const bool frosted = random.chance(0.5f);
    paint(relief, s.box({-0.38f, -1, 2, 2}), frosted ? Colour::all(0.93f) : Colour(0.85f, 0.86f, 0.84f),
          0.9f);
    const Mask base = s.box({-1.2f, -1, 0.82f, 2}) & relief.coverage;
    paint(relief, base, rgb8(188, 182, 160));
    cutGrooves(relief, s, {-0.98f, -0.42f, 0.27f, 0.14f}, kSteel);
    relief.surface.specular = 0.9f;
    relief.surface.gloss = 6;
    return relief;
}

} // namespace

std::vector<PartPainter> toolPainters() {
    constexpr MaterialFamily metal = MaterialFamily::Metal;
    constexpr MaterialFamily plastic = MaterialFamily::Plastic;
    return {
        {"screwdriver", {"screw driver"}, plastic, true, 1.9f, 6.0f, screwdriver},
        {"pliers", {"pincers"}, plastic, true, 1.8f, 7.0f, pliers},
        {"hammer", {"claw hammer"}, plastic, false, 1.8f, 7.0f, hammer},
        {"scissors", {"pair of scissors"}, plastic, true, 1.7f, 7.0f, scissors},
        {"hex key", {"allen key"}, metal, false, 1.5f, 6.0f, hexKey},
        {"drill bit", {"twist drill", "drill"}, metal, false, 1.5f, 6.0f, drillBit},
        {"socket bit", {"socket wrench insert", "bit holder"}, metal, false, 1.2f, 5.0f, socketBit},
        {"cutter knife", {"knife", "utility knife"}, plastic, true, 1.7f, 6.0f, cutterKnife},
        {"brush", {"paint brush"}, plastic, true, 1.7f, 6.0f, brush},
        {"pencil", {"pen"}, plastic, true, 1.6f, 6.0f, pencil},
        {"key", {"door key"}, metal, false, 1.3f, 6.0f, key},
        {"padlock", {"lock"}, plastic, false, 1.4f, 6.0f, padlock},
        {"spoon", {"tea spoon"}, plastic, false, 1.7f, 6.0f, spoon},
        {"rubber band", {"elastic band"}, MaterialFamily::Rubber, true, 1.3f, 6.0f, rubberBand},
        {"dice", {"die", "gaming dice"}, plastic, true, 0.9f, 4.0f, dice},
        {"light bulb", {"lamp", "bulb"}, plastic, false, 1.5f, 6.0f, lightBulb},
    };
}

} // namespace cliplad
