#pragma once

#include <string_view>

namespace cliplad {

/// What a threshold or two make of a score. In this order from best to worst.
enum class Verdict { Good, Review, Reject, Failed };

/// The two lines that decide: from `review` on to be looked at, from `reject` on rejected.
struct ScoreThresholds {
    double review = 0; ///< ≤ reject; equal: no band
    double reject = 0;

    bool operator==(const ScoreThresholds&) const = default;
};

/// The one rule. A score that is no number reaches no threshold.
constexpr Verdict verdictOf(double score, const ScoreThresholds& thresholds) {
    return score >= thresholds.reject   ? Verdict::Reject
           : score >= thresholds.review ? Verdict::Review
                                        : Verdict::Good;
}

/// Whether somebody is to look at the image: to be reviewed, or rejected.
constexpr bool isFlagged(Verdict verdict) {
    return verdict == Verdict::Review || verdict == Verdict::Reject;
}

/// As the files of results and the records call it: "good", "review", "anomalous" or "error".
constexpr std::string_view toText(Verdict verdict) {
    switch (verdict) {
    case Verdict::Good:
        return "good";
    case Verdict::Review:
        return "review";
    case Verdict::Reject:
        return "anomalous";
    case Verdict::Failed:
        break;
    }
    return "error";
}

} // namespace cliplad
