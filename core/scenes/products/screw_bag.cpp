#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/parts.h"

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

enum Part { kScrew = 1, kNut = 2, kWasher = 3, kBag = 4 };

enum class Item { LongScrew, ShortScrew, Nut, Washer };

constexpr float kBagHalf = 0.44f;

struct Lying {
    Item item;
    cv::Point2f at;
    float angle;
};

float reachOf(Item item) {
    return item == Item::LongScrew ? 0.16f : item == Item::ShortScrew ? 0.11f : 0.06f;
}

/// Places that do not overlap much: the best of some random tries, as parts shaken in a bag come to lie.
std::vector<Lying> shaken(const std::vector<Item>& items, Random& random) {
    std::vector<Lying> lying;
    for (const Item item : items) {
        Lying best{item, {0.5f, 0.5f}, 0.0f};
        float bestRoom = -1.0f;
        for (int attempt = 0; attempt < 40; ++attempt) {
            const float limit = kBagHalf - 0.05f - reachOf(item);
            const Lying candidate{
                item,
                {0.5f + random.uniform(-limit, limit), 0.5f + random.uniform(-limit, limit) * 0.8f},
                random.uniform(0.0f, kFullTurn)};
            float room = 1.0f;
            for (const Lying& other : lying) {
                const cv::Point2f d = candidate.at - other.at;
                room = std::min(room, std::hypot(d.x, d.y) - reachOf(item) - reachOf(other.item));
            }
            if (room > bestRoom || attempt == 0) {
                best = candidate;
                bestRoom = room;
            }
        }
        lying.push_back(best);
    }
    return lying;
}

Relief itemRelief(ProductStage& stage, const Lying& lying, Random& random) {
    Finish finish = metalFinish("zinc", random);
    finish.colour = clamped(rgb8(196, 198, 203) * random.uniform(0.94f, 1.04f));
    finish.surface = {0.5f, 0.5f, 5, 0.45f, 0.0f, 1.0f, {1, 1, 1}};
    switch (lying.item) {
    case Item::Nut:
        return paintHexNut(stage.pose(lying.at, 0.058f, lying.angle), finish, 0.52f);
    case Item::Washer:
        return paintWasher(stage.pose(lying.at, 0.06f, lying.angle), finish, 0.5f);
    case Item::LongScrew:
    case Item::ShortScrew:
        break;
    }
    ScrewShape shape;
    shape.length = lying.item == Item::LongScrew ? 3.4f : 2.1f;
    shape.halfWidth = 0.3f;
    shape.headHalfWidth = 0.55f;
    shape.headLength = 0.42f;
    shape.pitch = 0.14f;
    shape.unthreaded = lying.item == Item::LongScrew ? 0.35f : 0.0f;
    shape.pointed = false;
    shape.hexagonal = true;
    return paintScrew(stage.pose(lying.at, 0.085f, lying.angle), finish, shape);
}

int partOf(Item item) {
    return item == Item::Nut ? kNut : item == Item::Washer ? kWasher : kScrew;
}

std::vector<Item> contents(const ProductStage& stage) {
    std::vector<Item> items = {Item::LongScrew, Item::ShortScrew, Item::Washer,
                               Item::Washer,    Item::Nut,        Item::Nut};
    const auto remove = [&](Item item) { items.erase(std::find(items.begin(), items.end(), item)); };
    if (stage.is("missing_screw"))
        remove(Item::ShortScrew);
    if (stage.is("missing_nut"))
        remove(Item::Nut);
    if (stage.is("missing_washer"))
        remove(Item::Washer);
    if (stage.is("extra_nut"))
        items.push_back(Item::Nut);
    if (stage.is("extra_washer"))
        items.push_back(Item::Washer);
    if (stage.is("extra_screw"))
        items.push_back(Item::ShortScrew);
    if (stage.is("two_long_screws"))
        items[1] = Item::LongScrew;
    if (stage.is("swapped_washer"))
        items[2] = Item::Nut;
    return items;
}

