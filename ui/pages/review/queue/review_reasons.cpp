#include "pages/review/queue/review_reasons.h"

#include <QCoreApplication>

#include "anomaly/fusion.h"
#include "session/finding_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReviewReason)
};

} // namespace

std::array<double, 2> recordedDeviations(const ScoreResults& results, const ScoreRow& row) {
    const ScoreRunInfo& run = results.run();
    return deviations(row.logical, row.structural, run.calibration, run.state.settings.fusion);
}

std::vector<ReviewReason> reasonsOf(const ScoreResults& results, const ScoreRow& row) {
    std::vector<ReviewReason> reasons;
    if (row.failed)
        return reasons;
    for (const PartDifference& part : row.differences)
        if (const auto change = partChange(part))
            reasons.push_back({.kind = *change == PartChange::Missing ? ReviewReason::Kind::Missing
                                                                      : ReviewReason::Kind::Extra,
                               .label = part.label});
    const bool needsOne = reasons.empty() && results.verdictOf(row) != Verdict::Good;
    if (needsOne || recordedDeviations(results, row)[1] > kUnusualDeviation)
        reasons.push_back({.kind = ReviewReason::Kind::Structural});
    return reasons;
}

QString toText(const ReviewReason& reason) {
    switch (reason.kind) {
    case ReviewReason::Kind::Missing:
        return Text::tr("Missing: %1").arg(reason.label);
    case ReviewReason::Kind::Extra:
        return Text::tr("Extra: %1").arg(reason.label);
    case ReviewReason::Kind::Structural:
        break;
    }
    return Text::tr("Unusual place");
}

} // namespace cliplad::ui
