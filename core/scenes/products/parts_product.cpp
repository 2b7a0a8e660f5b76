#include "scenes/products/parts_product.h"

#include "scenes/damage.h"
#include "scenes/products/parts_assembly.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace cliplad {

namespace {

std::vector<ProductDefect> defectsOf(const PartsProduct& product) {
    const bool loose = product.places.empty();
    float smallest = 1.0f;
    for (const StockPart& part : product.stock)
        if (part.count > 0)
            smallest = std::min(smallest, part.radius);
    // Parts that lie anywhere are missing everywhere: LOCO then asks for as much area as one part has.
    std::vector<ProductDefect> defects = {
        {"missing_" + product.noun, AnomalyGroup::Logical, loose ? 1.5f * smallest * smallest : 0.0f},
        {"extra_" + product.noun, AnomalyGroup::Logical},
        {"swapped_" + product.noun, AnomalyGroup::Logical}};
    if (!loose)
        defects.push_back({"misplaced_" + product.noun, AnomalyGroup::Logical});
    for (const PartDamage& damage : product.damages)
        defects.push_back({damage.name, AnomalyGroup::Structural});
    defects.push_back({product.carrier.broken, AnomalyGroup::Structural});
    defects.push_back({"contamination", AnomalyGroup::Structural});
    return defects;
}

Relief paintOpenBox(const ProductStage& stage, const OpenBox& box, cv::Point2f middle, float turn) {
    const float half = std::max(box.half.width, box.half.height);
    const float x = box.half.width / half;
    const float y = box.half.height / half;
    const float wall = box.wall / half;
    const Sketch s(stage.pose(middle, half, turn), {x + 0.03f, y + 0.03f});
    Finish finish;
    finish.colour = box.colour;
    finish.material = box.material;
    finish.surface = {0.72f, 0.25f, 4, 0.03f, 0.0f, 1.0f, {1, 1, 1}};
    Relief relief = s.relief(s.box({-x, -y, 2 * x, 2 * y}, 0.05f), finish);
    relief.height = s.bevel(relief.coverage, 0.02f, 0.05f);
    if (wall < std::min(x, y)) {
        const Mask floor = s.box({wall - x, wall - y, 2 * (x - wall), 2 * (y - wall)}, 0.04f);
        relief.height -= s.bevel(floor, 0.03f, 0.12f);
        paint(relief, floor, box.floor, 0.9f);
    }
    s.soften(relief.height, 0.006f);
    relief.elevation = 0.02f * stage.size();
    return relief;
}

} // namespace

std::vector<std::string> labelsOf(const PartsProduct& product) {
    std::vector<std::string> labels = {"background"};
    for (const StockPart& part : product.stock)
        if (std::find(labels.begin(), labels.end(), part.label) == labels.end())
            labels.push_back(part.label);
    labels.push_back(product.carrier.label);
    return labels;
}

ProductPainter partsPainter(PartsProduct product) {
    const auto table = std::make_shared<const PartsProduct>(std::move(product));
    return {table->name,
            labelsOf(*table),
            table->carrier.label,
            defectsOf(*table),
            table->background,
            table->look,
            {0, 0},
            [table](ProductStage& stage) { PartsAssembly(stage, *table).paint(); }};
}

Mask inflict(Harm harm, Relief& relief, Random& mishap) {
    switch (harm) {
    case Harm::Rust:
        return rust(relief, mishap, 1.6f);
    case Harm::Scratch:
        return scratch(relief, mishap);
    case Harm::Crack:
        return crack(relief, mishap);
    case Harm::Dent:
        return dent(relief, mishap);
    case Harm::Chip:
        return chipOff(relief, mishap, 1.6f);
    case Harm::Stain:
        break;
    }
    return stain(relief, rgb8(46, 34, 26), mishap, 1.5f);
}

CarrierPainter openBox(const OpenBox& box) {
    return [box](const ProductStage& stage, cv::Point2f middle, float turn, Random&) {
        return paintOpenBox(stage, box, middle, turn);
    };
}

} // namespace cliplad
