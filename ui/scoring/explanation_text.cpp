#include "scoring/explanation_text.h"

#include <QCoreApplication>

#include "engine/error_text.h"
#include "engine/part_difference.h"
#include "inspection/explanation.h"

namespace cliplad::ui {

QString explanationText(const ScoreRow& row, const Calibration& calibration, const FusionSettings& fusion,
                        double threshold) {
    if (row.failed)
        return row.error;
    Explanation explanation{.labels = {},
                            .cues = row.cues,
                            .nearestShot = row.nearestShot,
                            .peakRegion = {row.peakRegion.x(), row.peakRegion.y(), row.peakRegion.width(),
                                           row.peakRegion.height()},
                            .peakShot = row.peakShot,
                            .isStructural = false,
                            .text = {}};
    for (const PartDifference& part : row.differences)
        explanation.labels.push_back(labelDifference(part));
    const Judgement judgement{
        .scores = {.logical = row.logical, .structural = row.structural, .fused = row.fused},
        .calibration = calibration,
        .threshold = threshold,
        .deviations = deviations(row.logical, row.structural, calibration, fusion)};
    return QString::fromStdString(explainedAs(std::move(explanation), judgement).text);
}

QStringList mistakesText(const VerdictCounts& counts, const QLocale& locale) {
    QStringList said;
    const auto percent = [&](double share) { return locale.toString(100 * share, 'f', 1); };
    if (const auto missed = counts.missedShare())
        said += QCoreApplication::translate("cliplad::ui::AccuracyPanel",
                                            "Missed: %1 % of the bad images pass as good.")
                    .arg(percent(*missed));
    if (const auto alarms = counts.falseAlarmShare())
        said += QCoreApplication::translate("cliplad::ui::AccuracyPanel",
                                            "False alarms: %1 % of the good images are rejected.")
                    .arg(percent(*alarms));
    return said;
}

QString failureText(const ScoreRow& row) {
    return row.problem ? errorText(*row.problem) : errorText(Error(row.error.toStdString()));
}

} // namespace cliplad::ui
