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

/// Those of the indices whose figure is nearly the highest.
template<class Figure>
std::vector<std::size_t> highest(const std::vector<std::size_t>& of, double equal, const Figure& figure) {
    double most = figure(of.front());
    for (const std::size_t i : of)
        most = std::max(most, figure(i));
    std::vector<std::size_t> kept;
    for (const std::size_t i : of)
        if (figure(i) >= most - equal)
            kept.push_back(i);
    return kept;
}

std::size_t bestOf(std::vector<std::size_t> of, std::span<const TrialFigures> trials) {
    of = highest(of, 0, [&](std::size_t i) { return trials[i].failed ? 0.0 : 1.0; });
    of = highest(of, kEqualAuroc, [&](std::size_t i) { return trials[i].auroc.value_or(0); });
    of = highest(of, 0, [&](std::size_t i) { return static_cast<double>(trials[i].right); });
    of = highest(of, 0, [&](std::size_t i) { return -static_cast<double>(trials[i].partsNotFound); });
    of = highest(of, kEqualStability, [&](std::size_t i) { return trials[i].stability(); });
    of = highest(of, kEqualSeparation, [&](std::size_t i) { return trials[i].separation; });
    return of.front();
}

} // namespace

double TrialFigures::stability() const {
    return agreement * (1 - std::clamp(areaSpread, 0.0, 1.0));
}

TrialFigures figuresOf(const std::vector<LiveShot>& shots, const Recipe& recipe) {
    Margins margins;
    for (const LiveShot& shot : shots) {
        if (recipe.settings.fine.coarseStage)
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
    // "Nearly equal" is no order to sort by: the best is taken out again and again.
    std::vector<std::size_t> rest, ranked;
    for (std::size_t i = 0; i < trials.size(); ++i)
        rest.push_back(i);
    while (!rest.empty()) {
        ranked.push_back(bestOf(rest, trials));
        std::erase(rest, ranked.back());
    }
    return ranked;
}

} // namespace cliplad
