#include "inspection/tuning/trial_figures.h"

#include <algorithm>
#include <cmath>

namespace cliplad {
namespace {

/// Differences below these are no reason to prefer a trial.
constexpr double kEqualAuroc = 0.005;
constexpr double kEqualStability = 0.02;
constexpr double kEqualSeparation = 0.002;

/// How far the winner of each pixel is ahead of the next label, or behind it: a region takes one label as a
/// whole, so that regions which mix surfaces have pixels that are more like another.
class Margins {
public:
    /// @param first value of the mask that stands for label 0
    void add(const cv::Mat& winners, int first, const std::vector<cv::Mat>& cosines) {
        for (int pixel = 0; cosines.size() > 1 && pixel < static_cast<int>(winners.total()); ++pixel) {
            const int winner = winners.data[pixel] - first;
            if (winner < 0 || winner >= static_cast<int>(cosines.size()))
                continue; // no part, or ignored
            float next = -1;
            for (int label = 0; label < static_cast<int>(cosines.size()); ++label)
                if (label != winner)
                    next = std::max(next, cosines[static_cast<std::size_t>(label)].ptr<float>()[pixel]);
            sum_ += cosines[static_cast<std::size_t>(winner)].ptr<float>()[pixel] - next;
            ++pixels_;
        }
    }
    double mean() const { return pixels_ == 0 ? 0 : sum_ / pixels_; }

private:
    double sum_ = 0;
    int pixels_ = 0;
};

/// Standard deviation of a label's area over the shots, relative to its mean; 0 for one shot.
/// @param total area on all shots, not 0
double spreadOfArea(const std::vector<LiveShot>& shots, std::size_t label, double total) {
    if (shots.size() < 2)
        return 0;
    const double mean = total / static_cast<double>(shots.size());
    double squares = 0;
    for (const LiveShot& shot : shots)
        squares += std::pow(shot.counts.histogram.areaPx[label] - mean, 2);
    return std::sqrt(squares / static_cast<double>(shots.size() - 1)) / mean;
}

/// What trials are compared by: higher is better, and differences up to `equal` are none.
struct Criterion {
    double equal;
    double (*figure)(const TrialFigures&);
};

/// The first one weighs most.
constexpr Criterion kCriteria[] = {
    {0, [](const TrialFigures& trial) { return trial.failed ? 0.0 : 1.0; }},
    {kEqualAuroc, [](const TrialFigures& trial) { return trial.auroc.value_or(0); }},
    {0, [](const TrialFigures& trial) { return static_cast<double>(trial.right); }},
    {0, [](const TrialFigures& trial) { return -static_cast<double>(trial.partsNotFound); }},
    {kEqualStability, [](const TrialFigures& trial) { return trial.stability(); }},
    {kEqualSeparation, [](const TrialFigures& trial) { return trial.separation; }},
};

std::size_t bestOf(std::vector<std::size_t> of, std::span<const TrialFigures> trials) {
    for (const Criterion& criterion : kCriteria) {
        double most = criterion.figure(trials[of.front()]);
        for (const std::size_t i : of)
            most = std::max(most, criterion.figure(trials[i]));
        std::erase_if(of,
                      [&](std::size_t i) { return criterion.figure(trials[i]) < most - criterion.equal; });
    }
    return of.front();
}

/// Appends the indices to `ranked`, best first.
void rank(std::vector<std::size_t> rest, std::span<const TrialFigures> trials,
          std::vector<std::size_t>& ranked) {
    // "Nearly equal" is no order to sort by: the best is taken out again and again.
    while (!rest.empty()) {
        ranked.push_back(bestOf(rest, trials));
        std::erase(rest, ranked.back());
    }
}

bool isClearlyBetter(const TrialFigures& trial, const TrialFigures& present) {
    for (const Criterion& criterion : kCriteria) {
        const double more = criterion.figure(trial) - criterion.figure(present);
        if (std::abs(more) > criterion.equal)
            return more > 0;
    }
    return false;
}

} // namespace

double TrialFigures::stability() const {
    return agreement * (1 - std::clamp(areaSpread, 0.0, 1.0));
}

TrialFigures figuresOf(const std::vector<LiveShot>& shots, const Recipe& recipe) {
    Margins margins;
    for (const LiveShot& shot : shots) {
        if (recipe.settings.fine.hasCoarseStage())
            margins.add(shot.coarse.label, 0, shot.similarities.coarse);
        margins.add(shot.parts.label, 1, shot.similarities.fine);
    }
    TrialFigures figures{.separation = margins.mean()};
    double spreads = 0;
    int found = 0;
    for (std::size_t label = 0; label < recipe.prompts.fine.size(); ++label) {
        if (recipe.prompts.fine[label].background)
            continue;
        double total = 0;
        for (const LiveShot& shot : shots)
            total += shot.counts.histogram.areaPx[label];
        if (total == 0) {
            ++figures.partsNotFound;
            continue;
        }
        spreads += spreadOfArea(shots, label, total);
        ++found;
    }
    figures.areaSpread = found == 0 ? 0 : spreads / found;
    return figures;
}

std::vector<double> stabilityOfShots(const std::vector<LiveShot>& shots, const Recipe& recipe,
                                     std::span<const double> agreements) {
    std::vector<double> away(shots.size(), 0);
    int found = 0;
    for (std::size_t label = 0; label < recipe.prompts.fine.size(); ++label) {
        double total = 0;
        for (const LiveShot& shot : shots)
            total += shot.counts.histogram.areaPx[label];
        if (recipe.prompts.fine[label].background || total == 0)
            continue;
        const double mean = total / static_cast<double>(shots.size());
        for (std::size_t i = 0; i < shots.size(); ++i)
            away[i] += std::abs(shots[i].counts.histogram.areaPx[label] - mean) / mean;
        ++found;
    }
    std::vector<double> stabilities;
    for (std::size_t i = 0; i < shots.size(); ++i)
        stabilities.push_back(agreements[i] * (1 - std::clamp(away[i] / std::max(1, found), 0.0, 1.0)));
    return stabilities;
}

double agreementOf(std::span<const cv::Mat> parts, std::span<const cv::Mat> others) {
    int same = 0, either = 0;
    for (std::size_t i = 0; i < std::min(parts.size(), others.size()); ++i) {
        if (parts[i].size() != others[i].size())
            return 0;
        for (int y = 0; y < parts[i].rows; ++y) {
            const auto *a = parts[i].ptr(y), *b = others[i].ptr(y);
            for (int x = 0; x < parts[i].cols; ++x) {
                either += a[x] != 0 || b[x] != 0;
                same += a[x] != 0 && a[x] == b[x];
            }
        }
    }
    return either == 0 ? 1 : static_cast<double>(same) / either;
}

std::vector<std::size_t> rankTrials(std::span<const TrialFigures> trials) {
    if (trials.empty())
        return {};
    std::vector<std::size_t> better, others, ranked;
    for (std::size_t i = 1; i < trials.size(); ++i)
        (isClearlyBetter(trials[i], trials.front()) ? better : others).push_back(i);
    rank(std::move(better), trials, ranked);
    ranked.push_back(0);
    rank(std::move(others), trials, ranked);
    return ranked;
}

} // namespace cliplad
