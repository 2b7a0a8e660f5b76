#include "session/row_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "anomaly/fusion.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RowText)
};

/// Which of the two scores the verdict comes from.
struct Cause {
    bool isLogical = false;
    Finding place; ///< as much of it as structuralText() reads
};

Cause causeOf(const ScoreResults& results, const ScoreRow& row) {
    const ScoreRunInfo& run = results.run();
    const auto [logical, structural] =
        deviations(row.logical, row.structural, run.calibration, run.state.settings.fusion);
    const bool isRejected = results.verdictOf(row) == Verdict::Reject;
    Cause cause{.isLogical = isRejected && logical >= structural, .place = {}};
    cause.place.peakRegion = row.peakRegion;
    cause.place.peakShot = row.peakShot;
    cause.place.structuralDeviation = structural;
    cause.place.isStructural = structural > kUnusualDeviation || (isRejected && structural >= logical);
    return cause;
}

} // namespace

QString whyText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale) {
    if (row.failed)
        return failureText(row);
    const Cause cause = causeOf(results, row);
    const auto said = partStatements(row.differences, cause.isLogical, locale);
    return said.empty() && cause.place.isStructural ? structuralText(cause.place, locale)
                                                    : findingLine(said, row.nearestShot, locale);
}

QString wholeText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale) {
    if (row.failed)
        return failureText(row);
    const Cause cause = causeOf(results, row);
    const auto number = [&](double value, int digits) { return figureText(value, digits, locale); };
    const auto& normally = results.run().calibration.mean;
    return QStringList{
        Text::tr("Score %1, threshold %2").arg(number(row.fused, 2), number(results.threshold(), 2)),
        Text::tr("Raw: logical %1, normally %2; structural %3, normally %4")
            .arg(number(row.logical, 3), number(normally[0], 3), number(row.structural, 3),
                 number(normally[1], 3)),
        findingLine(partStatements(row.differences, cause.isLogical, locale), row.nearestShot, locale),
        structuralText(cause.place, locale)}
        .join('\n');
}

} // namespace cliplad::ui
