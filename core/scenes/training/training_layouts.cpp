#include "scenes/training/training_layouts.h"

#include "scenes/shapes/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

float anyAngle(Random& random) {
    return random.uniform(0.0f, 6.2831853f);
}

cv::Point2f anywhere(SceneBuilder& b) {
    const float n = b.size();
    return {b.random().uniform(0.02f, 0.98f) * n, b.random().uniform(0.02f, 0.98f) * n};
}

/// The part's radius in a scene whose screw heads have radius `base`.
float radiusOf(const PartPainter& painter, float base, SceneBuilder& b) {
    const float jitter = b.random().uniform(0.75f, 1.3f);
    return std::clamp(base * painter.relativeSize * jitter, painter.smallestPx * b.size() / 128.0f,
                      0.48f * b.size());
}

std::vector<const PartPainter*> someKinds(int count, Random& random) {
    std::vector<const PartPainter*> kinds;
    for (int i = 0; i < count; ++i)
        kinds.push_back(&random.pick(partPainters()));
    return kinds;
}

void putAny(SceneBuilder& b, const PartPainter& painter, cv::Point2f at, float base) {
    const float radius = radiusOf(painter, base, b);
    b.put(painter.kind, {at, radius, anyAngle(b.random()), {}});
}

void putAnywhere(SceneBuilder& b, const PartPainter& painter, float base) {
    putAny(b, painter, anywhere(b), base);
}

void scatter(SceneBuilder& b) {
    Random& random = b.random();
    const float base = random.logUniform(0.03f, 0.26f) * b.size();
    const auto kinds = someKinds(random.integer(1, 5), random);
    const float room = 0.45f * b.size() * b.size() / (3.14f * base * base);
    const int most = random.integer(2, 16);
    const int count = std::clamp(static_cast<int>(room * random.unit()), 1, most);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, *random.pick(kinds), base);
}

/// Many of one kind, each in a colour of its own, so that colour words mean something.
void colours(SceneBuilder& b) {
    Random& random = b.random();
    std::vector<const PartPainter*> coloured;
    for (const PartPainter& painter : partPainters())
        if (painter.takesColour)
            coloured.push_back(&painter);
    const PartPainter& kind = *random.pick(coloured);
    const float base = random.logUniform(0.04f, 0.14f) * b.size();
    const int count = random.integer(3, 12);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, kind, base);
}

/// Small parts that cover one another.
void pile(SceneBuilder& b) {
    Random& random = b.random();
    const auto kinds = someKinds(random.integer(1, 3), random);
    const float base = random.uniform(0.045f, 0.11f) * b.size();
    const cv::Point2f middle = anywhere(b);
    const float spread = random.uniform(0.12f, 0.4f) * b.size();
    const int count = random.integer(10, 30);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.normal(0, spread), middle.y + random.normal(0, spread)};
        putAny(b, *random.pick(kinds), at, base);
    }
}

void closeUp(SceneBuilder& b) {
    Random& random = b.random();
    const PartPainter& kind = random.pick(partPainters());
    const float radius = random.uniform(0.25f, 0.47f) * b.size();
    const cv::Point2f at{b.size() * random.uniform(0.3f, 0.7f), b.size() * random.uniform(0.3f, 0.7f)};
    b.put(kind.kind, {at, radius, anyAngle(random), {}});
    const int extra = random.integer(0, 3);
    for (int i = 0; i < extra; ++i) {
        const float size = radius * random.uniform(0.15f, 0.4f);
        putAnywhere(b, random.pick(partPainters()), size);
    }
}

/// A regular field of two kinds that must not be confused; screw heads and empty holes above all.
void field(SceneBuilder& b, std::string_view first, std::string_view second, float share) {
    Random& random = b.random();
    const int columns = random.integer(1, 4);
    const int rows = random.integer(1, 3);
    const float pitch = b.size() * random.uniform(0.55f, 0.95f) / static_cast<float>(std::max(columns, rows));
    const float radius = pitch * random.uniform(0.12f, 0.3f);
    const float angle = random.chance(0.7f) ? random.normal(0.0f, 0.12f) : anyAngle(random);
    const cv::Point2f middle{b.size() * random.uniform(0.4f, 0.6f), b.size() * random.uniform(0.4f, 0.6f)};
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const float u = pitch * (static_cast<float>(c) - 0.5f * static_cast<float>(columns - 1));
            const float v = pitch * (static_cast<float>(r) - 0.5f * static_cast<float>(rows - 1));
            const cv::Point2f jitter{random.normal(0, 0.04f * pitch), random.normal(0, 0.04f * pitch)};
            const cv::Point2f at = middle + jitter +
                                   cv::Point2f(u * std::cos(angle) - v * std::sin(angle),
                                               u * std::sin(angle) + v * std::cos(angle));
            const bool isFirst = random.chance(share);
            const float size = radius * (isFirst ? 1.0f : random.uniform(0.45f, 0.95f));
            b.put(isFirst ? first : second, {at, std::max(2.0f, size), anyAngle(random), {}});
        }
}

