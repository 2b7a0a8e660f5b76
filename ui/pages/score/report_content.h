#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "report/score_record.h"
#include "scoring/exports/run_report.h"
#include "session/studio.h"

namespace cliplad::ui {

/// What is exported beside the run's own files, as it is at one moment. Taken in the GUI thread by one walk
/// over the rows; what takes longer is made of it elsewhere.
struct ResultsAtOnce {
    /// Of each row with a decision: its path, and what was decided.
    std::vector<std::pair<std::string, Review>> reviews = {};
    /// Of a row what the report's figures are made of: to copy a hundred thousand rows would take too long.
    struct Row {
        double fused = 0;
        std::optional<bool> anomalous = {};
        bool failed = false;
        bool isLearnedFrom = false;
        ReviewDecision review = ReviewDecision::None;
    };
    std::vector<Row> rows = {}; ///< for the report
    ReportContent content = {}; ///< for the report: without figures
};

/// @param pictures how many images of the highest scores the report shows; none: there is no report
ResultsAtOnce resultsAtOnce(Studio& studio, std::optional<std::size_t> pictures);

/// What people decided of the results' images, by path. Any thread.
std::unordered_map<std::string, RecordedReview> recordedReviews(const ResultsAtOnce& results);

/// The content with its figures: counts, histogram, accuracy, how many were reviewed. Any thread.
ReportContent withFigures(const ResultsAtOnce& results);

} // namespace cliplad::ui
