#include "pages/score/thresholds/threshold_names.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "session/score_results.h"

namespace cliplad::ui {
namespace {

struct ThresholdText {
    Q_DECLARE_TR_FUNCTIONS(ThresholdNames)
};

QString moved(const QString& name, double before, double after) {
    const auto figure = [](double score) { return QLocale().toString(score, 'f', 2); };
    return name.arg(figure(before), figure(after));
}

/// Both, as far as they change.
QString movedBoth(const ScoreThresholds& before, const ScoreThresholds& after) {
    QStringList changes;
    if (before.review != after.review)
        changes.append(moved(ThresholdText::tr("review from %1 → %2"), before.review, after.review));
    if (before.reject != after.reject)
        changes.append(moved(ThresholdText::tr("reject from %1 → %2"), before.reject, after.reject));
    return changes.join(", ");
}

} // namespace

EditName thresholdName(ThresholdEdit edit, double calibrated) {
    return [edit, calibrated](const DocumentState& stateBefore, const DocumentState& stateAfter) {
        const ScoreThresholds before = thresholdsOf(stateBefore, calibrated);
        const ScoreThresholds after = thresholdsOf(stateAfter, calibrated);
        const QString both = movedBoth(before, after);
        switch (edit) {
        case ThresholdEdit::Reject:
            return moved(ThresholdText::tr("Reject from %1 → %2"), before.reject, after.reject);
        case ThresholdEdit::Review:
            return moved(ThresholdText::tr("Review from %1 → %2"), before.review, after.review);
        case ThresholdEdit::Calibrated:
            return both.isEmpty() ? ThresholdText::tr("Calibrated")
                                  : ThresholdText::tr("Calibrated threshold: %1").arg(both);
        case ThresholdEdit::Fitted:
            break;
        }
        return both.isEmpty() ? ThresholdText::tr("Fit thresholds")
                              : ThresholdText::tr("Fitted thresholds: %1").arg(both);
    };
}

} // namespace cliplad::ui
