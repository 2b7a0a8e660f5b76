#include "session/row_text.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "anomaly/fusion.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"

namespace cliplad::ui {
namespace {

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(RowText)
};

constexpr int kMostCopies = 5; ///< that are named

/// Which of the two scores the verdict comes from.
struct Cause {
    bool isLogical = false;
    bool isStructuralAlone = false; ///< the parts are as normal images' are, whatever is to be said of them
    Finding place;                  ///< as much of it as structuralText() reads
};

Cause causeOf(const ScoreResults& results, const ScoreRow& row) {
    const ScoreRunInfo& run = results.run();
    const auto [logical, structural] =
        deviations(row.logical, row.structural, run.calibration, run.state.settings.fusion);
    const bool isRejected = results.verdictOf(row) == Verdict::Reject;
    Cause cause{.isLogical = isRejected && logical >= structural,
                .isStructuralAlone = isRejected && structural > logical && logical <= kUnusualDeviation,
                .place = {}};
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
    if (cause.isStructuralAlone)
        return structuralText(cause.place, locale);
    const auto said = partStatements(row.differences, cause.isLogical && row.cues.empty(), locale);
    if (said.empty() && !row.cues.empty() && !cause.place.isStructural)
        return cueLine(row.cues, locale);
    return said.empty() && cause.place.isStructural
               ? structuralText(cause.place, locale)
               : findingLine(said, row.differences, row.nearestShot, locale);
}

QString wholeText(const ScoreResults& results, const ScoreRow& row, const QLocale& locale) {
    if (row.failed)
        return failureText(row);
    const Cause cause = causeOf(results, row);
    const auto number = [&](double value) { return figureText(value, 2, locale); };
    const auto raw = [&](double score) { return rawScoreText(score, locale); };
    const auto& normally = results.run().calibration.mean;
    QStringList lines{
        RowText::tr("Score %1, threshold %2").arg(number(row.fused), number(results.threshold())),
        RowText::tr("Raw: logical %1, normally %2; structural %3, normally %4")
            .arg(raw(row.logical), raw(normally[0]), raw(row.structural), raw(normally[1])),
        findingLine(partStatements(row.differences, cause.isLogical, locale), row.differences,
                    row.nearestShot, locale),
        cueLine(row.cues, locale), structuralText(cause.place, locale)};
    lines.removeAll(QString());
    return lines.join('\n');
}

QString copiesText(const ScoreResults& results, const ScoreRow& row) {
    QString text;
    int left = std::min(results.contents().of(row) - 1, kMostCopies);
    for (auto other = results.rows().begin(); left > 0 && other != results.rows().end(); ++other)
        if (other->imageSha256 == row.imageSha256 && !other->failed && other->path != row.path) {
            text += '\n' +
                    RowText::tr("Has the same content: %1").arg(QString::fromStdString(other->path.string()));
            --left;
        }
    return text;
}

QString replacedNotice() {
    return RowText::tr("The file was replaced after it was scored");
}

} // namespace cliplad::ui