/// Which of the items the defect is about; -1 none (something is missing).
int suspect(const ProductStage& stage, int count) {
    if (stage.is("extra_nut") || stage.is("extra_washer") || stage.is("extra_screw"))
        return count - 1;
    if (stage.is("two_long_screws"))
        return 1;
    return stage.is("swapped_washer") ? 2 : -1;
}

void layBag(ProductStage& stage, Random& random) {
    Relief bag = paintPlasticBag(stage.pose({0.5f, 0.5f}, kBagHalf, random.normal(0.0f, 0.02f)),
                                 {0.86f, 0.4f, 0.07f}, random);
    stage.cover(bag, kBag);
    if (stage.is("torn_bag"))
        tearFilm(stage, bag);
}

void paintScrewBag(ProductStage& stage) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    Random bagLook = random.fork();
    const std::vector<Lying> lying = shaken(contents(stage), random);
    const int wrong = suspect(stage, static_cast<int>(lying.size()));
    const int damaged = mishap.integer(0, static_cast<int>(lying.size()) - 1);
    for (int i = 0; i < static_cast<int>(lying.size()); ++i) {
        const Lying& item = lying[static_cast<std::size_t>(i)];
        Relief relief = itemRelief(stage, item, random);
        if (i == wrong)
            stage.markPart(relief);
        if (i == 0 && stage.is("bent_screw")) {
            const float side = mishap.sign();
            stage.markDamage(relief, bend(relief, item.angle, side * mishap.uniform(0.5f, 0.8f)));
        }
        if (i == damaged && stage.is("rusty_part"))
            stage.markDamage(relief, rust(relief, mishap, 1.5f));
        if (i == damaged && stage.is("broken_part"))
            stage.markDamage(relief, chipOff(relief, mishap, 1.6f));
        stage.place(relief, partOf(item.item));
    }
    if (stage.is("missing_screw") || stage.is("missing_nut") || stage.is("missing_washer"))
        stage.markBox(
            {0.5f - kBagHalf + 0.04f, 0.5f - kBagHalf * 0.75f, 2 * kBagHalf - 0.08f, 1.5f * kBagHalf});
    if (stage.is("contamination")) {
        Finish dirt;
        dirt.colour = rgb8(124, 82, 44);
        const cv::Point2f at{0.5f + mishap.uniform(-0.25f, 0.25f), 0.5f + mishap.uniform(-0.2f, 0.2f)};
        Relief crumb = flatPatch(stage, at, mishap.uniform(0.03f, 0.05f), dirt, mishap);
        crumb.elevation = 0.01f * stage.size();
        stage.decorate(crumb);
        stage.markPart(crumb);
    }
    layBag(stage, bagLook);
}

} // namespace

ProductPainter screwBag() {
    return {"screw_bag",
            {"background", "screw", "hex nut", "washer", "plastic bag"},
            "plastic bag",
            {{"missing_screw", AnomalyGroup::Logical, 0.011f},
             {"missing_nut", AnomalyGroup::Logical, 0.0064f},
             {"missing_washer", AnomalyGroup::Logical, 0.0085f},
             {"extra_nut", AnomalyGroup::Logical},
             {"extra_washer", AnomalyGroup::Logical},
             {"extra_screw", AnomalyGroup::Logical},
             {"two_long_screws", AnomalyGroup::Logical},
             {"swapped_washer", AnomalyGroup::Logical},
             {"bent_screw", AnomalyGroup::Structural},
             {"rusty_part", AnomalyGroup::Structural},
             {"broken_part", AnomalyGroup::Structural},
             {"torn_bag", AnomalyGroup::Structural},
             {"contamination", AnomalyGroup::Structural}},
            "conveyor belt",
            12,
            {0, 0},
            paintScrewBag};
}

} // namespace cliplad
