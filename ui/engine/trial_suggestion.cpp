#include "engine/trial_suggestion.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "engine/error_text.h"
#include "engine/photos/photo_store.h"
#include "engine/photos/pictures.h"
#include "evaluation/ranking_metrics.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// More normal photos are not asked for the calibration of each trial: they would be encoded again and again.
constexpr std::size_t kMostValidation = 12;
/// The least of so many: others use the machine as well.
constexpr int kTimings = 3;

/// `most` of the items, evenly spread.
template<class Item>
std::vector<Item> spread(const std::vector<Item>& items, std::size_t most) {
    std::vector<Item> kept;
    const std::size_t count = std::min(items.size(), most);
    for (std::size_t i = 0; i < count; ++i)
        kept.push_back(items[i * items.size() / count]);
    return kept;
}

/// What answers, with the photos that all trials share.
class Bench {
public:
    Bench(const std::shared_ptr<const Backbone>& backbone, const TrialSearch& search, const JobContext& job)
        // There is the live view's cache beside it.
        : live_(backbone, std::min(search.budgets.steps, LiveInspection::kDefaultByteBudget))
        , photos_(search.budgets.photos)
        , recipe_(search.request.recipe)
        , job_{.stop = job.stop} {}

    void addShot(const fs::path& path) {
        shots_.push_back(photos_.load(path));
        live_.encode(recipe_, *shots_.back(), job_);
    }

    void addValidation(const fs::path& path) {
        const auto photo = photos_.load(path);
        live_.encode(recipe_, *photo, job_);
        validation_.push_back({photo->hash, [this, path] { return photos_.load(path)->rgb; }});
    }

    std::shared_ptr<const LivePhoto> open(const fs::path& path) {
        auto photo = photos_.load(path);
        live_.encode(recipe_, *photo, job_);
        return photo;
    }

    /// The shots as a change has them, `clusters` more or fewer.
    std::vector<LiveShot> look(const RecipeChange& change, int clusters = 0) {
        LiveRequest request = requestOf(change);
        request.recipe.settings.clusters.count += clusters;
        return live_.look(request, job_);
    }

    double milliseconds(const RecipeChange& change) { return live_.inspectionMs(requestOf(change), job_); }

    Inspection inspect(const RecipeChange& change, std::shared_ptr<const LivePhoto> photo) {
        LiveRequest request = requestOf(change);
        request.photo = std::move(photo);
        request.validation = validation_;
        return std::move(*live_.answer(request, job_).inspection);
    }

    /// As it is computed: what it leaves to the model is settled, for figuresOf.
    Recipe recipe(const RecipeChange& change) const {
        Recipe changed = recipe_;
        change.applyTo(changed);
        return settledFor(live_.model(), std::move(changed));
    }

private:
    LiveRequest requestOf(const RecipeChange& change) const {
        return {.recipe = recipe(change), .shots = shots_, .photo = nullptr};
    }

    LiveInspection live_;
    PhotoStore photos_;
    const Recipe recipe_;
    const JobContext job_; ///< reports nothing: the search does
    std::vector<std::shared_ptr<const LivePhoto>> shots_;
    std::vector<ValidationPhoto> validation_;
};

std::vector<cv::Mat> partsOf(const std::vector<LiveShot>& shots) {
    std::vector<cv::Mat> parts;
    for (const LiveShot& shot : shots)
        parts.push_back(shot.parts.label);
    return parts;
}

/// One pass over all changes and images; told step by step.
class Search {
public:
    Search(const std::shared_ptr<const Backbone>& backbone, const TrialSearch& search,
           const std::function<void(const TrialResults&)>& onResults, const JobContext& job)
        : bench_(backbone, search, job)
        , search_(search)
        , onResults_(onResults)
        , job_(job)
        , validation_(search.reviewed.empty() ? std::vector<fs::path>()
                                              : spread(search.request.validation.get(), kMostValidation))
        , scores_(search.changes.size()) {
        total_ = static_cast<std::int64_t>(search.request.shots.size() + validation_.size() +
                                           search.changes.size() * kStepsOfTrial +
                                           search.reviewed.size() * (search.changes.size() + 1));
    }

    void run() {
        job_.progress(0, total_);
        for (const fs::path& shot : search_.request.shots) {
            bench_.addShot(shot);
            step();
        }
        for (const RecipeChange& change : search_.changes) {
            results_.trials.push_back({.change = change});
            guarded(results_.trials.back(), kStepsOfTrial, [&](Trial& trial) { look(trial); });
            onResults_(results_);
        }
        for (const fs::path& photo : validation_) {
            bench_.addValidation(photo);
            step();
        }
        for (const ReviewedImage& image : search_.reviewed) { // one image's features at a time
            judge(image);
            onResults_(results_);
        }
    }

private:
    static constexpr int kStepsOfTrial = 4;

