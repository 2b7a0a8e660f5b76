#include "evaluation/ranking_metrics.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/error.h"

namespace cliplad {
namespace {

/// What lies at or above one threshold, for falling thresholds, equal scores together.
struct Cut {
    double threshold = 0;
    std::int64_t truePositives = 0;
    std::int64_t falsePositives = 0;
};

/// One cut per distinct score. The last holds the totals of both kinds.
std::vector<Cut> fallingCuts(std::span<const LabelledScore> scores) {
    for (const LabelledScore& each : scores)
        requireNumber(each.score);
    std::vector<LabelledScore> sorted(scores.begin(), scores.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const LabelledScore& a, const LabelledScore& b) { return a.score > b.score; });
    std::vector<Cut> cuts;
    Cut running;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        ++(sorted[i].anomalous ? running.truePositives : running.falsePositives);
        running.threshold = sorted[i].score;
        if (i + 1 == sorted.size() || sorted[i + 1].score != sorted[i].score)
            cuts.push_back(running);
    }
    if (cuts.empty() || cuts.back().truePositives == 0 || cuts.back().falsePositives == 0)
        throw Error("needs both good and anomalous images", {}, "check the data set");
    return cuts;
}

} // namespace

void requireNumber(double score) {
    if (std::isnan(score))
        throw Error("a score is not a number", {}, "check the images that were scored");
}

double auroc(std::span<const LabelledScore> scores) {
    const std::vector<Cut> cuts = fallingCuts(scores);
    double area = 0; // in units of one true positive by one false positive
    Cut before;
    for (const Cut& cut : cuts) {
        area += static_cast<double>(cut.falsePositives - before.falsePositives) *
                static_cast<double>(cut.truePositives + before.truePositives) / 2;
        before = cut;
    }
    return area / (static_cast<double>(before.truePositives) * static_cast<double>(before.falsePositives));
}

double averagePrecision(std::span<const LabelledScore> scores) {
    const std::vector<Cut> cuts = fallingCuts(scores);
    const auto positives = static_cast<double>(cuts.back().truePositives);
    double sum = 0;
    std::int64_t before = 0;
    for (const Cut& cut : cuts) {
        const auto found = static_cast<double>(cut.truePositives);
        sum += static_cast<double>(cut.truePositives - before) / positives * found /
               (found + static_cast<double>(cut.falsePositives));
        before = cut.truePositives;
    }
    return sum;
}

BestF1 bestF1(std::span<const LabelledScore> scores) {
    const std::vector<Cut> cuts = fallingCuts(scores);
    const auto positives = static_cast<double>(cuts.back().truePositives);
    BestF1 best;
    for (const Cut& cut : cuts) {
        const auto found = static_cast<double>(cut.truePositives);
        const double flagged = found + static_cast<double>(cut.falsePositives);
        const double f1 = 2 * found / (flagged + positives);
        if (f1 > best.f1)
            best = {.f1 = f1,
                    .threshold = cut.threshold,
                    .precision = found / flagged,
                    .recall = found / positives};
    }
    return best;
}

Spread spreadOf(std::span<const double> values) {
    if (values.empty())
        return {};
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double deviation = values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
    return {.mean = mean, .deviation = deviation, .count = static_cast<int>(values.size())};
}

} // namespace cliplad
