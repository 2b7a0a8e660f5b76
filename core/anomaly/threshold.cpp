#include "anomaly/threshold.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

#include "base/error.h"

namespace cliplad {

namespace {

struct Candidate {
    ThresholdFit fit;
    int wrong = 0;
    double gap = 0; ///< room between the scores on both sides
};

/// Less is better: unmet targets first, then wrong verdicts, then room.
auto rank(const Candidate& candidate, const ThresholdTargets& targets) {
    const double missedBeyond = std::max(0.0, candidate.fit.missedShare - targets.maxMissedShare);
    const double alarmsBeyond = std::max(0.0, candidate.fit.falseAlarmShare - targets.maxFalseAlarmShare);
    return std::make_tuple(missedBeyond, alarmsBeyond, candidate.wrong, -candidate.gap);
}

std::vector<ReviewedScore> sortedByScore(std::span<const ReviewedScore> reviewed) {
    if (reviewed.empty())
        throw Error("no image was reviewed yet", "threshold",
                    "judge some good and some anomalous images first");
    std::vector<ReviewedScore> sorted(reviewed.begin(), reviewed.end());
    for (const ReviewedScore& image : sorted)
        if (!std::isfinite(image.fused))
            throw Error("a reviewed image's score is not a finite number", "threshold",
                        "score the images again");
    std::sort(sorted.begin(), sorted.end(),
              [](const ReviewedScore& a, const ReviewedScore& b) { return a.fused < b.fused; });
    return sorted;
}

double share(int part, int whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / whole;
}

} // namespace

const SettingList<ThresholdTargets>& ThresholdTargets::settings() {
    static const SettingList<ThresholdTargets> list = {
        number("max-missed-share", &ThresholdTargets::maxMissedShare, "Missed at most",
               "Share of the anomalous images that may pass as good.", {.min = 0, .max = 1, .step = 0.01}),
        number("max-false-alarm-share", &ThresholdTargets::maxFalseAlarmShare, "False alarms at most",
               "Share of the good images that may be flagged.", {.min = 0, .max = 1, .step = 0.01}),
    };
    return list;
}

ThresholdFit fitThreshold(std::span<const ReviewedScore> reviewed, const ThresholdTargets& targets) {
    const std::vector<ReviewedScore> sorted = sortedByScore(reviewed);
    const int anomalous = static_cast<int>(std::count_if(
        sorted.begin(), sorted.end(), [](const ReviewedScore& image) { return image.anomalous; }));
    const int good = static_cast<int>(sorted.size()) - anomalous;
    const auto beyond = [](double score) { return 0.1 * std::max(std::abs(score), 1e-3); };

    Candidate best;
    int missed = 0, falseAlarms = good;
    for (std::size_t below = 0; below <= sorted.size(); ++below) {
        const double low =
            below == 0 ? sorted.front().fused - 2 * beyond(sorted.front().fused) : sorted[below - 1].fused;
        const double high = below == sorted.size() ? sorted.back().fused + 2 * beyond(sorted.back().fused)
                                                   : sorted[below].fused;
        if (high > low) {
            Candidate candidate;
            candidate.fit.threshold = low + (high - low) / 2;
            candidate.fit.missedShare = share(missed, anomalous);
            candidate.fit.falseAlarmShare = share(falseAlarms, good);
            candidate.wrong = missed + falseAlarms;
            candidate.gap = high - low;
            if (below == 0 || rank(candidate, targets) < rank(best, targets))
                best = candidate;
        }
        if (below < sorted.size()) {
            missed += sorted[below].anomalous ? 1 : 0;
            falseAlarms -= sorted[below].anomalous ? 0 : 1;
        }
    }
    best.fit.meetsTargets = best.fit.missedShare <= targets.maxMissedShare &&
                            best.fit.falseAlarmShare <= targets.maxFalseAlarmShare;
    return best.fit;
}

} // namespace cliplad
