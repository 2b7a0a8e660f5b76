#include "engine/cluster_suggestion.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/label_fit.h"
#include "engine/photo_store.h"
#include "engine/pictures.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

/// Differences below these are no reason to prefer a count.
constexpr double kEqualStability = 0.02;
constexpr double kEqualSeparation = 0.002;

/// How far the winner of each pixel is ahead of the next label, or behind it: a region takes one label as a
/// whole, so that regions which mix surfaces have pixels that are more like another.
class Margins {
public:
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

double separationOf(const std::vector<LiveShot>& shots, bool coarseStage) {
    Margins margins;
    for (const LiveShot& shot : shots) {
        if (coarseStage)
            margins.add(shot.coarse.label, 0, shot.similarities.coarse);
        margins.add(shot.parts.label, 1, shot.similarities.fine);
    }
    return margins.mean();
}

double meanSpread(const std::vector<LabelFit>& fits, const std::vector<Label>& labels) {
    double sum = 0;
    int counted = 0;
    for (std::size_t i = 0; i < fits.size(); ++i)
        if (!labels[i].background && fits[i].meanSimilarity != 0) {
            sum += fits[i].areaSpread;
            ++counted;
        }
    return counted == 0 ? 0 : sum / counted;
}

/// The search with the photos that it needs.
class Search {
public:
    Search(const std::shared_ptr<const Backbone>& backbone, const CountSearch& search, const JobContext& job)
        : live_(backbone)
        , search_(search)
        , job_(job) {
        for (const auto& path : search.request.shots)
            shots_.push_back(photos_.load(path));
    }

    LiveRequest request(int count) const {
        LiveRequest request{.recipe = search_.request.recipe, .shots = shots_, .photo = nullptr};
        request.recipe.settings.clusters.count = count;
        return request;
    }

    CountTrial trial(int count) {
        const auto begin = std::chrono::steady_clock::now();
        const LiveRequest asked = request(count);
        const LiveResult result = live_.answer(asked, {.stop = job_.stop, .report = {}});
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        const Prompts& prompts = asked.recipe.prompts;
        CountTrial trial{.count = count,
                         .areaSpread = meanSpread(fineFit(result.shots, prompts), prompts.fine),
                         .separation = separationOf(result.shots, asked.recipe.settings.fine.coarseStage),
                         .milliseconds = took.count()};
        for (const LiveShot& shot : result.shots)
            trial.parts.push_back(toIndexed(shot.parts.label));
        return trial;
    }

    /// Scores one reviewed image with the trial's count.
    void judge(const ReviewedImage& image, CountTrial& trial) {
        LiveRequest asked = request(trial.count);
        asked.photo = photos_.load(image.path);
        for (const auto& path : search_.request.validation)
            asked.validation.push_back(
                {photos_.load(path)->hash, [this, path] { return photos_.load(path)->rgb; }});
        const LiveResult result = live_.answer(asked, {.stop = job_.stop, .report = {}});
        ++trial.reviewed;
        trial.reviewedRight += result.inspection->anomalous == image.bad;
    }

private:
    LiveInspection live_;
    PhotoStore photos_;
    const CountSearch& search_;
    const JobContext& job_;
    std::vector<std::shared_ptr<const LivePhoto>> shots_;
};

} // namespace

double CountTrial::stability() const {
    return std::max(0.0, agreement) * (1 - std::clamp(areaSpread, 0.0, 1.0));
}

std::vector<CountTrial> tryCounts(const std::shared_ptr<const Backbone>& backbone, const CountSearch& search,
                                  const std::function<void(const std::vector<CountTrial>&)>& onTrials,
                                  const JobContext& job) {
    const int counts = search.most - search.least + 1;
    const auto steps =
        static_cast<std::int64_t>(counts) * (1 + static_cast<std::int64_t>(search.reviewed.size()));
    std::int64_t step = 0;
    job.progress(step, steps);
    Search line(backbone, search, job);
    line.trial(search.most + 1); // encodes the shots and reads the words, so that no count pays for them
    std::vector<CountTrial> trials;
    for (int count = search.least; count <= search.most; ++count) {
        trials.push_back(line.trial(count));
        rateTrials(trials);
        onTrials(trials);
        job.progress(++step, steps);
    }
    for (const ReviewedImage& image : search.reviewed) { // one image's features at a time
        for (CountTrial& trial : trials) {
            line.judge(image, trial);
            job.progress(++step, steps);
        }
        onTrials(trials);
    }
    return trials;
}

double agreementOf(const std::vector<QImage>& parts, const std::vector<QImage>& others) {
    int same = 0, either = 0;
    for (std::size_t i = 0; i < std::min(parts.size(), others.size()); ++i) {
        if (parts[i].size() != others[i].size())
            return 0;
        for (int y = 0; y < parts[i].height(); ++y) {
            const uchar *a = parts[i].constScanLine(y), *b = others[i].constScanLine(y);
            for (int x = 0; x < parts[i].width(); ++x) {
                either += a[x] != 0 || b[x] != 0;
                same += a[x] != 0 && a[x] == b[x];
            }
        }
    }
    return either == 0 ? 1 : static_cast<double>(same) / either;
}

void rateTrials(std::vector<CountTrial>& trials) {
    for (CountTrial& trial : trials) {
        double sum = 0;
        int neighbours = 0;
        for (const CountTrial& other : trials)
            if (std::abs(other.count - trial.count) == 1) {
                sum += agreementOf(trial.parts, other.parts);
                ++neighbours;
            }
        trial.agreement = neighbours == 0 ? -1 : sum / neighbours;
    }
}

int suggestedTrial(const std::vector<CountTrial>& trials) {
    if (trials.empty())
        return -1;
    const auto right = [](const CountTrial& trial) {
        return trial.reviewed == 0 ? 0.0 : static_cast<double>(trial.reviewedRight) / trial.reviewed;
    };
    double mostRight = 0, mostStable = 0, mostSeparate = -1;
    for (const CountTrial& trial : trials)
        mostRight = std::max(mostRight, right(trial));
    const auto isRight = [&](const CountTrial& trial) { return right(trial) >= mostRight; };
    for (const CountTrial& trial : trials)
        if (isRight(trial))
            mostStable = std::max(mostStable, trial.stability());
    const auto isStable = [&](const CountTrial& trial) {
        return isRight(trial) && trial.stability() >= mostStable - kEqualStability;
    };
    for (const CountTrial& trial : trials)
        if (isStable(trial))
            mostSeparate = std::max(mostSeparate, trial.separation);
    const auto best = std::find_if(trials.begin(), trials.end(), [&](const CountTrial& trial) {
        return isStable(trial) && trial.separation >= mostSeparate - kEqualSeparation;
    });
    return static_cast<int>(best - trials.begin());
}

} // namespace cliplad::ui
