#pragma once

#include "scoring/exports/run_report.h"
#include "session/studio.h"

namespace cliplad::ui {

/// What the report says of the results as they are at this moment, with the images of the highest scores.
ReportContent reportContent(Studio& studio, std::size_t pictures = 12);

} // namespace cliplad::ui
