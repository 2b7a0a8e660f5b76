#include "scenes/training/arranging.h"
#include "scenes/training/training_layouts.h"

#include "scenes/shapes/forms.h"
#include "scenes/shapes/parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// A few parts well apart, so that they can be counted.
void countable(SceneBuilder& b) {
    Random& random = b.random();
    const float radius = b.size() * random.logUniform(0.04f, 0.13f);
    const KindPool kinds = someKinds(random.integer(1, 3), b);
    for (const cv::Point2f& at : spacedPlaces(random.integer(1, 9), 3.2f * radius, b)) {
        const PartPainter& kind = *random.pick(kinds);
        b.put(kind.kind,
              {at,
               std::max(radius * random.uniform(0.85f, 1.15f), kind.smallestPx * b.size() / 128.0f),
               tidyAngle(random),
               {}});
    }
}

/// Parts touching one another in rows, as they come in a package; now and then a place is empty or holds
/// something else.
void packed(SceneBuilder& b) {
    Random& random = b.random();
    const KindPool kinds = someKinds(2, b);
    const int columns = random.integer(2, 7);
    const float pitch = b.size() * random.uniform(0.75f, 1.1f) / static_cast<float>(columns);
    const float angle = random.normal(0.0f, 0.12f);
    const float turn = tidyAngle(random);
    const float fill = random.uniform(0.42f, 0.55f);
    const std::string word(random.pick(namedColours()).name);
    for (const cv::Point2f& at :
         latticePlaces({columns, random.integer(2, columns), pitch, angle, 0.02f}, b)) {
        if (random.chance(0.06f))
            continue;
        const PartPainter& kind = *kinds[random.chance(0.08f) ? 1 : 0];
        b.put(kind.kind, {at, std::max(2.5f, pitch * fill / std::max(1.0f, 0.6f * kind.relativeSize)),
                          turn + random.normal(0.0f, 0.08f), word});
    }
}

/// Everything on everything: large things, small ones on them and between.
void clutter(SceneBuilder& b) {
    Random& random = b.random();
    const int large = random.integer(2, 5);
    for (int i = 0; i < large; ++i) {
        const float base = b.size() * random.uniform(0.12f, 0.25f);
        putAnywhere(b, *random.pick(b.kinds()), base);
    }
    const KindPool kinds = someKinds(random.integer(3, 7), b);
    const int small = random.integer(6, 18);
    for (int i = 0; i < small; ++i) {
        const float base = b.size() * random.uniform(0.04f, 0.09f);
        putAnywhere(b, *random.pick(kinds), base);
    }
}

/// The front of a machine or a device: a plate with screws in its corners and things mounted on it.
void panel(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 16> mounted = {
        "push button", "knob",         "label",          "name plate",     "display",
        "wall socket", "warning sign", "dip switch",     "data connector", "light emitting diode",
        "fan",         "printed text", "terminal block", "relay",          "hole",
        "seal"};
    const float half = b.size() * random.uniform(0.36f, 0.48f);
    const cv::Point2f middle{b.size() * 0.5f, b.size() * 0.5f};
    const float angle = random.normal(0.0f, 0.08f);
    const auto at = [&](float u, float v) {
        return middle + cv::Point2f(u * std::cos(angle) - v * std::sin(angle),
                                    u * std::sin(angle) + v * std::cos(angle)) *
                            half;
    };
    const Pose pose = b.poseAt({middle, half, angle, {}});
    const Sketch s(pose, {1.02f, 1.02f});
    const bool metal = random.chance(0.5f);
    const Finish finish = randomFinish(metal ? MaterialFamily::Metal : MaterialFamily::Plastic,
                                       jittered(random.pick(namedColours()).rgb, random), random);
    b.canvas().place(plate(s, pose, finish, s.box({-1, -1, 2, 2}, random.uniform(0.0f, 0.15f)), 0.06f),
                     b.newObject("panel", {}, finish.material));
    const int rows = random.integer(1, 3);
    const int columns = random.integer(1, 3);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            if (random.chance(0.2f))
                continue;
            const float u = 1.5f * ((static_cast<float>(c) + 0.5f) / static_cast<float>(columns) - 0.5f);
            const float v = 1.5f * ((static_cast<float>(r) + 0.5f) / static_cast<float>(rows) - 0.5f);
            const float room = half * 0.55f / static_cast<float>(std::max(rows, columns));
            const float radius = std::max(3.0f, room * random.uniform(0.6f, 1.0f));
            b.put(random.pick(mounted), {at(u, v), radius, angle, {}});
        }
    for (float u : {-0.88f, 0.88f})
        for (float v : {-0.88f, 0.88f}) {
            const float radius = std::max(2.2f, half * random.uniform(0.05f, 0.08f));
            const float turn = anyAngle(random);
            b.put(random.chance(0.85f) ? "screw head" : "hole", {at(u, v), radius, turn, {}});
        }
}

