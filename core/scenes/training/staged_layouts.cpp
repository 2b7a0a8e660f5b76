#include "scenes/training/arranging.h"
#include "scenes/training/training_layouts.h"

#include "scenes/shapes/forms.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// One to a few parts on a plain ground under one hard lamp, as line cameras and product photographs show
/// them.
void spotlight(SceneBuilder& b) {
    Random& random = b.random();
    b.lightHard();
    const KindPool kinds = someKinds(random.integer(1, 3), b);
    const int count = random.chance(0.4f) ? 1 : random.integer(2, 8);
    const float radius =
        b.size() * (count == 1 ? random.uniform(0.15f, 0.42f) : random.uniform(0.05f, 0.13f));
    for (const cv::Point2f& at : spacedPlaces(count, 2.3f * radius, b)) {
        const PartPainter& kind = *random.pick(kinds);
        b.put(kind.kind, {count == 1 ? cv::Point2f(0.5f, 0.5f) * b.size() : at,
                          std::max(kind.smallestPx * b.size() / 128.0f,
                                   radius / std::max(1.0f, 0.5f * kind.relativeSize)),
                          tidyAngle(random),
                          {}});
    }
}

/// A tray with a pack in each compartment, as they leave a line; some are missing or of another sort.
void packedTray(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 13> packs = {
        "pouch", "carton", "blister pack", "plastic bottle", "tube", "vial",     "cap",
        "can",   "tablet", "cup",          "candy",          "box",  "glass jar"};
    const int columns = random.integer(2, 5);
    const int rows = random.integer(1, 4);
    const float half = b.size() * random.uniform(0.4f, 0.55f);
    const float tall =
        std::min(1.0f, static_cast<float>(rows) / static_cast<float>(columns) * random.uniform(0.9f, 1.3f));
    const cv::Point2f middle{b.size() * 0.5f, b.size() * 0.5f};
    const float angle = random.normal(0.0f, 0.06f);
    const std::string word(random.pick(namedColours()).name);
    const Colour wanted = jittered(colourOf(word), random);
    const MaterialFamily family = random.chance(0.3f) ? MaterialFamily::Paper : MaterialFamily::Plastic;
    const Finish finish = randomFinish(family, wanted, random);
    const Sketch s(b.poseAt({middle, half, angle, {}}), {1.05f, tall + 0.05f});
    Relief tray = s.relief(s.box({-1, -tall, 2, 2 * tall}, 0.04f), finish);
    const Mask floor = s.box({-0.95f, -tall + 0.05f, 1.9f, 2 * tall - 0.1f}, 0.04f);
    tray.height = s.bevel(tray.coverage, 0.03f, 0.08f) - s.bevel(floor, 0.05f, 0.2f);
    const int label = b.newObject("box", word, finish.material);
    paint(tray, floor, finish.colour * 0.8f, 0.7f);
    tray.elevation = 0.03f * b.size();
    b.canvas().place(tray, label);
    const std::string_view kind = random.pick(packs);
    const std::string_view other = random.pick(packs);
    const std::string colour(random.pick(namedColours()).name);
    const float turn = angle + 1.5707963f * static_cast<float>(random.integer(0, 3));
    const cv::Size2f pitch(1.8f / static_cast<float>(columns), (2 * tall - 0.2f) / static_cast<float>(rows));
    const float radius = 0.47f * half * std::min(pitch.width, pitch.height);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            if (random.chance(0.08f))
                continue;
            const cv::Point2f off =
                moved({{pitch.width * (static_cast<float>(c) - 0.5f * static_cast<float>(columns - 1)),
                        pitch.height * (static_cast<float>(r) - 0.5f * static_cast<float>(rows - 1))}},
                      angle)
                    .front();
            const float askew = turn + random.normal(0.0f, 0.05f);
            b.put(random.chance(0.06f) ? other : kind,
                  {middle + off * half, std::max(2.5f, radius), askew, colour});
        }
}

/// A surface that fills the picture and what is wrong with it.
void surface(SceneBuilder& b) {
    Random& random = b.random();
    const int count = random.integer(1, 3);
    for (int i = 0; i < count; ++i)
        b.addFlaw(b.size() * random.logUniform(0.1f, 0.8f));
}

/// Flat parts on one another: stacks that lean, nuts and washers over the ends of screws.
void stacks(SceneBuilder& b) {
    Random& random = b.random();
    static const std::array<std::string_view, 12> flat = {"washer", "washer",        "hex nut", "hex nut",
                                                          "coin",   "spring washer", "o-ring",  "lock nut",
                                                          "gear",   "bearing",       "button",  "flange nut"};
    const float base = b.size() * random.uniform(0.05f, 0.14f);
    const int heaps = random.integer(1, 4);
    for (int i = 0; i < heaps; ++i) {
        cv::Point2f at = anywhere(b);
        const std::string_view kind = random.pick(flat);
        const cv::Point2f step{random.normal(0.0f, 0.3f * base), random.normal(0.0f, 0.3f * base)};
        if (random.chance(0.35f))
            putAny(b, partPainter("screw"), at, base);
        for (int level = random.integer(2, 5); level > 0; --level, at += step)
            putAny(b, partPainter(random.chance(0.7f) ? kind : random.pick(flat)), at, base);
    }
    for (int i = random.integer(0, 4); i > 0; --i)
        putAnywhere(b, partPainter("screw"), base);
}

/// Screws driven into boards beside ones that lie on them, holes, and dust of drilling.
void screwedWood(SceneBuilder& b) {
    Random& random = b.random();
    const float base = b.size() * random.uniform(0.03f, 0.1f);
    const int columns = random.integer(1, 4);
    const float pitch = b.size() * random.uniform(0.5f, 0.9f) / static_cast<float>(std::max(2, columns));
    for (const cv::Point2f& at :
         latticePlaces({columns, random.integer(1, 3), pitch, random.normal(0.0f, 0.2f)}, b)) {
        const float radius = std::max(2.2f, base * random.uniform(0.6f, 1.1f));
        const float turn = anyAngle(random);
        b.put(random.chance(0.6f) ? "screw head" : "hole", {at, radius, turn, {}});
    }
    for (int i = random.integer(1, 6); i > 0; --i)
        putAnywhere(b, partPainter("screw"), base * random.uniform(0.9f, 1.6f));
}

} // namespace

std::vector<TrainingLayout> stagedLayouts() {
    return {
        {"spotlight",
         8,
         spotlight,
         {"black background", "white background", "black background", "plain background", "studio backdrop"},
         true},
        {"packed tray", 4, packedTray, {}},
        {"surface",
         5,
         surface,
         {"leather", "carpet", "wood", "tiles", "fabric", "metal sheet", "painted metal", "stone", "concrete",
          "woven mat", "plain background", "rubber mat"}},
        {"stacks", 5, stacks, {}},
        {"screwed wood", 5, screwedWood, {"wood", "wood", "wooden planks", "particle board", "painted wood"}},
    };
}

} // namespace cliplad
