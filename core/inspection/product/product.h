#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anomaly/cues/cue.h"
#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "inspection/calibration_sample.h"
#include "inspection/part_counts.h"
#include "inspection/product/product_definition.h"

namespace cliplad {

/// What enrolment learned; can be rebuilt from the definition and its photos.
struct ProductMemory {
    at::Tensor centres; ///< [N_c, ΣC]
    LabelEmbeddings coarse;
    LabelEmbeddings fine;
    std::vector<PartCounts> counts;    ///< M_hist with the pieces of each part, one a shot
    std::vector<CueDescriptions> cues; ///< one a shot; empty while no cue is on
    PatchMemory patches;               ///< M_patch
    std::vector<NormalImage> sample;   ///< what the calibration is made from
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

    /// At or above, and below threshold(), is to be reviewed; none where the definition says no lower one.
    std::optional<double> reviewThreshold() const {
        return definition.reviewThreshold < threshold() ? definition.reviewThreshold : std::nullopt;
    }
};

} // namespace cliplad