/// A surface or a large part with flaws on it, and sometimes parts beside them that look alike.
void flaws(SceneBuilder& b) {
    Random& random = b.random();
    if (random.chance(0.5f)) {
        const float base = b.size() * random.uniform(0.2f, 0.4f);
        putAny(b, *random.pick(b.kinds()), {b.size() * 0.5f, b.size() * 0.5f}, base);
    }
    const int parts = random.integer(0, 4);
    for (int i = 0; i < parts; ++i) {
        const float base = b.size() * random.uniform(0.04f, 0.1f);
        putAnywhere(b, *random.pick(b.kinds()), base);
    }
    const int count = random.integer(1, 4);
    for (int i = 0; i < count; ++i)
        b.addFlaw(b.size() * random.logUniform(0.08f, 0.6f));
}

/// Paper with print, code and signs, as packages have them.
void prints(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 10> kinds = {
        "printed text", "printed text", "date code", "qr code", "barcode",
        "warning sign", "arrow",        "seal",      "label",   "fruit icon"};
    const float angle = random.normal(0.0f, 0.1f);
    const bool mixed = random.chance(0.4f);
    if (random.chance(0.5f)) {
        const float half = b.size() * random.uniform(0.3f, 0.5f);
        b.put(random.chance(0.5f) ? "carton" : "pouch",
              {{b.size() * 0.5f, b.size() * 0.5f}, half, angle, {}});
    }
    const float radius = b.size() * random.uniform(0.07f, 0.16f);
    for (const cv::Point2f& at : spacedPlaces(random.integer(1, 7), 2.2f * radius, b)) {
        const std::string_view kind = mixed && random.chance(0.3f)
                                          ? std::string_view(random.pick(b.kinds())->kind)
                                          : random.pick(kinds);
        b.put(kind, {at, radius * random.uniform(0.7f, 1.3f), angle + random.normal(0.0f, 0.04f), {}});
    }
}

/// A plate or block with regular holes; some hold a screw, a plug or another part.
void boreholes(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 8> fillings = {
        "screw head", "screw head", "rivet", "cap nut", "hex nut", "set screw", "pushpin", "socket bit"};
    const int columns = random.integer(1, 5);
    const float pitch = b.size() * random.uniform(0.6f, 0.9f) / static_cast<float>(std::max(2, columns));
    const float radius = std::max(2.2f, pitch * random.uniform(0.14f, 0.32f));
    const float share = random.uniform(0.1f, 0.9f);
    const std::string_view filling = random.pick(fillings);
    for (const cv::Point2f& at :
         latticePlaces({columns, random.integer(1, 4), pitch, random.normal(0.0f, 0.2f)}, b)) {
        const float bore = radius * random.uniform(0.85f, 1.15f);
        const float turn = anyAngle(random);
        b.put(random.chance(share) ? filling : "hole", {at, bore, turn, {}});
    }
}

