#pragma once

#include <QLocale>
#include <QStringList>

#include "anomaly/fusion.h"
#include "scoring/score_summary.h"

namespace cliplad::ui {

/// Core's sentences about a row, as they are for this threshold; of a failed row its error.
QString explanationText(const ScoreRow& row, const Calibration& calibration, const FusionSettings& fusion,
                        double threshold);

/// How many of the known images are judged wrongly: a sentence for each kind of mistake that can be told.
QStringList mistakesText(const VerdictCounts& counts, const QLocale& locale);

/// Why a row was not scored, in the language in force.
QString failureText(const ScoreRow& row);

} // namespace cliplad::ui
