#pragma once

#include <span>

#include "base/setting.h"

namespace cliplad {

/// Fused score of an image that a person has judged.
struct ReviewedScore {
    double fused = 0;
    bool anomalous = false;
};

/// What a threshold fitted to reviewed images must keep to.
struct ThresholdTargets {
    double maxMissedShare = 0;        ///< of the anomalous images
    double maxFalseAlarmShare = 0.02; ///< of the good images

    static const SettingList<ThresholdTargets>& settings();
    bool operator==(const ThresholdTargets&) const = default;
};

/// A threshold and what it does to the images it was fitted to.
struct ThresholdFit {
    double threshold = 0; ///< at or above is anomalous
    double missedShare = 0;
    double falseAlarmShare = 0;
    bool meetsTargets = false;
};

/// The threshold that meets both targets with the fewest wrong verdicts, in the middle of the widest gap
/// between scores. Where both cannot be met, missed anomalies are kept to their target and false alarms as
/// few as possible. Throws Error when no image was reviewed or a score is not finite.
ThresholdFit fitThreshold(std::span<const ReviewedScore> reviewed, const ThresholdTargets& targets);

} // namespace cliplad