/// Bottles, jars, cans and tubes standing in a row.
void shelf(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 10> kinds = {
        "plastic bottle", "plastic bottle", "bottle", "glass jar", "spray can",
        "vial",           "ampoule",        "cup",    "tube",      "carton"};
    const bool equal = random.chance(0.5f);
    const std::string_view first = random.pick(kinds);
    const int count = random.integer(1, 6);
    const float pitch = b.size() * 0.96f / static_cast<float>(count);
    for (int i = 0; i < count; ++i) {
        const std::string_view kind = equal ? first : random.pick(kinds);
        if (equal && random.chance(0.1f))
            continue; // sold or forgotten
        const float radius = std::min(0.46f * b.size(), pitch * random.uniform(0.7f, 1.25f));
        const cv::Point2f at{0.02f * b.size() + pitch * (static_cast<float>(i) + 0.5f),
                             b.size() * random.uniform(0.44f, 0.56f)};
        b.put(kind, {at, radius, random.normal(0.0f, 0.04f), {}});
    }
}

/// Cables and hoses across one another, plugs and terminals at their ends.
void harness(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 14> ends = {
        "plug",           "audio plug",         "banana plug",    "network plug",   "crimp terminal",
        "spade terminal", "wire ferrule",       "crocodile clip", "data connector", "cable tie",
        "cable gland",    "splicing connector", "terminal block", "cable clip"};
    const float base = b.size() * random.uniform(0.09f, 0.2f);
    const int cables = random.integer(1, 4);
    for (int i = 0; i < cables; ++i) {
        const cv::Point2f at = anywhere(b);
        const float radius = base * random.uniform(1.2f, 2.2f);
        const float turn = anyAngle(random);
        b.put(random.chance(0.75f)  ? "cable"
              : random.chance(0.5f) ? "ribbon cable"
                                    : "hose",
              {at, radius, turn, {}});
    }
    const int count = random.integer(1, 6);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, partPainter(random.pick(ends)), base * 0.6f);
}

/// A workbench: a few tools and the fasteners they are for.
void workbench(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 12> tools = {
        "screwdriver", "pliers",       "hammer", "scissors", "hex key", "drill bit",
        "wrench",      "cutter knife", "brush",  "pencil",   "ruler",   "socket bit"};
    static const std::array<std::string_view, 12> small = {
        "screw", "screw",      "hex nut", "washer",   "nail",         "wall plug",
        "hook",  "screw head", "bracket", "lock nut", "threaded rod", "spring"};
    const float base = b.size() * random.uniform(0.05f, 0.12f);
    const int large = random.integer(1, 3);
    for (int i = 0; i < large; ++i) {
        const float larger = base * random.uniform(1.3f, 2.0f);
        putAnywhere(b, partPainter(random.pick(tools)), larger);
    }
    const int count = random.integer(2, 14);
    for (int i = 0; i < count; ++i)
        putAnywhere(b, partPainter(random.pick(small)), base);
}

} // namespace

std::vector<TrainingLayout> workplaceLayouts() {
    return {
        {"countable", 10, countable, {}, true},
        {"packed", 5, packed, {}, true},
        {"clutter", 5, clutter, {}, true},
        {"panel", 4, panel, {"painted metal", "plaster wall", "metal sheet"}},
        {"flaws", 7, flaws, {"wood", "metal sheet", "painted metal", "plain background", "white background"}},
        {"prints",
         5,
         prints,
         {"cardboard", "paper", "white background", "plain background", "aluminium foil"}},
        {"boreholes",
         6,
         boreholes,
         {"wood", "metal sheet", "painted metal", "wooden planks", "plain background", "concrete"}},
        {"shelf",
         5,
         shelf,
         {"studio backdrop", "blurred background", "white background", "black background"}},
        {"harness", 4, harness, {}},
        {"workbench", 5, workbench, {"wood", "wooden planks", "cutting mat", "metal sheet"}},
    };
}

} // namespace cliplad
