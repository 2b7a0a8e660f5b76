#pragma once

#include <string>
#include <unordered_map>

#include "report/score_record.h"
#include "scoring/exports/run_report.h"
#include "session/studio.h"

namespace cliplad::ui {

/// What people decided of the results' images, by path.
std::unordered_map<std::string, RecordedReview> recordedReviews(Studio& studio);

/// What the report says of the results as they are at this moment, with the images of the highest scores.
ReportContent reportContent(Studio& studio, std::size_t pictures = 12);

} // namespace cliplad::ui
