#pragma once

#include <optional>

#include "image/ignore_regions.h"
#include "inspection/product/prompts.h"

namespace cliplad {

/// What the line needs to know beside images: everything that a person edits.
struct Recipe {
    Prompts prompts;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::optional<double> threshold; ///< moved by hand; otherwise the calibration's

    bool operator==(const Recipe&) const = default;
};

} // namespace cliplad
