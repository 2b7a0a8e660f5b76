#include "evaluation/threshold_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {
namespace {

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::vector<LabelledScore> rising(std::span<const LabelledScore> scores) {
    for (const LabelledScore& each : scores)
        requireNumber(each.score);
    std::vector<LabelledScore> sorted(scores.begin(), scores.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const LabelledScore& a, const LabelledScore& b) { return a.score < b.score; });
    return sorted;
}

/// How many of `count` images `atMost` allows. A share that was meant to give a whole number may lie just
/// below it.
std::int64_t allowed(double atMost, std::int64_t count) {
    return static_cast<std::int64_t>(std::floor(atMost * static_cast<double>(count) + 1e-9));
}

/// A number that is above `low` and not above `high`, midway where the two are finite.
double between(double low, double high) {
    const double middle = low + (high - low) / 2;
    return std::isfinite(middle) && middle > low ? middle : high;
}

/// Scores of one kind, lowest first.
std::vector<double> scoresOf(const std::vector<LabelledScore>& sorted, bool anomalous) {
    std::vector<double> found;
    for (const LabelledScore& s : sorted)
        if (s.anomalous == anomalous)
            found.push_back(s.score);
    return found;
}

/// The highest threshold below which at most `missed` anomalous images lie.
double highestFor(const std::vector<LabelledScore>& sorted, std::int64_t missed) {
    const std::vector<double> bad = scoresOf(sorted, true);
    if (missed >= static_cast<std::int64_t>(bad.size())) // everything may pass
        return std::nextafter(sorted.back().score, std::numeric_limits<double>::infinity());
    const double first = bad[static_cast<std::size_t>(missed)]; // the lowest that has to be found
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), first,
                                        [](const LabelledScore& s, double score) { return s.score < score; });
    return place == sorted.begin() ? first : between(std::prev(place)->score, first);
}

/// The lowest threshold from which on at most `alarms` good images lie.
double lowestFor(const std::vector<LabelledScore>& sorted, std::int64_t alarms) {
    const std::vector<double> good = scoresOf(sorted, false);
    if (alarms >= static_cast<std::int64_t>(good.size()))
        return sorted.front().score;
    const double last =
        good[good.size() - 1 - static_cast<std::size_t>(alarms)]; // the highest that has to pass
    const auto place = std::upper_bound(sorted.begin(), sorted.end(), last,
                                        [](double score, const LabelledScore& s) { return score < s.score; });
    return place == sorted.end() ? std::nextafter(last, std::numeric_limits<double>::infinity())
                                 : between(last, place->score);
}

} // namespace

double ThresholdCost::missedShare() const {
    return share(missed, anomalous);
}

double ThresholdCost::falseAlarmShare() const {
    return share(falseAlarms, good);
}

ThresholdCost costOf(std::span<const LabelledScore> scores, double threshold) {
    ThresholdCost cost{.threshold = threshold};
    for (const LabelledScore& s : scores) {
        ++(s.anomalous ? cost.anomalous : cost.good);
        const bool flagged = s.score >= threshold;
        cost.missed += s.anomalous && !flagged ? 1 : 0;
        cost.falseAlarms += !s.anomalous && flagged ? 1 : 0;
    }
    return cost;
}

ThresholdCost fitThreshold(std::span<const LabelledScore> scores, ThresholdTarget target, double atMost) {
    if (!(atMost >= 0 && atMost <= 1))
        throw Error(fmt::format("expected a share between 0 and 1, found {}", atMost), "target");
    const std::vector<LabelledScore> sorted = rising(scores);
    const ThresholdCost all = costOf(sorted, 0);
    const bool byMissed = target == ThresholdTarget::Missed;
    const std::int64_t count = byMissed ? all.anomalous : all.good;
    if (count == 0)
        throw Error(byMissed ? "there is no image that is known to be bad"
                             : "there is no image that is known to be good",
                    {}, "review some images first, or score a data set that tells the truth");
    const double threshold =
        byMissed ? highestFor(sorted, allowed(atMost, count)) : lowestFor(sorted, allowed(atMost, count));
    return costOf(sorted, threshold);
}

std::vector<ThresholdCost> thresholdCosts(std::span<const LabelledScore> scores, std::size_t most) {
    const std::vector<LabelledScore> sorted = rising(scores);
    if (sorted.empty())
        return {};
    ThresholdCost running = costOf(sorted, sorted.front().score); // at the lowest score all are flagged
    std::vector<ThresholdCost> costs = {running};
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        running.missed += sorted[i].anomalous ? 1 : 0; // what lies above it no longer flags this one
        running.falseAlarms -= sorted[i].anomalous ? 0 : 1;
        const bool isLast = i + 1 == sorted.size();
        if (!isLast && sorted[i + 1].score == sorted[i].score)
            continue;
        running.threshold = isLast ? std::nextafter(sorted[i].score, std::numeric_limits<double>::infinity())
                                   : sorted[i + 1].score;
        costs.push_back(running);
    }
    if (costs.size() <= most || most < 2)
        return costs;
    std::vector<ThresholdCost> fewer;
    for (std::size_t i = 0; i < most; ++i)
        fewer.push_back(costs[i * (costs.size() - 1) / (most - 1)]);
    return fewer;
}

} // namespace cliplad
