#include "engine/label_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/background_taker.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

/// A part is as near as the background that has the same words, but for rounding.
constexpr float kEqual = 1e-5F;
/// Less of the shots than this is no sign of a part, but stray cells.
constexpr double kStrayShare = 0.002;

/// What one label won on the shots so far.
struct Tally {
    double similarity = 0;
    int pixels = 0;
    std::vector<int> contestedBy; ///< per label of the table
    std::vector<int> eatenBy;     ///< per coarse label
};

class Fitting {
public:
    explicit Fitting(std::size_t labels)
        : tallies_(labels,
                   {.similarity = 0, .pixels = 0, .contestedBy = std::vector<int>(labels), .eatenBy = {}})
        , fits_(labels) {}

    void beginShot(std::size_t pixels) {
        stray_ += kStrayShare * static_cast<double>(pixels);
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

    /// A pixel that would be the part's if the coarse background label `eater` had not won it.
    void eat(int part, int eater, std::size_t coarseLabels) {
        std::vector<int>& eatenBy = tallies_[static_cast<std::size_t>(part)].eatenBy;
        eatenBy.resize(coarseLabels);
        ++eatenBy[static_cast<std::size_t>(eater)];
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

    void finish(const Tally& tally, LabelFit& fit) const {
        const int eaten = std::accumulate(tally.eatenBy.begin(), tally.eatenBy.end(), 0);
        if (eaten > stray_)
            most(tally.eatenBy, tally.pixels + eaten, fit.eatenBy, fit.eatenShare);
        if (tally.pixels == 0)
            return;
        fit.meanSimilarity = tally.similarity / tally.pixels;
        most(tally.contestedBy, tally.pixels, fit.rival, fit.contestedShare);
        const double mean = static_cast<double>(tally.pixels) / static_cast<double>(fit.shotAreaPx.size());
        double squares = 0;
        for (const int area : fit.shotAreaPx)
            squares += (area - mean) * (area - mean);
        if (fit.shotAreaPx.size() > 1)
            fit.areaSpread = std::sqrt(squares / static_cast<double>(fit.shotAreaPx.size() - 1)) / mean;
    }

    std::vector<Tally> tallies_;
    std::vector<LabelFit> fits_;
    double stray_ = 0; ///< pixels, of all shots so far
};

bool isBackground(const std::vector<Label>& labels, int label) {
    return labels[static_cast<std::size_t>(label)].background;
}

/// Cosines of one pixel, by label.
auto cosinesAt(const std::vector<cv::Mat>& cosines, int pixel) {
    return
        [&cosines, pixel](int label) { return cosines[static_cast<std::size_t>(label)].ptr<float>()[pixel]; };
}

BackgroundTaker backgroundTakerAt(const LineSimilarities& cosines, const Prompts& prompts, int pixel) {
    return BackgroundTaker::of(prompts, cosinesAt(cosines.coarse, pixel), cosinesAt(cosines.fine, pixel));
}

} // namespace

std::vector<LabelFit> coarseFit(const std::vector<LiveShot>& shots, const Prompts& prompts,
                                bool hasCoarseStage) {
    Fitting fitting(prompts.coarse.size());
    for (const LiveShot& shot : shots) {
        fitting.beginShot(shot.coarse.label.total());
        for (int pixel = 0; pixel < static_cast<int>(shot.coarse.label.total()); ++pixel) {
            int winner = shot.coarse.label.data[pixel];
            if (winner == Regions::kIgnored)
                continue;
            if (!hasCoarseStage)
                winner = shot.parts.label.data[pixel] > 0
                             ? -1
                             : backgroundTakerAt(shot.similarities, prompts, pixel).coarse;
            if (winner >= 0)
                fitting.add(winner, shot.similarities.coarse, pixel);
        }
    }
    return fitting.take();
}

std::vector<LabelFit> fineFit(const std::vector<LiveShot>& shots, const Prompts& prompts,
                              bool hasCoarseStage) {
    Fitting fitting(prompts.fine.size());
    for (const LiveShot& shot : shots) {
        const std::vector<cv::Mat>&coarse = shot.similarities.coarse, &fine = shot.similarities.fine;
        fitting.beginShot(shot.parts.label.total());
        for (int pixel = 0; pixel < static_cast<int>(shot.parts.label.total()); ++pixel) {
            if (const int part = shot.parts.label.data[pixel]; part > 0) {
                fitting.add(part - 1, fine, pixel);
                continue;
            }
            const int taker = shot.coarse.label.data[pixel];
            if (taker == Regions::kIgnored)
                continue;
            if (!hasCoarseStage) {
                if (const int background = backgroundTakerAt(shot.similarities, prompts, pixel).fine;
                    background >= 0)
                    fitting.add(background, fine, pixel);
                continue;
            }
            const auto fineAt = cosinesAt(fine, pixel);
            const int best = nearestLabel(prompts.fine, fineAt);
            if (best < 0)
                continue;
            // Foreground without a part went to a fine background label; where that is not the best by patch,
            // refinement or the region decided so.
            if (shot.coarse.foreground.data[pixel] != 0 && isBackground(prompts.fine, best))
                fitting.add(best, fine, pixel);
            else if (isBackground(prompts.coarse, taker) && !isBackground(prompts.fine, best) &&
                     fineAt(best) >= cosinesAt(coarse, pixel)(taker) - kEqual)
                fitting.eat(best, taker, prompts.coarse.size());
        }
    }
    return fitting.take();
}

} // namespace cliplad::ui
