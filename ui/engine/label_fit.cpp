#include "engine/label_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

/// What one label won on the shots so far.
struct Tally {
    double similarity = 0;
    int pixels = 0;
    std::vector<int> contestedBy; ///< per label of the table
    std::vector<int> eaten;       ///< per fine label
};

class Fitting {
public:
    explicit Fitting(std::size_t labels)
        : tallies_(labels,
                   {.similarity = 0, .pixels = 0, .contestedBy = std::vector<int>(labels), .eaten = {}})
        , fits_(labels) {}

    void beginShot() {
        for (LabelFit& fit : fits_)
            fit.shotAreaPx.push_back(0);
    }

    /// A pixel that `winner` has, with the cosines of the whole table.
    void add(int winner, const std::vector<cv::Mat>& cosines, int pixel) {
        Tally& tally = tallies_[static_cast<std::size_t>(winner)];
        const float own = cosines[static_cast<std::size_t>(winner)].ptr<float>()[pixel];
        tally.similarity += own;
        ++tally.pixels;
        ++fits_[static_cast<std::size_t>(winner)].shotAreaPx.back();
        for (std::size_t other = 0; other < cosines.size(); ++other)
            if (static_cast<int>(other) != winner &&
                cosines[other].ptr<float>()[pixel] > own - LabelFit::kContestedMargin)
                ++tally.contestedBy[other];
    }

    /// The pixel is more like a part than like the background that won it.
    void eat(int winner, std::size_t part, std::size_t parts) {
        std::vector<int>& eaten = tallies_[static_cast<std::size_t>(winner)].eaten;
        eaten.resize(parts);
        ++eaten[part];
    }

    std::vector<LabelFit> take() {
        for (std::size_t i = 0; i < fits_.size(); ++i)
            finish(tallies_[i], fits_[i]);
        return std::move(fits_);
    }

private:
    static void most(const std::vector<int>& counts, int total, int& which, double& share) {
        const auto top = std::max_element(counts.begin(), counts.end());
        if (top == counts.end() || *top == 0)
            return;
        which = static_cast<int>(top - counts.begin());
        share = static_cast<double>(*top) / total;
    }

    static void finish(const Tally& tally, LabelFit& fit) {
        if (tally.pixels == 0)
            return;
        fit.meanSimilarity = tally.similarity / tally.pixels;
        most(tally.contestedBy, tally.pixels, fit.rival, fit.contestedShare);
        most(tally.eaten, tally.pixels, fit.eats, fit.eatenShare);
        const double mean = static_cast<double>(tally.pixels) / static_cast<double>(fit.shotAreaPx.size());
        double squares = 0;
        for (const int area : fit.shotAreaPx)
            squares += (area - mean) * (area - mean);
        if (fit.shotAreaPx.size() > 1)
            fit.areaSpread = std::sqrt(squares / static_cast<double>(fit.shotAreaPx.size() - 1)) / mean;
    }

    std::vector<Tally> tallies_;
    std::vector<LabelFit> fits_;
};

/// The label with the highest cosine at a pixel, among those that `counts`.
template<class Counts>
int bestAt(const std::vector<cv::Mat>& cosines, int pixel, const Counts& counts) {
    int best = -1;
    for (std::size_t i = 0; i < cosines.size(); ++i)
        if (counts(i) && (best < 0 || cosines[i].ptr<float>()[pixel] >
                                          cosines[static_cast<std::size_t>(best)].ptr<float>()[pixel]))
            best = static_cast<int>(i);
    return best;
}

} // namespace

std::vector<LabelFit> coarseFit(const std::vector<LiveShot>& shots, const Prompts& prompts) {
    Fitting fitting(prompts.coarse.size());
    const auto isPart = [&](std::size_t i) { return !prompts.fine[i].background; };
    for (const LiveShot& shot : shots) {
        fitting.beginShot();
        for (int pixel = 0; pixel < static_cast<int>(shot.coarse.label.total()); ++pixel) {
            const int winner = shot.coarse.label.data[pixel];
            if (winner == Regions::kIgnored)
                continue;
            fitting.add(winner, shot.similarities.coarse, pixel);
            if (!prompts.coarse[static_cast<std::size_t>(winner)].background)
                continue;
            const int part = bestAt(shot.similarities.fine, pixel, isPart);
            if (part >= 0 &&
                shot.similarities.fine[static_cast<std::size_t>(part)].ptr<float>()[pixel] >
                    shot.similarities.coarse[static_cast<std::size_t>(winner)].ptr<float>()[pixel])
                fitting.eat(winner, static_cast<std::size_t>(part), prompts.fine.size());
        }
    }
    return fitting.take();
}

std::vector<LabelFit> fineFit(const std::vector<LiveShot>& shots, const Prompts& prompts) {
    Fitting fitting(prompts.fine.size());
    for (const LiveShot& shot : shots) {
        fitting.beginShot();
        for (int pixel = 0; pixel < static_cast<int>(shot.parts.label.total()); ++pixel) {
            const int part = shot.parts.label.data[pixel];
            const int winner = part > 0 ? part - 1
                               : shot.coarse.foreground.data[pixel] == 0
                                   ? -1
                                   : bestAt(shot.similarities.fine, pixel, [](std::size_t) { return true; });
            // Foreground without a part went to a fine background label; where that is not the best by patch,
            // refinement or the region decided so.
            if (winner >= 0 && (part > 0 || prompts.fine[static_cast<std::size_t>(winner)].background))
                fitting.add(winner, shot.similarities.fine, pixel);
        }
    }
    return fitting.take();
}

} // namespace cliplad::ui
