#include "scenes/damage.h"
#include "scenes/products/product_painter.h"
#include "scenes/shapes/part_painter.h"

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {

enum Part { kBox = 1, kOrange = 2, kNectarine = 3, kCereal = 4, kBananaChip = 5, kAlmond = 6 };

const cv::Rect2f kBoxRect(0.05f, 0.12f, 0.9f, 0.76f);
const cv::Rect2f kFruit(0.08f, 0.15f, 0.43f, 0.70f);
const cv::Rect2f kMuesli(0.54f, 0.15f, 0.38f, 0.42f);
const cv::Rect2f kSnacks(0.54f, 0.60f, 0.38f, 0.25f);

cv::Point2f inside(const cv::Rect2f& rect, float margin, Random& random) {
    return {rect.x + random.uniform(margin, rect.width - margin),
            rect.y + random.uniform(margin, rect.height - margin)};
}

Relief piece(ProductStage& stage, std::string_view kind, cv::Point2f at, float radius, Random& random) {
    Finish finish = randomFinish(MaterialFamily::Food, {0.6f, 0.5f, 0.4f}, random);
    finish.surface.specular = 0.12f;
    return paintPart(partPainter(kind), stage.pose(at, radius, random.uniform(0.0f, kFullTurn)), finish,
                     random);
}

void layBox(ProductStage& stage) {
    constexpr float half = 0.45f;
    const cv::Point2f middle{0.5f, 0.5f};
    const Sketch s(stage.pose(middle, half), {1.03f, 0.9f});
    const auto unit = [&](const cv::Rect2f& r) {
        return cv::Rect2f((r.x - middle.x) / half, (r.y - middle.y) / half, r.width / half, r.height / half);
    };
    Finish plastic;
    plastic.colour = rgb8(226, 226, 222);
    plastic.surface = {0.82f, 0.2f, 5, 0.02f, 0.0f, 1.0f, {1, 1, 1}};
    Relief box = s.relief(s.box(unit(kBoxRect), 0.08f), plastic);
    box.height = s.bevel(box.coverage, 0.02f, 0.05f);
    Mask walls = box.coverage.clone();
    for (const cv::Rect2f& compartment : {kFruit, kMuesli, kSnacks}) {
        const Mask floor = s.box(unit(compartment), 0.06f);
        walls -= floor;
        box.height -= s.bevel(floor, 0.05f, 0.2f);
        paint(box, floor, rgb8(200, 200, 196), 0.9f);
    }
    s.soften(box.height, 0.01f);
    box.elevation = 0.02f * stage.size();
    if (stage.is("cracked_box"))
        stage.markDamage(box, crackFrom(box, walls, stage.mishap(), 0.4f));
    stage.place(box, kBox);
}

/// Two oranges and a nectarine; each keeps to its own third of the compartment, in any order.
void layFruit(ProductStage& stage, const cv::Rect2f& room) {
    Random& random = stage.random();
    Random& mishap = stage.mishap();
    const int nectarineAt = random.integer(0, 2);
    const int chosen = mishap.integer(0, 2);
    for (int i = 0; i < 3; ++i) {
        const float along = (static_cast<float>(i) + 0.5f) / 3.0f;
        const float aside = i % 2 == 0 ? 0.36f : 0.64f;
        const cv::Point2f at{room.x + room.width * aside + random.normal(0, 0.008f),
                             room.y + room.height * along + random.normal(0, 0.008f)};
        const float radius = 0.125f + random.normal(0, 0.003f);
        bool nectarine = i == nectarineAt;
        Random look = random.fork();
        const bool swap = stage.is("wrong_fruit") && i == chosen;
        if (swap)
            nectarine = !nectarine;
        Relief fruit = piece(stage, nectarine ? "nectarine" : "orange", at, radius, look);
        if (swap)
            stage.markPart(fruit);
        if (i == chosen && stage.is("missing_fruit")) {
            stage.markPart(fruit);
            continue;
        }
        if (i == chosen && stage.is("rotten_fruit"))
            stage.markDamage(fruit, stain(fruit, rgb8(58, 40, 26), mishap));
        if (i == chosen && stage.is("dented_fruit"))
            stage.markDamage(fruit, dent(fruit, mishap));
        stage.place(fruit, nectarine ? kNectarine : kOrange);
    }
}

void layCereal(ProductStage& stage, const cv::Rect2f& room) {
    Random& random = stage.random();
    for (int i = 0; i < 5; ++i) { // a bed of heaps, then single flakes on top
        const cv::Point2f at = i < 4 ? cv::Point2f(room.x + room.width * (i % 2 == 0 ? 0.3f : 0.7f),
                                                   room.y + room.height * (i < 2 ? 0.3f : 0.7f))
                                     : cv::Point2f(room.x + room.width * 0.5f, room.y + room.height * 0.5f);
        Relief heap =
            piece(stage, "cereal", at, 0.5f * std::min(room.width * 0.62f, room.height * 0.62f), random);
        heap.elevation *= 0.3f;
        stage.place(heap, kCereal);
    }
    for (int i = 0; i < 90; ++i) {
        const cv::Point2f at = inside(room, 0.03f, random);
        stage.place(piece(stage, "cereal", at, random.uniform(0.014f, 0.026f), random), kCereal);
    }
}

void laySnacks(ProductStage& stage, const cv::Rect2f& room) {
    Random& random = stage.random();
    Random chips = random.fork();
    Random nuts = random.fork();
    int chipCount = random.integer(12, 14);
    int nutCount = random.integer(16, 19);
    if (stage.is("missing_banana_chips"))
        chipCount = 0;
    if (stage.is("missing_almonds"))
        nutCount = 0;
    if (stage.is("wrong_mix")) {
        chipCount = 3;
        nutCount = 34;
    }
    const cv::Rect2f chipRoom(room.x, room.y, room.width * 0.55f, room.height);
    const cv::Rect2f nutRoom(room.x + room.width * 0.45f, room.y, room.width * 0.55f, room.height);
    for (int i = 0; i < chipCount; ++i) {
        const cv::Point2f at = inside(chipRoom, 0.035f, chips);
        stage.place(piece(stage, "banana chip", at, chips.uniform(0.032f, 0.042f), chips), kBananaChip);
    }
    for (int i = 0; i < nutCount; ++i) {
        const cv::Point2f at = inside(nutCount > 30 ? room : nutRoom, 0.03f, nuts);
        stage.place(piece(stage, "almond", at, nuts.uniform(0.028f, 0.034f), nuts), kAlmond);
    }
    if (stage.is("missing_banana_chips"))
        stage.markBox(chipRoom);
    if (stage.is("missing_almonds"))
        stage.markBox(nutRoom);
    if (stage.is("wrong_mix"))
        stage.markBox(room);
}

void soil(ProductStage& stage) {
    Random& mishap = stage.mishap();
    const cv::Rect2f room = mishap.chance(0.5f) ? kFruit : kMuesli;
    Finish dirt;
    dirt.colour = stage.is("mould") ? rgb8(150, 165, 150) : rgb8(30, 60, 110);
    const cv::Point2f at = inside(room, 0.08f, mishap);
    Relief thing = flatPatch(stage, at, mishap.uniform(0.035f, 0.055f), dirt, mishap);
    thing.elevation = stage.is("mould") ? 0.0f : 0.015f * stage.size();
    stage.decorate(thing);
    stage.markPart(thing);
}

void paintBreakfastBox(ProductStage& stage) {
    layBox(stage);
    const bool swapped = stage.is("swapped_compartments");
    const cv::Rect2f left =
        swapped ? cv::Rect2f(kMuesli.x, kMuesli.y, kMuesli.width, kMuesli.height) : kFruit;
    const cv::Rect2f right = swapped ? kFruit : kMuesli;
    if (stage.is("missing_cereal"))
        stage.markBox(kMuesli);
    else
        layCereal(stage, right);
    laySnacks(stage, kSnacks);
    layFruit(stage, left);
    if (swapped) {
        stage.markBox(kFruit);
        stage.markBox(kMuesli);
    }
    if (stage.is("mould") || stage.is("foreign_object"))
        soil(stage);
}

} // namespace

ProductPainter breakfastBox() {
    return {"breakfast_box",
            {"background", "box", "orange", "nectarine", "cereal", "banana chip", "almond"},
            "box",
            {{"missing_fruit", AnomalyGroup::Logical},
             {"wrong_fruit", AnomalyGroup::Logical},
             {"missing_cereal", AnomalyGroup::Logical},
             {"missing_banana_chips", AnomalyGroup::Logical, 0.03f},
             {"missing_almonds", AnomalyGroup::Logical, 0.03f},
             {"wrong_mix", AnomalyGroup::Logical, 0.05f},
             {"swapped_compartments", AnomalyGroup::Logical},
             {"rotten_fruit", AnomalyGroup::Structural},
             {"dented_fruit", AnomalyGroup::Structural},
             {"mould", AnomalyGroup::Structural},
             {"foreign_object", AnomalyGroup::Structural},
             {"cracked_box", AnomalyGroup::Structural}},
            "black background",
            3,
            {0, 0},
            paintBreakfastBox};
}

} // namespace cliplad
