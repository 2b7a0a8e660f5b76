#include "scenes/shapes/part_painter.h"

#include "base/error.h"

namespace cliplad {

namespace {

std::vector<PartPainter> joinedPainters() {
    std::vector<PartPainter> all;
    for (auto family :
         {fastenerPainters, mechanicalPainters, connectorPainters, electronicPainters, containerPainters,
          foodPainters, householdPainters, simplePainters, fixingPainters, machinePainters, circuitPainters,
          plugPainters, packagingPainters, printedPainters, producePainters, toolPainters})
        for (PartPainter& painter : family())
            all.push_back(std::move(painter));
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
