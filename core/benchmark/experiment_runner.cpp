#include "benchmark/experiment_runner.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "benchmark/experiment_file.h"
#include "benchmark/peak_memory.h"
#include "benchmark/photo_store.h"
#include "dataset/sub_types.h"
#include "evaluation/run_recorder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

/// Pixel curves take 100 MB an experiment.
constexpr std::size_t kMostAtOnce = 30;

const Contender& contenderOf(const BenchmarkPlan& plan, const ExperimentKey& key) {
    return *std::find_if(plan.contenders.begin(), plan.contenders.end(),
                         [&](const Contender& contender) { return contender.name == key.contender; });
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string relativeTo(const DataSet& dataSet, const fs::path& path) {
    return path.lexically_relative(dataSet.root).generic_string();
}

/// One experiment of a group while it runs.
class RunningExperiment {
public:
    RunningExperiment(const BenchmarkPlan& plan, const BenchmarkSet& set, const ClipModel& clip,
                      ExperimentKey key)
        : set_(set)
        , split_(drawShots(set, key.shots, key.seed))
        , recorder_(set.dataSet, split_.test, plan.pixelMetrics) {
        const Contender& contender = contenderOf(plan, key);
        method_ = contender.method.make(methodContext(contender, set, clip, plan.resolution, key.seed));
        experiment_ = {.key = std::move(key),
                       .title = contender.title,
                       .madeWith = madeWith(contender, set, clip.info(), plan.resolution),
                       .program = plan.program,
                       .multiClass = !set.subTypes.empty()};
    }

    const FewShotSplit& split() const { return split_; }

    void learn(PhotoStore& store, const JobContext& job) {
        std::vector<MethodPhoto> shots;
        for (const DataSetImage& shot : split_.shots) {
            shots.push_back(store.photo(shot.path));
            experiment_.shotFiles.push_back(relativeTo(set_.dataSet, shot.path));
        }
        const PeakMemory memory;
        const auto begin = std::chrono::steady_clock::now();
        method_->learn(shots, job);
        experiment_.cost.learnSeconds = secondsSince(begin);
        experiment_.cost.learnMib = memory.growthMib();
    }

    /// Whether the next image of this experiment is the one at `path`.
    bool waitsFor(const fs::path& path) const {
        return next_ < split_.test.size() && split_.test[next_].path == path;
    }

    void score(const MethodPhoto& photo, const std::stop_token& stop) {
        const PeakMemory memory;
        const auto begin = std::chrono::steady_clock::now();
        const MethodScore score = method_->score(photo, stop);
        experiment_.cost.scoreSeconds += secondsSince(begin);
        if (const auto growth = memory.growthMib())
            experiment_.cost.scoreMib = std::max(experiment_.cost.scoreMib.value_or(0), *growth);
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

    Experiment finish() {
        experiment_.cost.scoreSeconds /= static_cast<double>(std::max<std::size_t>(1, split_.test.size()));
        experiment_.pixels = recorder_.pixelResults();
        return std::move(experiment_);
    }

private:
    const BenchmarkSet& set_;
    FewShotSplit split_;
    RunRecorder recorder_;
    std::unique_ptr<Method> method_;
    Experiment experiment_;
    std::size_t next_ = 0;
};

/// Every test image of the group's experiments once, in the data set's order.
std::vector<fs::path> testPaths(const BenchmarkSet& set,
                                const std::vector<std::unique_ptr<RunningExperiment>>& running) {
    std::set<fs::path> tested;
    for (const auto& experiment : running)
        for (const DataSetImage& image : experiment->split().test)
            tested.insert(image.path);
    std::vector<fs::path> paths;
    for (const DataSetImage& image : set.dataSet.images)
        if (tested.contains(image.path))
            paths.push_back(image.path);
    return paths;
}

std::int64_t scoredPhotos(const BenchmarkPlan& plan, const ExperimentGroup& group) {
    std::int64_t photos = 0;
    for (const ExperimentKey& key : group.keys)
        photos += static_cast<std::int64_t>(drawShots(plan.sets[group.set], key.shots, key.seed).test.size());
    return photos;
}

/// Counts scored photos over all groups.
class BenchmarkProgress {
public:
    BenchmarkProgress(const JobContext& job, std::int64_t total)
        : job_(job)
        , total_(total) {}

    void scored(const std::string& what) { job_.progress(++done_, total_, what); }
    void learning(const std::string& what) const { job_.progress(done_, total_, what); }

    /// For a method that trains: its own progress in words, within the whole.
    JobContext within(const ExperimentKey& key) const {
        return {.stop = job_.stop, .report = [this, key](const Progress& progress) {
                    learning(fmt::format("{}, {}, {} shots: {} {}/{}", key.dataSet, key.contender, key.shots,
                                         progress.what, progress.done, progress.total));
                }};
    }

private:
    const JobContext& job_;
    std::int64_t total_;
    std::int64_t done_ = 0;
};

void runGroup(const BenchmarkPlan& plan, const ClipModel& clip, const ExperimentGroup& group,
              const fs::path& folder, PhotoStore& store, BenchmarkProgress& progress, const JobContext& job) {
    const BenchmarkSet& set = plan.sets[group.set];
    std::vector<std::unique_ptr<RunningExperiment>> running;
    for (const ExperimentKey& key : group.keys) {
        job.throwIfStopped();
        progress.learning(fmt::format("{}: {} learns from {} shots", key.dataSet, key.contender, key.shots));
        running.push_back(std::make_unique<RunningExperiment>(plan, set, clip, key));
        running.back()->learn(store, progress.within(key));
    }
    for (const fs::path& path : testPaths(set, running)) {
        const MethodPhoto photo = store.photo(path);
        for (const auto& experiment : running) {
            job.throwIfStopped();
            if (!experiment->waitsFor(path))
                continue;
            experiment->score(photo, job.stop);
            progress.scored(set.dataSet.name);
        }
    }
    for (const auto& experiment : running)
        writeExperiment(experiment->finish(), folder);
}

bool canDraw(const BenchmarkSet& set, int shots, std::uint64_t seed,
             const std::function<void(const std::string&)>& notice) {
    try {
        drawShots(set, shots, seed);
        return true;
    } catch (const Error& error) {
        if (seed == 0)
            notice(fmt::format("note: {} is left out with {} shots: {}", set.dataSet.name, shots,
                               error.problem()));
        return false;
    }
}

/// All experiments of a plan: what is quick first, and within it one product after the other, so that its
/// photos stay in memory.
std::vector<ExperimentGroup> plannedGroups(const BenchmarkPlan& plan,
                                           const std::function<void(const std::string&)>& notice) {
    std::vector<ExperimentGroup> quick, trained;
    for (std::size_t i = 0; i < plan.sets.size(); ++i) {
        const BenchmarkSet& set = plan.sets[i];
        bool open = false; // whether the last group of `quick` takes more
        // The paper's experiment with several kinds in one has one shot of each.
        for (const int shots : set.subTypes.empty() ? plan.shots : std::vector<int>{1})
            for (const std::uint64_t seed : plan.seeds) {
                if (!canDraw(set, shots, seed, notice))
                    continue;
                for (const Contender& contender : plan.contenders) {
                    ExperimentKey key{contender.name, set.dataSet.name, shots, seed};
                    if (contender.method.trains) {
                        trained.push_back({.set = i, .keys = {std::move(key)}});
                        continue;
                    }
                    if (!open)
                        quick.push_back({.set = i});
                    quick.back().keys.push_back(std::move(key));
                    open = quick.back().keys.size() < kMostAtOnce;
                }
            }
    }
    quick.insert(quick.end(), trained.begin(), trained.end());
    return quick;
}

} // namespace

FewShotSplit drawShots(const BenchmarkSet& set, int shots, std::uint64_t seed) {
    if (set.subTypes.empty())
        return drawShots(set.dataSet, shots, seed);
    FewShotSplit split = drawShotsOfEach(set.subTypes, shots, seed);
    // In the data set's order, in which its photos are gone through.
    std::map<fs::path, std::size_t> places;
    for (const DataSetImage& image : set.dataSet.images)
        places.emplace(image.path, places.size());
    std::sort(split.test.begin(), split.test.end(), [&](const DataSetImage& a, const DataSetImage& b) {
        return places.at(a.path) < places.at(b.path);
    });
    return split;
}

std::vector<ExperimentGroup> missingExperiments(const BenchmarkPlan& plan, const ClipModel& clip,
                                                const fs::path& folder,
                                                const std::function<void(const std::string&)>& notice) {
    std::vector<ExperimentGroup> missing;
    int number = 0;
    for (ExperimentGroup& group : plannedGroups(plan, notice)) {
        // Counted over the whole plan, so that it does not matter what the other shards have done by now.
        if (number++ % plan.shards != plan.shard)
            continue;
        const BenchmarkSet& set = plan.sets[group.set];
        std::erase_if(group.keys, [&](const ExperimentKey& key) {
            return findExperiment(folder, key,
                                  madeWith(contenderOf(plan, key), set, clip.info(), plan.resolution))
                .has_value();
        });
        if (!group.keys.empty())
            missing.push_back(std::move(group));
    }
    return missing;
}

void runExperiments(const BenchmarkPlan& plan, const ClipModel& clip, const fs::path& folder,
                    const JobContext& job, const std::function<void(const std::string&)>& notice) {
    const std::vector<ExperimentGroup> groups = missingExperiments(plan, clip, folder, notice);
    std::int64_t total = 0;
    for (const ExperimentGroup& group : groups)
        total += scoredPhotos(plan, group);
    BenchmarkProgress progress(job, total);
    PhotoStore store(clip, plan.resolution, plan.photoBytes);
    const BenchmarkSet* before = nullptr;
    for (const ExperimentGroup& group : groups) {
        if (&plan.sets[group.set] != before)
            store.clear();
        before = &plan.sets[group.set];
        runGroup(plan, clip, group, folder, store, progress, job);
    }
}

} // namespace cliplad
