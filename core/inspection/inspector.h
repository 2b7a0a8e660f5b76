#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anomaly/class_histogram.h"
#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "inspection/explanation.h"
#include "inspection/product.h"
#include "segmentation/coarse_mask.h"
#include "segmentation/part_mask.h"

namespace cliplad {

/// Everything that the one scoring path tells of one photo.
struct Inspection {
    Regions regions;
    CoarseMask coarse;
    PartMask parts;
    ClassHistogram histogram;
    HistogramDistance histogramDistance;
    AnomalyMap anomalyMap;
    Scores scores;
    bool anomalous = false;
    double threshold = 0;
    Explanation explanation;
};

/// The one scoring path: the Studio, the command line, the benchmark and every export call this.
///
/// `photoRgb` is CV_8UC3; its ignore regions come from the product. Pure: same input, same result.
Inspection inspect(const Backbone& backbone, const Product& product, const cv::Mat& photoRgb);

/// The same from features that were computed before (cache, batch).
Inspection inspectFeatures(const Product& product, const Features& features, const cv::Mat& photoRgb);

} // namespace cliplad
