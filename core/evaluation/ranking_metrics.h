#pragma once

#include <span>
#include <vector>

namespace cliplad {

/// A score and the truth about the image (or pixel) it belongs to.
struct LabelledScore {
    double score = 0;
    bool anomalous = false;
};

/// Throws Error for a score that is not a number, which has no place in an order.
void requireNumber(double score);

/// Area under the ROC curve: the chance that an anomaly scores higher than a normal one, equal scores
/// counting half. Throws Error when one of the two kinds is missing or a score is not a number.
double auroc(std::span<const LabelledScore> scores);

/// Average precision: Σ (recall_i − recall_{i−1}) · precision_i over falling thresholds, equal scores
/// together. Throws Error as auroc.
double averagePrecision(std::span<const LabelledScore> scores);

/// The threshold (`score >= threshold` is anomalous) of the best F1, and what it gives.
struct BestF1 {
    double f1 = 0;
    double threshold = 0;
    double precision = 0;
    double recall = 0;
};
/// Throws Error as auroc. Of equal F1 the highest threshold.
BestF1 bestF1(std::span<const LabelledScore> scores);

/// Mean and sample standard deviation (n − 1; 0 for a single value).
struct Spread {
    double mean = 0;
    double deviation = 0;
    int count = 0;
};
Spread spreadOf(std::span<const double> values);

} // namespace cliplad
