#pragma once

#include "anomaly/fusion.h"
#include "scoring/score_row.h"

namespace cliplad::ui {

/// Core's sentences about a row, as they are for this threshold; of a failed row its error.
QString explanationText(const ScoreRow& row, const Calibration& calibration, const FusionSettings& fusion,
                        double threshold);

/// Why a row was not scored, in the language in force.
QString failureText(const ScoreRow& row);

} // namespace cliplad::ui
