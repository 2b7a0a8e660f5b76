#include "scenes/training/training_layouts.h"

#include "scenes/training/arranging.h"

#include "scenes/shapes/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

void scatter(SceneBuilder& b) {
    Random& random = b.random();
    const float base = random.logUniform(0.03f, 0.26f) * b.size();
    const auto kinds = someKinds(random.integer(1, 5), b);
    const float room = 0.45f * b.size() * b.size() / (3.14f * base * base);
    const int most = random.integer(2, 16);
    const int count = std::clamp(static_cast<int>(room * random.unit()), 1, most);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, *random.pick(kinds), base);
}

/// Many of one kind, each in a colour of its own, so that colour words mean something.
void colours(SceneBuilder& b) {
    Random& random = b.random();
    KindPool coloured;
    for (const PartPainter* painter : b.kinds())
        if (painter->takesColour)
            coloured.push_back(painter);
    const PartPainter& kind = *random.pick(coloured);
    const float base = random.logUniform(0.04f, 0.14f) * b.size();
    const int count = random.integer(3, 12);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, kind, base);
}

/// Small parts that cover one another.
void pile(SceneBuilder& b) {
    Random& random = b.random();
    const auto kinds = someKinds(random.integer(1, 3), b);
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
    const PartPainter& kind = *random.pick(b.kinds());
    const float radius = random.uniform(0.25f, 0.47f) * b.size();
    const cv::Point2f at{b.size() * random.uniform(0.3f, 0.7f), b.size() * random.uniform(0.3f, 0.7f)};
    b.put(kind.kind, {at, radius, anyAngle(random), {}});
    const int extra = random.integer(0, 3);
    for (int i = 0; i < extra; ++i) {
        const float size = radius * random.uniform(0.15f, 0.4f);
        putAnywhere(b, *random.pick(b.kinds()), size);
    }
}

/// No painter draws it: it is a flaw.
constexpr std::string_view kStain = "stain";

/// A regular field of two kinds that must not be confused; screw heads and empty holes above all.
void field(SceneBuilder& b, std::string_view first, std::string_view second, float share) {
    Random& random = b.random();
    const int columns = random.integer(1, 4);
    const int rows = random.integer(1, 3);
    const float pitch = b.size() * random.uniform(0.55f, 0.95f) / static_cast<float>(std::max(columns, rows));
    const float radius = pitch * random.uniform(0.12f, 0.3f);
    const float angle = random.chance(0.7f) ? random.normal(0.0f, 0.12f) : anyAngle(random);
    for (const cv::Point2f& at : latticePlaces({columns, rows, pitch, angle}, b)) {
        const bool isFirst = random.chance(share);
        const float size = radius * (isFirst ? 1.0f : random.uniform(0.45f, 0.95f));
        if (const std::string_view kind = isFirst ? first : second; kind == kStain)
            b.addStain(at, std::max(2.0f, size));
        else
            b.put(kind, {at, std::max(2.0f, size), anyAngle(random), {}});
    }
}

void screwsAndHoles(SceneBuilder& b) {
    field(b, "screw head", "hole", b.random().uniform(0.2f, 0.9f));
}

void nearMisses(SceneBuilder& b) {
    const auto& pair = b.random().pick(nearMissPairs());
    field(b, pair[0], pair[1], b.random().uniform(0.3f, 0.7f));
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
    static const std::array<std::string_view, 22> parts = {
        "chip",           "capacitor",  "resistor",       "light emitting diode",
        "terminal block", "chip",       "chip component", "chip component",
        "inductor",       "transistor", "crystal",        "potentiometer",
        "relay",          "fuse",       "push button",    "dip switch",
        "pin header",     "display",    "heat sink",      "capacitor",
        "data connector", "transformer"};
    const float radius = b.size() * random.uniform(0.4f, 0.6f);
    const cv::Point2f middle{b.size() * 0.5f, b.size() * 0.5f};
    b.put("circuit board", {middle, radius, random.normal(0.0f, 0.2f), {}});
    const bool dense = random.chance(0.5f);
    const float base = radius * (dense ? random.uniform(0.06f, 0.12f) : random.uniform(0.1f, 0.2f));
    const int count = dense ? random.integer(12, 40) : random.integer(2, 14);
    for (int i = 0; i < count; ++i) {
        const cv::Point2f at{middle.x + random.uniform(-0.8f, 0.8f) * radius,
                             middle.y + random.uniform(-0.6f, 0.6f) * radius};
        const PartPainter& kind = partPainter(random.pick(parts));
        const float turn = 1.5707963f * static_cast<float>(random.integer(0, 3));
        const float size = radiusOf(kind, base, b);
        const int equal = dense && random.chance(0.3f) ? random.integer(2, 5) : 1; // side by side
        const cv::Point2f step = cv::Point2f(-std::sin(turn), std::cos(turn)) * (1.4f * size);
        for (int k = 0; k < equal; ++k)
            b.put(kind.kind, {at + step * static_cast<float>(k), size, turn, {}});
    }
}

