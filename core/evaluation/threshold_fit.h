#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/ranking_metrics.h"

namespace cliplad {

/// What a threshold (`score >= threshold` is anomalous) does to images whose truth is known.
struct ThresholdCost {
    double threshold = 0;
    std::int64_t anomalous = 0;   ///< images that are
    std::int64_t good = 0;        ///< images that are not
    std::int64_t missed = 0;      ///< anomalous images below the threshold
    std::int64_t falseAlarms = 0; ///< good images at or above it

    double missedShare() const;     ///< of the anomalous images; 0 where there are none
    double falseAlarmShare() const; ///< of the good images; 0 where there are none
};

ThresholdCost costOf(std::span<const LabelledScore> scores, double threshold);

/// What a threshold is to keep to.
enum class ThresholdTarget { Missed, FalseAlarms };

/// The threshold that keeps to the target at the least cost of the other kind: for at most `atMost` missed
/// the highest one, for at most `atMost` false alarms the lowest. It lies midway between the scores it
/// separates, as far from both as they allow.
///
/// @param atMost share of the anomalous or the good images, 0 to 1
/// Throws Error when images of the kind that the target speaks of are missing, for a share outside 0 to 1,
/// and for a score that is not a number.
ThresholdCost fitThreshold(std::span<const LabelledScore> scores, ThresholdTarget target, double atMost);

/// What each threshold costs that decides otherwise than its neighbours, lowest first; at most `most` of
/// them, the ends and the rest evenly spread. For a curve (ROC) or a table. Throws Error for a score that is
/// not a number.
std::vector<ThresholdCost> thresholdCosts(std::span<const LabelledScore> scores, std::size_t most = 1000);

} // namespace cliplad
