#include "scenes/training/arranging.h"
#include "scenes/training/training_layouts.h"

#include "scenes/shapes/bottles.h"
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

/// A clear bag over what it holds: few parts well apart, or many on one another.
void bagged(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 12> usual = {"screw",  "screw", "screw",    "hex nut",
                                                           "washer", "screw", "washer",   "hex nut",
                                                           "rivet",  "screw", "lock nut", "wall plug"};
    const float radius = b.size() * random.uniform(0.35f, 0.55f);
    const cv::Point2f middle{b.size() * random.uniform(0.42f, 0.58f),
                             b.size() * random.uniform(0.42f, 0.58f)};
    const bool many = random.chance(0.5f);
    const int count = many ? random.integer(10, 30) : random.integer(3, 10);
    const float spread = many ? random.uniform(0.2f, 0.6f) : 0.6f;
    const float base = radius * (many ? random.uniform(0.1f, 0.18f) : random.uniform(0.12f, 0.28f));
    const bool hardware = random.chance(0.7f);
    const auto kinds = someKinds(2, b);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.uniform(-spread, spread) * radius,
                             middle.y + random.uniform(-spread, spread) * radius};
        putAny(b, hardware ? partPainter(random.pick(usual)) : *random.pick(kinds), at, base);
    }
    b.put("plastic bag", {middle, radius, random.normal(0.0f, 0.15f), {}});
}

/// The closure as a part of its own.
void nameClosure(SceneBuilder& b, const PaintedBottle& bottle, const BottleLook& look,
                 const std::string& word) {
    std::string_view kind = "cap";
    if (look.closure == Closure::None || bottle.closure.empty())
        return;
    if (look.closure == Closure::CrownCap)
        kind = "crown cap";
    if (look.closure == Closure::Cork)
        kind = "cork stopper";
    const PartPainter& painter = partPainter(kind);
    const int label = b.newObject(painter.kind, painter.takesColour ? word : std::string(), "plastic");
    if (label != 0)
        b.canvas().mark(bottle.relief, bottle.closure, label);
}

/// A bottle with liquid up to some level, often a label, now and then a fruit printed on it. All that can be
/// told apart has a label of its own.
void filledBottle(SceneBuilder& b, cv::Point2f at, float radius) {
    Random& random = b.random();
    const float angle = random.chance(0.8f) ? random.normal(0.0f, 0.06f) : anyAngle(random);
    const bool plastic = random.chance(0.4f);
    const std::string wallWord = random.chance(0.65f) ? "white" : random.chance(0.5f) ? "green" : "brown";
    Finish wall = randomFinish(MaterialFamily::Glass, jittered(colourOf(wallWord), random), random);
    if (wallWord != "white")
        wall.surface.opacity = random.uniform(0.4f, 0.9f);
    BottleLook look = randomBottleLook(true, random);
    look.plastic = plastic;
    const std::string drink(random.pick(namedColours()).name);
    look.level = random.chance(0.85f) ? random.uniform(-0.75f, 0.75f) : -2.0f;
    look.liquid = jittered(colourOf(drink), random);
    const std::string closureWord(random.pick(namedColours()).name);
    look.closureColour = colourOf(closureWord);
    const PaintedBottle bottle = paintBottle(b.poseAt({at, radius, angle, {}}), wall, look, random);
    const int label =
        b.newObject(plastic ? "plastic bottle" : "bottle", wallWord, plastic ? "plastic" : "glass");
    if (label == 0)
        return;
    b.canvas().place(bottle.relief, label);
    if (look.level > -1.0f)
        b.canvas().mark(bottle.relief, bottle.liquid, b.newObject("liquid", drink, "liquid"));
    nameClosure(b, bottle, look, closureWord);
    if (!bottle.label.empty()) {
        b.canvas().mark(bottle.relief, bottle.label, b.newObject("label", {}, "paper"));
        if (random.chance(0.35f))
            b.put("fruit icon",
                  {bottle.labelMiddle, bottle.labelHalf * random.uniform(0.4f, 0.75f), angle, {}});
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
        {"bag", 10, bagged, {}},
        {"bottles",
         9,
         bottles,
         {"black background", "plain background", "studio backdrop", "white background"}},
    };
}

} // namespace cliplad