void screwsAndHoles(SceneBuilder& b) {
    field(b, "screw head", "hole", b.random().uniform(0.2f, 0.9f));
}

void nearMisses(SceneBuilder& b) {
    const std::array<std::array<std::string_view, 2>, 10> pairs = {{{"hex nut", "washer"},
                                                                    {"washer", "o-ring"},
                                                                    {"screw head", "rivet"},
                                                                    {"hex nut", "screw head"},
                                                                    {"hole", "button"},
                                                                    {"coin", "washer"},
                                                                    {"pushpin", "bead"},
                                                                    {"tablet", "button"},
                                                                    {"hole", "o-ring"},
                                                                    {"pill", "capacitor"}}};
    const auto& pair = b.random().pick(pairs);
    field(b, pair[0], pair[1], b.random().uniform(0.3f, 0.7f));
}

/// An open box with columns × rows compartments, laid on the canvas; returns their middles and half room.
struct Compartments {
    std::vector<cv::Point2f> middles;
    float room = 0.0f;
};

Compartments layCompartments(SceneBuilder& b, int columns, int rows) {
    Random& random = b.random();
    const float w = b.size() * random.uniform(0.7f, 0.98f);
    const float aspect = static_cast<float>(rows) / static_cast<float>(columns) * random.uniform(0.8f, 1.3f);
    const float half = std::min(0.98f * b.size() / w, aspect);
    const Placement frame{{b.size() * 0.5f, b.size() * 0.5f}, w * 0.5f, random.normal(0.0f, 0.05f), {}};
    const std::string word(random.pick(namedColours()).name);
    const Finish finish = randomFinish(MaterialFamily::Plastic, jittered(colourOf(word), random), random);
    const Sketch s(b.poseAt(frame), {1.02f, half + 0.02f});
    Relief tray = s.relief(s.box({-1, -half, 2, 2 * half}, 0.06f), finish);
    tray.height = s.bevel(tray.coverage, 0.03f, 0.08f);
    const float wall = random.uniform(0.03f, 0.07f);
    const float cw = (2 - wall * static_cast<float>(columns + 1)) / static_cast<float>(columns);
    const float ch = (2 * half - wall * static_cast<float>(rows + 1)) / static_cast<float>(rows);
    Compartments made{{}, 0.5f * std::min(cw, ch) * frame.radius};
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const cv::Point2f corner(-1 + wall + (cw + wall) * static_cast<float>(c),
                                     -half + wall + (ch + wall) * static_cast<float>(r));
            const Mask floor = s.box({corner.x, corner.y, cw, ch}, 0.05f);
            tray.height -= s.bevel(floor, 0.08f, 0.25f);
            paint(tray, floor, finish.colour * 0.75f, 0.8f);
            made.middles.push_back(frame.centre + (corner + cv::Point2f(cw, ch) * 0.5f) * frame.radius);
        }
    s.soften(tray.height, 0.012f);
    tray.elevation = 0.04f * b.size();
    b.canvas().place(tray, b.newObject("box", word, finish.material));
    return made;
}

/// Compartments that hold parts of one or two kinds, some of them nothing.
void compartments(SceneBuilder& b) {
    Random& random = b.random();
    const int columns = random.integer(1, 5);
    const int rows = random.integer(1, 3);
    const Compartments made = layCompartments(b, columns, rows);
    const auto kinds = someKinds(random.integer(1, 3), random);
    for (const cv::Point2f& middle : made.middles) {
        const int count = random.chance(0.15f) ? 0 : random.chance(0.3f) ? random.integer(1, 6) : 1;
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
    const auto kinds = someKinds(2, random);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.uniform(-0.6f, 0.6f) * radius,
                             middle.y + random.uniform(-0.5f, 0.5f) * radius};
        const PartPainter& kind = hardware ? partPainter(random.pick(usual)) : *random.pick(kinds);
        putAny(b, kind, at, radius * random.uniform(0.12f, 0.25f));
    }
    b.put("plastic bag", {middle, radius, random.normal(0.0f, 0.15f), {}});
}

