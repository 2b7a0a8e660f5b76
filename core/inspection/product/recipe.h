#pragma once

#include <optional>
#include <utility>

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

/// The recipe with its settings settled for the model.
inline Recipe settledFor(const BackboneInfo& model, Recipe recipe) {
    recipe.settings = settledFor(model, recipe.settings);
    return recipe;
}

} // namespace cliplad
