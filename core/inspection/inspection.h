#pragma once

#include "anomaly/class_histogram.h"
#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "inspection/explanation.h"
#include "inspection/part_counts.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// Everything that the one scoring path tells of one photo. Immutable by convention; copies share the pixels.
struct Inspection {
    PartMask parts;
    PartCounts counts;
    ClassHistogram histogram; ///< counts.histogram
    HistogramDistance histogramDistance;
    CueDistances cueDistances{};
    AnomalyMap anomalyMap;
    Scores scores;
    bool anomalous = false; ///< scores.fused ≥ threshold
    double threshold = 0;
    Explanation explanation;
};

} // namespace cliplad
