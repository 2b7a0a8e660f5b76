#include "scenes/shapes/part_painter.h"

#include "base/error.h"

namespace cliplad {

namespace {

std::vector<PartPainter> joinedPainters() {
    using Words = std::vector<std::string>;
    const Words fasteners = {"fastener", "hardware", "metal part"};
    const Words machineParts = {"machine part", "mechanical part"};
    const Words connectors = {"connector", "electrical part"};
    const Words electronics = {"electronic component", "electronic part", "component"};
    const Words containers = {"container", "packaging"};
    const Words food = {"food", "food item"};
    struct Family {
        std::vector<PartPainter> (*painters)();
        Words collective;
    };
    const std::vector<Family> families = {
        {fastenerPainters, fasteners},   {mechanicalPainters, machineParts},
        {connectorPainters, connectors}, {electronicPainters, electronics},
        {containerPainters, containers}, {foodPainters, food},
        {householdPainters, {}},         {simplePainters, {"printed shape"}},
        {fixingPainters, fasteners},     {machinePainters, machineParts},
        {circuitPainters, electronics},  {plugPainters, connectors},
        {packagingPainters, containers}, {printedPainters, {"print", "printing"}},
        {producePainters, food},         {toolPainters, {"tool", "hand tool"}},
    };
    std::vector<PartPainter> all;
    for (const Family& family : families)
        for (PartPainter& painter : family.painters()) {
            if (painter.family != MaterialFamily::Empty) // a hole is no fastener
                painter.collective = family.collective;
            all.push_back(std::move(painter));
        }
    return all;
}

} // namespace

const std::vector<PartPainter>& partPainters() {
    static const std::vector<PartPainter> painters = joinedPainters();
    return painters;
}

const PartPainter& partPainter(std::string_view kind) {
    for (const PartPainter& painter : partPainters())
        if (painter.kind == kind)
            return painter;
    throw Error("there is no part kind '" + std::string(kind) + "'", "scene renderer",
                "use a kind from kindWords()");
}

Relief paintPart(const PartPainter& painter, const Pose& pose, const Finish& finish, Random& random) {
    Relief relief = painter.paint(pose, finish, random);
    const float roughness = relief.surface.roughness * static_cast<float>(relief.scale);
    if (roughness > 0.0f)
        for (float& value : relief.height)
            value += random.normal(0.0f, roughness);
    return relief;
}

} // namespace cliplad
