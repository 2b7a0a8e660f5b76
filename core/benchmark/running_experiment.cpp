#include "benchmark/running_experiment.h"

#include <algorithm>
#include <utility>

namespace cliplad {
namespace {

namespace fs = std::filesystem;

/// What variants of CLIP-LAD share of the photo that is being scored, and of the shots.
constexpr std::size_t kStepBytes = std::size_t(1) << 30;
constexpr std::size_t kWindowBytes = std::size_t(1) << 30;

std::string relativeTo(const DataSet& dataSet, const fs::path& path) {
    return path.lexically_relative(dataSet.root).generic_string();
}

} // namespace

RunStores::RunStores(const ClipModel& clip, const BenchmarkPlan& plan)
    : photos_(clip, plan.resolution, plan.photoBytes)
    , steps_(kStepBytes)
    , windows_(kWindowBytes)
    , sharesSteps_(std::count_if(plan.contenders.begin(), plan.contenders.end(),
                                 [](const Contender& each) { return each.method.name == "clip-lad"; }) > 1) {}

void RunStores::leaveProduct() {
    photos_.clear();
    shotless_.clear();
}

std::shared_ptr<MeasuredMethod> RunStores::methodOf(const Contender& contender, MethodContext context) {
    context.windows = &windows_;
    context.steps = sharesSteps_ ? &steps_ : nullptr;
    const bool shared = contender.method.ignoresShots;
    if (const auto found = shotless_.find(contender.name); shared && found != shotless_.end())
        return found->second;
    auto method = std::make_shared<MeasuredMethod>(contender.method.make(context), shared, windows_);
    if (shared)
        shotless_.emplace(contender.name, method);
    return method;
}

RunningExperiment::RunningExperiment(const BenchmarkPlan& plan, const BenchmarkSet& set,
                                     const ClipModel& clip, ExperimentKey key, RunStores& stores)
    : set_(set)
    , split_(drawShots(set, key.shots, key.seed))
    , recorder_(set.dataSet, split_.test, plan.pixelMetrics)
    , info_(contenderOf(plan, key).method) {
    const Contender& contender = contenderOf(plan, key);
    method_ = stores.methodOf(contender, methodContext(contender, set, clip, plan.resolution, key.seed));
    experiment_ = {.key = std::move(key),
                   .title = contender.title,
                   .madeWith = madeWith(contender, set, split_, clip.info(), plan.resolution),
                   .program = plan.program,
                   .settings = changedSettings(contender, set),
                   .multiClass = !set.subTypes.empty(),
                   .pixelMetrics = plan.pixelMetrics};
}

std::vector<MethodPhoto> RunningExperiment::shots(PhotoStore& store) const {
    std::vector<MethodPhoto> shots;
    for (const DataSetImage& shot : split_.shots)
        if (!info_.ignoresShots)
            shots.push_back(store.photo(shot.path, !info_.pixelsAlone));
    return shots;
}

void RunningExperiment::learn(const std::vector<MethodPhoto>& shots, const JobContext& job) {
    for (const DataSetImage& shot : split_.shots)
        experiment_.shotFiles.push_back(relativeTo(set_.dataSet, shot.path));
    const MethodCost cost = method_->learn(shots, job);
    experiment_.cost.learnSeconds = cost.seconds;
    experiment_.cost.learnMib = cost.mib;
}

void RunningExperiment::skip(const std::string& why) {
    split_.test.erase(split_.test.begin() + static_cast<std::ptrdiff_t>(next_));
    experiment_.notices.push_back("not tested: " + why);
}

void RunningExperiment::score(const MethodPhoto& photo, const std::stop_token& stop) {
    const auto [score, cost] = method_->score(photo, stop);
    experiment_.cost.scoreSeconds += cost.seconds;
    if (cost.mib)
        experiment_.cost.scoreMib = std::max(experiment_.cost.scoreMib.value_or(0), *cost.mib);
    const DataSetImage& image = split_.test[next_++];
    recorder_.record({.fused = score.score,
                      .logical = score.logical,
                      .structural = score.structural,
                      .anomalous = score.anomalous,
                      .anomalyMap = score.anomalyMap,
                      .photoSize = photo.rgb.size()});
    experiment_.images.push_back(
        {.file = relativeTo(set_.dataSet, image.path), .result = recorder_.images().back()});
}

Experiment RunningExperiment::finish() {
    experiment_.cost.scoreSeconds /= static_cast<double>(std::max<std::size_t>(1, split_.test.size()));
    experiment_.pixels = recorder_.pixelResults();
    experiment_.notices.insert(experiment_.notices.end(), recorder_.notices().begin(),
                               recorder_.notices().end());
    return std::move(experiment_);
}

} // namespace cliplad
