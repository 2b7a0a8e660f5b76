#include "scoring/score_summary.h"

#include <algorithm>
#include <cmath>

#include "inspection/enrolment.h"

namespace cliplad::ui {
namespace {

constexpr double kShown = 0.98;  ///< share of the images that the histogram has room for
constexpr double kBeyond = 1.6;  ///< the threshold lies at most at 1 / kBeyond of its width
constexpr double kAtLeast = 0.1; ///< of its width: thresholds are kept to hundredths

std::optional<double> shareOf(int part, int whole) {
    return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / whole);
}

int scored(const VerdictCounts::Counts& counts) {
    return counts[0] + counts[1] + counts[2];
}

/// A few far outliers must not press all others into one bin.
double highEnd(std::span<const ScoreRow> rows, double threshold) {
    std::vector<double> scores;
    for (const ScoreRow& row : rows)
        if (!row.failed && std::isfinite(row.fused))
            scores.push_back(row.fused);
    double high = std::max(kAtLeast, std::isfinite(threshold) ? kBeyond * threshold : 0);
    if (!scores.empty()) {
        const auto place =
            scores.begin() + static_cast<std::ptrdiff_t>(kShown * static_cast<double>(scores.size() - 1));
        std::nth_element(scores.begin(), place, scores.end());
        high = std::max(high, *place * 1.05);
    }
    return high;
}

} // namespace

Verdict verdictOf(const ScoreRow& row, const ScoreThresholds& thresholds) {
    return row.failed ? Verdict::Failed : cliplad::verdictOf(row.fused, thresholds);
}

bool hasOtherShape(const ScoreRow& row, QSize shot) {
    return !row.photo.isEmpty() && !shot.isEmpty() &&
           !haveOneShape({row.photo.width(), row.photo.height()}, {shot.width(), shot.height()});
}

int ContentCounts::of(const ScoreRow& row) const {
    return row.failed ? 0 : alike_.value(row.imageSha256);
}

void ContentCounts::count(const ScoreRow& row, int by) {
    if (row.failed)
        return;
    images_ += by;
    if (row.imageSha256.isEmpty())
        return;
    int& alike = alike_[row.imageSha256];
    copies_ -= std::max(0, alike - 1);
    alike += by;
    copies_ += std::max(0, alike - 1);
}

ScoreHistogram scoreHistogram(std::span<const ScoreRow> rows, double threshold, int bins) {
    ScoreHistogram histogram{
        .high = highEnd(rows, threshold),
        .bins = std::vector<ScoreHistogram::Bin>(static_cast<std::size_t>(std::max(1, bins)))};
    for (const ScoreRow& row : rows) {
        if (row.failed || std::isnan(row.fused))
            continue;
        const double place = std::clamp(row.fused / histogram.high, 0.0, 1.0) * static_cast<double>(bins);
        auto& bin = histogram.bins[std::min(static_cast<std::size_t>(place), histogram.bins.size() - 1)];
        const std::optional<bool> bad = row.knownBad();
        ++bin.images;
        ++histogram.images;
        histogram.beyond += row.fused > histogram.high ? 1 : 0;
        if (bad) {
            ++(*bad ? bin.knownBad : bin.knownGood);
            ++(*bad ? histogram.knownBad : histogram.knownGood);
        }
    }
    return histogram;
}

std::optional<double> VerdictCounts::missedShare() const {
    return shareOf(knownBad[static_cast<std::size_t>(Verdict::Good)], scored(knownBad));
}

std::optional<double> VerdictCounts::falseAlarmShare() const {
    return shareOf(knownGood[static_cast<std::size_t>(Verdict::Reject)], scored(knownGood));
}

VerdictCounts countVerdicts(std::span<const ScoreRow> rows, const ScoreThresholds& thresholds) {
    VerdictCounts counts;
    for (const ScoreRow& row : rows) {
        const auto verdict = static_cast<std::size_t>(verdictOf(row, thresholds));
        ++counts.all[verdict];
        if (const std::optional<bool> bad = row.knownBad()) {
            ++counts.known;
            ++(*bad ? counts.knownBad : counts.knownGood)[verdict];
        }
    }
    return counts;
}

std::vector<LabelledScore> labelledScores(std::span<const ScoreRow> rows) {
    std::vector<LabelledScore> scores;
    for (const ScoreRow& row : rows)
        if (const std::optional<bool> bad = row.knownBad(); bad && !row.failed && !std::isnan(row.fused))
            scores.push_back({.score = row.fused, .anomalous = *bad});
    return scores;
}

} // namespace cliplad::ui
