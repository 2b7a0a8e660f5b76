#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "clip/backbone.h"
#include "image/ignore_regions.h"
#include "inspection/calibration_sample.h"
#include "inspection/inspection_settings.h"
#include "inspection/line/inspection_line.h"
#include "inspection/part_counts.h"
#include "inspection/product/prompts.h"

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
    std::string modelName;
    std::string modelSha256;
    std::string modelConfigSha256; ///< of BackboneInfo
    std::string modelPrecision;    ///< "fp32" or "bf16"
    std::vector<Photo> shots;
    std::vector<Photo> validation; ///< normal photos for the calibration, or none

    Recipe recipe() const { return {prompts, settings, ignore, threshold}; }
};

/// What enrolment learned; can be rebuilt from the definition and its photos.
struct ProductMemory {
    at::Tensor centres; ///< [N_c, ΣC]
    LabelEmbeddings coarse;
    LabelEmbeddings fine;
    std::vector<PartCounts> counts;  ///< M_hist with the pieces of each part, one a shot
    PatchMemory patches;             ///< M_patch
    std::vector<NormalImage> sample; ///< what the calibration is made from
};

/// A product in memory: immutable once enrolled or opened, shared between threads.
struct Product {
    ProductDefinition definition;
    ProductMemory memory;
    Calibration calibration;  ///< of memory.sample, with the definition's settings
    std::string calibratedOn; ///< for a person: "leave-one-out over 4 shots", …
    std::vector<std::string>
        notices; ///< what a person should know of how it was opened ("memory was rebuilt …")

    /// On the fused score: at or above is anomalous.
    double threshold() const { return definition.threshold.value_or(calibration.threshold); }
};

} // namespace cliplad
