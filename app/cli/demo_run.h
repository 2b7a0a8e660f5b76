#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "anomaly/fusion.h"
#include "base/job.h"
#include "clip/backbone.h"
#include "evaluation/benchmark.h"
#include "report/contact_sheet.h"

namespace cliplad::cli {

struct DemoRequest {
    std::string product;       ///< of productNames()
    std::filesystem::path out; ///< gets scenes/, product/, results/, contact-sheet.png
    int perGroup = 12;         ///< test images of each kind
    std::uint64_t seed = 0;
};

/// One scored test image of the demo.
struct DemoImage {
    std::string image;
    DataSetGroup group = DataSetGroup::Good;
    bool anomalous = false;
    Scores scores = {};
    std::string explanation = {};
};

struct DemoResult {
    std::vector<DemoImage> images;
    ImageMetrics metrics;
    double aurocOfLogicalScore = 0;
    double aurocOfStructuralScore = 0;
    double threshold = 0;
    std::filesystem::path contactSheet;
};

/// Renders, enrols four shots, scores the rest, writes everything. Throws Error; Cancelled.
DemoResult runDemo(const Backbone& backbone, const DemoRequest& request, const JobContext& job);

} // namespace cliplad::cli
