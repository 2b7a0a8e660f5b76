#pragma once

#include <array>
#include <vector>

#include <QString>

#include "session/score_results.h"

namespace cliplad::ui {

/// Why an image is in the queue: a part that is missing or too much, or a place that is like nothing in the
/// shots. What the queue is filtered by.
struct ReviewReason {
    enum class Kind { Missing, Extra, Structural };

    Kind kind = Kind::Missing;
    QString label = {}; ///< the part; empty for Structural

    bool operator==(const ReviewReason&) const = default;
    bool operator<(const ReviewReason& other) const {
        return kind != other.kind ? kind < other.kind : label < other.label;
    }
};

/// Structural where the structural score is unusual for the run's normal images, or where no difference of
/// parts explains why the image is flagged. None for a good image that nothing is unusual about.
std::vector<ReviewReason> reasonsOf(const ScoreResults& results, const ScoreRow& row);

/// How many standard deviations of normal images the recorded scores lie above their means.
std::array<double, 2> recordedDeviations(const ScoreResults& results, const ScoreRow& row);

/// "Missing: pushpin", in the language in force.
QString toText(const ReviewReason& reason);

} // namespace cliplad::ui