/// Two connectors or plugs and the cables between them.
void wiring(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 4> ends = {"splicing connector", "splicing connector",
                                                         "terminal block", "plug"};
    const std::string_view kind = random.pick(ends);
    const float radius = b.size() * random.uniform(0.09f, 0.17f);
    const cv::Point2f left{b.size() * random.uniform(0.1f, 0.3f), b.size() * random.uniform(0.25f, 0.75f)};
    const cv::Point2f right{b.size() * random.uniform(0.7f, 0.9f), b.size() * random.uniform(0.25f, 0.75f)};
    const int cables = random.integer(1, 3);
    for (int i = 0; i < cables; ++i) {
        const std::string word(random.pick(namedColours()).name);
        const Finish finish = randomFinish(MaterialFamily::Plastic, jittered(colourOf(word), random), random);
        const cv::Point2f shift{0, radius * 0.4f *
                                       (static_cast<float>(i) - 0.5f * static_cast<float>(cables - 1))};
        const cv::Point2f middle = (left + right) * 0.5f;
        const Points path = {(left + shift - middle) * (1 / radius),
                             cv::Point2f{random.uniform(-1.2f, 0.0f), random.uniform(-2.0f, 2.0f)},
                             cv::Point2f{random.uniform(0.0f, 1.2f), random.uniform(-2.0f, 2.0f)},
                             (right + shift - middle) * (1 / radius)};
        const float width = random.uniform(0.14f, 0.3f);
        b.canvas().place(paintCable(b.poseAt({middle, radius, 0, {}}), finish, path, width),
                         b.newObject("cable", word, "plastic"));
    }
    const std::string word(random.pick(namedColours()).name);
    const float turn = random.normal(0.0f, 0.15f);
    b.put(kind, {left, radius, turn, word});
    if (random.chance(0.8f))
        b.put(kind, {right, radius, 3.1415927f + turn, word});
}

void board(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 6> parts = {
        "chip", "capacitor", "resistor", "light emitting diode", "terminal block", "chip"};
    const float radius = b.size() * random.uniform(0.4f, 0.6f);
    const cv::Point2f middle{b.size() * 0.5f, b.size() * 0.5f};
    b.put("circuit board", {middle, radius, random.normal(0.0f, 0.2f), {}});
    const float base = radius * random.uniform(0.1f, 0.2f);
    const int count = random.integer(2, 11);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.uniform(-0.7f, 0.7f) * radius,
                             middle.y + random.uniform(-0.5f, 0.5f) * radius};
        const PartPainter& kind = partPainter(random.pick(parts));
        b.put(kind.kind,
              {at, radiusOf(kind, base, b), 1.5707963f * static_cast<float>(random.integer(0, 3)), {}});
    }
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
        b.canvas().place(paintLabel(b.poseAt({middle, radius, angle, {}}), paper, half, lines, random),
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

/// Parts side by side in one row, as a person lays them out for counting.
void row(SceneBuilder& b) {
    Random& random = b.random();
    const auto kinds = someKinds(random.integer(1, 3), random);
    const int count = random.integer(2, 8);
    const float pitch = b.size() * 0.9f / static_cast<float>(count);
    const float y = b.size() * random.uniform(0.3f, 0.7f);
    const float turn = anyAngle(random);
    for (int i = 0; i < count; ++i) {
        const PartPainter& kind = *random.pick(kinds);
        const cv::Point2f at{0.05f * b.size() + pitch * (static_cast<float>(i) + 0.5f),
                             y + random.normal(0, 0.04f * b.size())};
        const float radius = std::min(pitch * random.uniform(0.3f, 0.5f), 0.3f * b.size());
        b.put(kind.kind, {at, std::max(2.5f, radius), turn + random.normal(0.0f, 0.1f), {}});
    }
}

void food(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 10> kinds = {"orange",      "nectarine",  "apple",  "almond",
                                                           "banana chip", "cereal",     "almond", "biscuit",
                                                           "cherry",      "banana chip"};
    const float base = b.size() * random.uniform(0.06f, 0.15f);
    if (random.chance(0.5f))
        b.put("box", {{b.size() * 0.5f, b.size() * 0.5f},
                      b.size() * random.uniform(0.42f, 0.55f),
                      random.normal(0.0f, 0.06f),
                      random.chance(0.6f) ? "white" : ""});
    const int count = random.integer(2, 16);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, partPainter(random.pick(kinds)), base);
}

void nothing(SceneBuilder&) {}

} // namespace

const std::vector<TrainingLayout>& trainingLayouts() {
    static const std::vector<TrainingLayout> layouts = {
        {"scatter", 30, scatter, {}},
        {"colours", 10, colours, {}},
        {"pile", 7, pile, {}},
        {"close-up", 7, closeUp, {}},
        {"screws and holes",
         9,
         screwsAndHoles,
         {"wood", "wood", "wood", "particle board", "metal sheet", "painted metal", "cardboard"}},
        {"near misses", 7, nearMisses, {}},
        {"compartments", 7, compartments, {}},
        {"bag", 5, bagged, {}},
        {"wiring", 5, wiring, {"grid", "wire mesh", "metal sheet", "plain background"}},
        {"board", 3, board, {}},
        {"bottles", 5, bottles, {"black background", "plain background", "painted metal"}},
        {"row", 6, row, {}},
        {"food", 5, food, {}},
        {"nothing", 1, nothing, {}},
    };
    return layouts;
}

} // namespace cliplad
