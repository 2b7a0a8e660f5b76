#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/job.h"
#include "report/result_formats.h"
#include "scoring/score_run.h"

namespace cliplad::ui {

/// Which results of a run go where.
struct ExportRequest {
    std::vector<ScoreImage> images = {};        ///< in the order of the tables
    double threshold = 0;                       ///< that decides good or anomalous
    std::optional<double> reviewThreshold = {}; ///< lower: from here on to be reviewed
    ResultFormats formats = {};
    std::filesystem::path folder = {};
};

/// Writes the same files as `clip-lad score` does for the same product with these thresholds, byte for byte.
/// Images without a result are left out. Any thread. Throws Error (also for a folder inside the product's);
/// Cancelled.
void exportResults(const ScoreRun& run, const ExportRequest& request, const JobContext& job);

} // namespace cliplad::ui
