#pragma once

#include "scenes/shapes/relief.h"

#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// One kind of part: its words, what it is made of and how to draw it. The vocabulary is made from these.
struct PartPainter {
    std::string kind;
    std::vector<std::string> synonyms; ///< besides `kind`
    MaterialFamily family = MaterialFamily::Plastic;
    bool takesColour = false;  ///< drawn in a named colour, which then is part of its words
    float relativeSize = 1.0f; ///< radius against that of a screw head in the same scene
    float smallestPx = 2.5f;   ///< radius below which it cannot be told from others
    Relief (*paint)(const Pose&, const Finish&, Random&) = nullptr;
    std::vector<std::string> collective = {}; ///< words for any of its family: "fastener"; may be empty
};

/// Every kind that can lie in a scene by itself.
const std::vector<PartPainter>& partPainters();
/// Throws Error for an unknown kind.
const PartPainter& partPainter(std::string_view kind);

/// Kinds from which scenes draw; one that is in it twice is drawn twice as often.
using KindPool = std::vector<const PartPainter*>;

/// Paints and adds the surface's fine roughness.
Relief paintPart(const PartPainter& painter, const Pose& pose, const Finish& finish, Random& random);

// The families: fasteners.cpp to simple.cpp, then fixings.cpp to tools.cpp.
std::vector<PartPainter> fastenerPainters();
std::vector<PartPainter> mechanicalPainters();
std::vector<PartPainter> connectorPainters();
std::vector<PartPainter> electronicPainters();
std::vector<PartPainter> containerPainters();
std::vector<PartPainter> foodPainters();
std::vector<PartPainter> householdPainters();
std::vector<PartPainter> simplePainters();
std::vector<PartPainter> fixingPainters();
std::vector<PartPainter> machinePainters();
std::vector<PartPainter> circuitPainters();
std::vector<PartPainter> plugPainters();
std::vector<PartPainter> packagingPainters();
std::vector<PartPainter> printedPainters();
std::vector<PartPainter> producePainters();
std::vector<PartPainter> toolPainters();

} // namespace cliplad