    /// The parts, those of the neighbouring counts, and the time: a turn each.
    void look(Trial& trial) {
        const std::vector<LiveShot> shots = bench_.look(trial.change);
        const std::vector<cv::Mat> parts = partsOf(shots);
        const Recipe recipe = bench_.recipe(trial.change);
        trial.figures = figuresOf(shots, recipe);
        for (const cv::Mat& mask : parts)
            trial.parts.push_back(toIndexed(mask));
        step();
        double agreement = 0;
        std::vector<double> agreements(parts.size(), 0); // of each shot
        int neighbours = 0;
        for (const int clusters : {-1, 1}) {
            InspectionSettings settings = recipe.settings;
            settings.clusters.count += clusters;
            if (validateSettings(settings).empty()) {
                const std::vector<cv::Mat> others = partsOf(bench_.look(trial.change, clusters));
                agreement += agreementOf(parts, others);
                for (std::size_t i = 0; i < parts.size(); ++i)
                    agreements[i] += agreementOf({&parts[i], 1}, {&others[i], 1});
                ++neighbours;
            }
            step();
        }
        if (neighbours > 0)
            trial.figures.agreement = agreement / neighbours;
        for (double& one : agreements)
            one = neighbours > 0 ? one / neighbours : 1;
        trial.shotStabilities = stabilityOfShots(shots, recipe, agreements);
        trial.milliseconds = bench_.milliseconds(trial.change);
        for (int again = 1; again < kTimings; ++again)
            trial.milliseconds = std::min(trial.milliseconds, bench_.milliseconds(trial.change));
        step();
    }

    void judge(const ReviewedImage& image) {
        std::shared_ptr<const LivePhoto> photo;
        try {
            photo = bench_.open(image.path);
        } catch (const Error&) { // moved or deleted since
            ++results_.unreadable;
            return step(static_cast<std::int64_t>(1 + search_.changes.size()));
        }
        step();
        for (std::size_t i = 0; i < results_.trials.size(); ++i)
            guarded(results_.trials[i], 1, [&](Trial& trial) {
                const Inspection inspection = bench_.inspect(trial.change, photo);
                scores_[i].push_back({inspection.scores.fused, image.bad});
                take(trial.figures, scores_[i], inspection.anomalous == image.bad);
                step();
            });
    }

    static void take(TrialFigures& figures, const std::vector<LabelledScore>& scores, bool right) {
        figures.judged = static_cast<int>(scores.size());
        figures.right += right;
        const auto isBad = [](const LabelledScore& score) { return score.anomalous; };
        if (std::any_of(scores.begin(), scores.end(), isBad) &&
            !std::all_of(scores.begin(), scores.end(), isBad))
            figures.auroc = auroc(scores);
    }

    /// One change that cannot be used is no reason to give up the others.
    template<class Work>
    void guarded(Trial& trial, int steps, const Work& work) {
        const std::int64_t before = done_;
        try {
            if (!trial.figures.failed)
                work(trial);
        } catch (const Error& error) {
            if (trial.change.kind == RecipeChange::Kind::Nothing)
                throw;
            trial.figures = {.failed = true};
            trial.problem = errorText(error);
        }
        if (done_ != before + steps)
            step(before + steps - done_);
    }

    void step(std::int64_t steps = 1) {
        job_.throwIfStopped(); // what is cached asks nobody
        job_.progress(done_ += steps, total_);
    }

    Bench bench_;
    const TrialSearch& search_;
    const std::function<void(const TrialResults&)>& onResults_;
    const JobContext& job_;
    const std::vector<fs::path> validation_;
    std::vector<std::vector<LabelledScore>> scores_; ///< of each trial
    TrialResults results_;
    std::int64_t done_ = 0, total_ = 0;
};

} // namespace

int Trial::worstShot() const {
    if (shotStabilities.size() < 2)
        return -1;
    return static_cast<int>(std::min_element(shotStabilities.begin(), shotStabilities.end()) -
                            shotStabilities.begin());
}

std::vector<std::size_t> balancedSample(const std::vector<bool>& bad, std::size_t most) {
    std::vector<std::size_t> goods, bads;
    for (std::size_t i = 0; i < bad.size(); ++i)
        (bad[i] ? bads : goods).push_back(i);
    const std::size_t half = most / 2;
    const std::size_t count = std::min(bads.size(), std::max(half, most - std::min(most, goods.size())));
    std::vector<std::size_t> sample = spread(goods, most - count);
    for (const std::size_t image : spread(bads, count))
        sample.push_back(image);
    return sample;
}

void tryChanges(const std::shared_ptr<const Backbone>& backbone, const TrialSearch& search,
                const std::function<void(const TrialResults&)>& onResults, const JobContext& job) {
    Search(backbone, search, onResults, job).run();
}

} // namespace cliplad::ui
