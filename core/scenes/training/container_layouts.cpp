#include "scenes/training/arranging.h"
#include "scenes/training/training_layouts.h"

#include "scenes/shapes/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// An open box with columns × rows compartments, laid on the canvas: their middles, floors and half room.
struct Compartments {
    std::vector<cv::Point2f> middles;
    float room = 0.0f;
    Relief tray;
    std::vector<Mask> floors;
};

Compartments layCompartments(SceneBuilder& b, int columns, int rows) {
    Random& random = b.random();
    const float w = b.size() * random.uniform(0.7f, 0.98f);
    const float aspect = static_cast<float>(rows) / static_cast<float>(columns) * random.uniform(0.8f, 1.3f);
    const float half = std::min(0.98f * b.size() / w, aspect);
    const Placement frame{{b.size() * 0.5f, b.size() * 0.5f}, w * 0.5f, random.normal(0.0f, 0.05f), {}};
    const std::string word(random.pick(namedColours()).name);
    Finish finish = randomFinish(MaterialFamily::Plastic, jittered(colourOf(word), random), random);
    if (random.chance(0.25f)) // of clear plastic
        finish.surface.opacity = random.uniform(0.15f, 0.6f);
    const Sketch s(b.poseAt(frame), {1.02f, half + 0.02f});
    Relief tray = s.relief(s.box({-1, -half, 2, 2 * half}, 0.06f), finish);
    tray.height = s.bevel(tray.coverage, 0.03f, 0.08f);
    const float wall = random.uniform(0.03f, 0.07f);
    const float cw = (2 - wall * static_cast<float>(columns + 1)) / static_cast<float>(columns);
    const float ch = (2 * half - wall * static_cast<float>(rows + 1)) / static_cast<float>(rows);
    Compartments made{{}, 0.5f * std::min(cw, ch) * frame.radius, {}, {}};
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const cv::Point2f corner(-1 + wall + (cw + wall) * static_cast<float>(c),
                                     -half + wall + (ch + wall) * static_cast<float>(r));
            const Mask floor = s.box({corner.x, corner.y, cw, ch}, 0.05f);
            tray.height -= s.bevel(floor, 0.08f, 0.25f);
            paint(tray, floor, finish.colour * 0.75f, 0.8f);
            made.floors.push_back(floor);
            made.middles.push_back(frame.centre + (corner + cv::Point2f(cw, ch) * 0.5f) * frame.radius);
        }
    s.soften(tray.height, 0.012f);
    tray.elevation = 0.04f * b.size();
    b.canvas().place(tray, b.newObject("box", word, finish.material));
    made.tray = tray;
    return made;
}

/// Compartments that hold parts of one or two kinds, some of them nothing.
void compartments(SceneBuilder& b) {
    Random& random = b.random();
    const int columns = random.integer(1, 5);
    const int rows = random.integer(1, 3);
    const Compartments made = layCompartments(b, columns, rows);
    const KindPool kinds =
        random.chance(0.2f) ? KindPool{&partPainter("pushpin")} : someKinds(random.integer(1, 3), b);
    const float emptyShare = random.chance(0.5f) ? 0.1f : 0.4f;
    const int emptyLabel = b.newObject("empty compartment", {}, {});
    for (std::size_t place = 0; place < made.middles.size(); ++place) {
        const cv::Point2f middle = made.middles[place];
        const int count = random.chance(emptyShare) ? 0 : random.chance(0.3f) ? random.integer(1, 6) : 1;
        if (count == 0)
            b.canvas().mark(made.tray, made.floors[place], emptyLabel);
        for (int i = 0; i < count; ++i) {
            const PartPainter& kind = *random.pick(kinds);
            const float radius = made.room * random.uniform(0.35f, 0.75f) / (count > 1 ? 1.6f : 1.0f);
            const cv::Point2f at{middle.x + random.normal(0, 0.25f * made.room),
                                 middle.y + random.normal(0, 0.25f * made.room)};
            b.put(kind.kind, {at, std::max(radius, 2.0f), anyAngle(random), {}});
        }
    }
}