/// Parts side by side in one row, as a person lays them out for counting.
void row(SceneBuilder& b) {
    Random& random = b.random();
    const auto kinds = someKinds(random.integer(1, 3), b);
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
    static const std::array<std::string_view, 23> kinds = {
        "orange",     "nectarine", "apple",  "almond",   "banana chip", "cereal",      "almond", "biscuit",
        "cherry",     "lemon",     "tomato", "hazelnut", "walnut",      "peanut",      "raisin", "bean",
        "strawberry", "grapes",    "pasta",  "pretzel",  "chocolate",   "coffee bean", "candy"};
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

const std::vector<std::array<std::string_view, 2>>& nearMissPairs() {
    static const std::vector<std::array<std::string_view, 2>> pairs = {{"hex nut", "washer"},
                                                                       {"washer", "o-ring"},
                                                                       {"screw head", "rivet"},
                                                                       {"hex nut", "screw head"},
                                                                       {"hole", "button"},
                                                                       {"coin", "washer"},
                                                                       {"pushpin", "bead"},
                                                                       {"tablet", "button"},
                                                                       {"hole", "o-ring"},
                                                                       {"pill", "capacitor"},
                                                                       {"hole", "screw head"},
                                                                       {"hole", "washer"},
                                                                       {"lock nut", "hex nut"},
                                                                       {"flange nut", "washer"},
                                                                       {"spring washer", "washer"},
                                                                       {"cap nut", "rivet"},
                                                                       {"circlip", "washer"},
                                                                       {"thumbtack", "screw head"},
                                                                       {"bearing", "washer"},
                                                                       {"gear", "pulley"},
                                                                       {"flange", "gasket"},
                                                                       {"crown cap", "cap"},
                                                                       {"set screw", "threaded rod"},
                                                                       {"threaded rod", "screw"},
                                                                       {"nail", "screw"},
                                                                       {"drill bit", "screw"},
                                                                       {"bushing", "hex nut"},
                                                                       {"battery", "capacitor"},
                                                                       {"coffee bean", "almond"},
                                                                       {"raisin", "bean"},
                                                                       {"hazelnut", "bead"},
                                                                       {"qr code", "barcode"},
                                                                       {"printed text", "date code"},
                                                                       {"socket bit", "hex nut"},
                                                                       {"hole", "rivet"},
                                                                       {"fuse", "resistor"},
                                                                       {"cable", "hose"},
                                                                       {"rubber band", "o-ring"},
                                                                       {"transistor", "chip"},
                                                                       {"tape roll", "bearing"},
                                                                       {"vial", "bottle"},
                                                                       {"coin", kStain},
                                                                       {"button", kStain},
                                                                       {"washer", kStain},
                                                                       {"tablet", kStain},
                                                                       {"hole", kStain},
                                                                       {"label", kStain}};
    return pairs;
}

const std::vector<TrainingLayout>& trainingLayouts() {
    static const std::vector<TrainingLayout> layouts = [] {
        std::vector<TrainingLayout> all = {
            {"scatter", 26, scatter, {}, true},
            {"colours", 8, colours, {}},
            {"pile", 6, pile, {}, true},
            {"close-up", 7, closeUp, {}, true},
            {"screws and holes",
             9,
             screwsAndHoles,
             {"wood", "wood", "wood", "wooden planks", "particle board", "metal sheet", "painted metal"}},
            {"near misses", 9, nearMisses, {}},
            {"wiring", 6, wiring, {"grid", "wire mesh", "metal sheet", "plain background"}},
            {"board", 5, board, {}},
            {"row", 5, row, {}, true},
            {"food", 6, food, {}},
            {"nothing", 1, nothing, {}},
        };
        for (auto more : {containerLayouts, workplaceLayouts, stagedLayouts})
            for (TrainingLayout& layout : more())
                all.push_back(std::move(layout));
        return all;
    }();
    return layouts;
}

} // namespace cliplad
