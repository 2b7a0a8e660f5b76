#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/job.h"
#include "report/result_formats.h"
#include "report/score_record.h"
#include "scoring/score_run.h"

namespace cliplad::ui {

/// Which results of a run go where.
struct ExportRequest {
    std::vector<ScoreImage> images = {};        ///< in the order of the tables
    double threshold = 0;                       ///< that decides good or anomalous
    std::optional<double> reviewThreshold = {}; ///< lower: from here on to be reviewed
    ResultFormats formats = {};
    std::filesystem::path folder = {};
    std::unordered_map<std::string, RecordedReview> reviews = {}; ///< decisions, by path of the image
    /// Of images that nobody decided on, by the hash of the image; also of others than this run's.
    std::unordered_map<std::string, std::string> notes = {};
};

/// Writes the same files as `clip-lad score` does for the same product with these thresholds, byte for byte.
/// Where the truth of an image is known, or there are decisions or notes, the tables and JSON have these
/// besides. Images without a result at the start are left out, of all formats alike. Tables come before
/// pictures, so that they are there when these are stopped; JSON is written once more after them and names
/// those that are there. Any thread. Throws Error (also for a folder inside the product's); Cancelled.
/// @return how many images lack something: an overlay because their photo is gone or another one since it was
/// scored; mask, overlay and COCO's parts because these are lost from the run's folder
std::size_t exportResults(const ScoreRun& run, ExportRequest request, const JobContext& job);

} // namespace cliplad::ui