void bagged(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 8> usual = {"screw", "screw",  "hex nut", "washer",
                                                          "screw", "washer", "hex nut", "rivet"};
    const float radius = b.size() * random.uniform(0.35f, 0.5f);
    const cv::Point2f middle{b.size() * random.uniform(0.45f, 0.55f),
                             b.size() * random.uniform(0.45f, 0.55f)};
    const int count = random.integer(3, 12);
    const bool hardware = random.chance(0.7f);
    const auto kinds = someKinds(2, b);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.uniform(-0.6f, 0.6f) * radius,
                             middle.y + random.uniform(-0.5f, 0.5f) * radius};
        const PartPainter& kind = hardware ? partPainter(random.pick(usual)) : *random.pick(kinds);
        putAny(b, kind, at, radius * random.uniform(0.12f, 0.25f));
    }
    b.put("plastic bag", {middle, radius, random.normal(0.0f, 0.15f), {}});
}

/// A bottle with liquid up to some level, and often a label with a fruit on it.
void filledBottle(SceneBuilder& b, cv::Point2f at, float radius) {
    Random& random = b.random();
    const float angle = random.chance(0.8f) ? random.normal(0.0f, 0.06f) : anyAngle(random);
    const Placement place{at, radius, angle, {}};
    const float body = random.uniform(0.32f, 0.48f);
    const float neck = body * random.uniform(0.3f, 0.5f);
    const float shoulder = random.uniform(-0.6f, -0.3f);
    const Points outline = bottleOutline(neck, body, shoulder);
    const Sketch s(b.poseAt(place), {body + 0.05f, 1.02f});
    const std::string glassWord = random.chance(0.6f) ? "white" : random.chance(0.5f) ? "green" : "brown";
    Finish glass = randomFinish(MaterialFamily::Glass, jittered(colourOf(glassWord), random), random);
    Relief bottle = s.relief(s.polygon(outline), glass);
    bottle.height = s.dome(bottle.coverage, body, body * 0.9f);
    bottle.elevation = radius * 0.25f;
    b.canvas().place(bottle, b.newObject("bottle", glassWord, "glass"));
    const std::string drink(random.pick(namedColours()).name);
    const float level = random.uniform(-0.75f, 0.7f);
    Finish juice = randomFinish(MaterialFamily::Plastic, jittered(colourOf(drink), random), random);
    juice.surface.opacity = random.uniform(0.65f, 0.97f);
    juice.surface.tint = juice.colour;
    Points inside = outline;
    for (cv::Point2f& p : inside)
        p.x *= 0.92f;
    Relief liquid = s.relief(s.polygon(inside) & s.box({-1, level, 2, 0.97f - level}), juice);
    liquid.height = s.dome(s.polygon(inside), body, body * 0.6f);
    paint(liquid, s.box({-1, level, 2, 0.04f}), juice.colour * 1.25f, 0.7f);
    b.canvas().place(liquid, b.newObject("liquid", drink, "liquid"));
    if (random.chance(0.65f)) {
        Finish paper = randomFinish(MaterialFamily::Paper, jittered(rgb8(236, 234, 228), random), random);
        const float y = random.uniform(0.15f, 0.45f);
        const cv::Point2f middle = at + cv::Point2f(-std::sin(angle), std::cos(angle)) * (y * radius);
        const cv::Size2f half{body * random.uniform(0.65f, 0.95f), random.uniform(0.2f, 0.36f)};
        const int lines = random.integer(0, 4);
        const Pose pose = b.poseAt({middle, radius, angle, {}});
        b.canvas().place(random.chance(0.4f) ? paintLetteredLabel(pose, paper, half, random)
                                             : paintLabel(pose, paper, half, lines, random),
                         b.newObject("label", {}, "paper"));
        if (random.chance(0.6f))
            b.put("fruit icon", {middle, radius * half.height * random.uniform(0.45f, 0.75f), angle, {}});
    }
}

void bottles(SceneBuilder& b) {
    Random& random = b.random();
    const int count = random.chance(0.6f) ? 1 : random.integer(2, 4);
    for (int i = 0; i < count; ++i) {
        const float radius =
            b.size() * (count == 1 ? random.uniform(0.25f, 0.5f) : random.uniform(0.18f, 0.38f));
        const cv::Point2f at{b.size() * (static_cast<float>(i) + random.uniform(0.4f, 0.6f)) /
                                 static_cast<float>(count),
                             b.size() * random.uniform(0.4f, 0.6f)};
        filledBottle(b, at, radius);
    }
}

} // namespace

std::vector<TrainingLayout> containerLayouts() {
    return {
        {"compartments", 9, compartments, {}},
        {"bag", 8, bagged, {}},
        {"bottles",
         7,
         bottles,
         {"black background", "plain background", "studio backdrop", "white background"}},
    };
}

} // namespace cliplad
