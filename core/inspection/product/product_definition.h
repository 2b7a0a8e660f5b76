#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inspection/product/recipe.h"

namespace cliplad {

/// What a person edits or reviews of a product: product.yaml.
struct ProductDefinition {
    /// A photo that the folder keeps a copy of.
    struct Photo {
        std::string file;   ///< name below shots/ or validation/
        std::string sha256; ///< of the file

        bool operator==(const Photo&) const = default;
    };

    std::string name;
    Prompts prompts;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::optional<double> threshold; ///< moved by hand; otherwise the calibration's
    /// Below the threshold: from here on a person is to look. Sorts results and changes none.
    std::optional<double> reviewThreshold = {};
    std::string modelName;
    std::string modelSha256;
    std::string modelConfigSha256; ///< of BackboneInfo
    std::string modelPrecision;    ///< precisionName()
    std::vector<Photo> shots;
    std::vector<Photo> validation; ///< normal photos for the calibration, or none

    Recipe recipe() const { return {prompts, settings, ignore, threshold}; }
};

} // namespace cliplad
