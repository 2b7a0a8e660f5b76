#include "benchmark/experiment_runner.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "benchmark/experiment_file.h"
#include "benchmark/running_experiment.h"
#include "dataset/sub_types.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

/// Pixel curves take 100 MB an experiment.
constexpr std::size_t kMostAtOnce = 30;

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

using Running = std::vector<std::unique_ptr<RunningExperiment>>;

/// The photo for those of a group that wait for it; they skip one that cannot be read.
std::optional<MethodPhoto> photoFor(const Running& running, const fs::path& path, PhotoStore& photos,
                                    BenchmarkProgress& progress) {
    const bool encoded = std::any_of(running.begin(), running.end(), [&](const auto& experiment) {
        return experiment->waitsFor(path) && experiment->readsFeatures(path);
    });
    try {
        return photos.photo(path, encoded);
    } catch (const Error& error) {
        for (const auto& experiment : running)
            if (experiment->waitsFor(path)) {
                experiment->skip(error.what());
                progress.scored(path.filename().string());
            }
    }
    return std::nullopt;
}

void runGroup(const BenchmarkPlan& plan, const ClipModel& clip, const ExperimentGroup& group,
              const fs::path& folder, RunStores& stores, BenchmarkProgress& progress, const JobContext& job,
              const Notice& notice) {
    const BenchmarkSet& set = plan.sets[group.set];
    const auto tell = [&](const std::string& text) { notice(set.dataSet.name + ": " + text); };
    Running running;
    for (const ExperimentKey& key : group.keys) {
        job.throwIfStopped();
        progress.learning(fmt::format("{}: {} learns from {} shots", key.dataSet, key.contender, key.shots));
        auto experiment = std::make_unique<RunningExperiment>(plan, set, clip, key, stores);
        std::vector<MethodPhoto> shots;
        try {
            shots = experiment->shots(stores.photos());
        } catch (const Error& error) {
            tell(
                fmt::format("seed {} with {} is left out: {}", key.seed, shotsText(key.shots), error.what()));
            continue;
        }
        experiment->learn(shots, progress.within(key));
        running.push_back(std::move(experiment));
    }
    for (const fs::path& path : testPaths(set, running)) {
        const std::optional<MethodPhoto> photo = photoFor(running, path, stores.photos(), progress);
        for (const auto& experiment : running) {
            job.throwIfStopped();
            if (!photo || !experiment->waitsFor(path))
                continue;
            experiment->score(*photo, job.stop);
            progress.scored(set.dataSet.name);
        }
    }
    for (const auto& experiment : running) {
        const Experiment finished = experiment->finish();
        writeExperiment(finished, folder);
        for (const std::string& text : finished.notices)
            tell(text);
    }
}

bool canDraw(const BenchmarkSet& set, int shots, std::uint64_t seed, const Notice& notice) {
    try {
        drawShots(set, shots, seed);
        return true;
    } catch (const Error& error) {
        if (seed == 0)
            notice(
                fmt::format("{} is left out with {}: {}", set.dataSet.name, shotsText(shots), error.what()));
        return false;
    }
}

/// All experiments of a plan: what is quick first, and within it one product after the other, so that its
/// photos stay in memory.
std::vector<ExperimentGroup> plannedGroups(const BenchmarkPlan& plan, const Notice& notice) {
    std::vector<ExperimentGroup> quick, trained;
    for (std::size_t i = 0; i < plan.sets.size(); ++i) {
        const BenchmarkSet& set = plan.sets[i];
        // The paper's experiment with several kinds in one has one shot of each.
        for (const int shots : set.subTypes.empty() ? plan.shots : std::vector<int>{1})
            for (const std::uint64_t seed : plan.seeds) {
                if (!canDraw(set, shots, seed, notice))
                    continue;
                bool open = false; // whether the last group of `quick` takes more
                for (const Contender& contender : plan.contenders) {
                    if (contender.method.readsWords && !set.hasWords)
                        continue;
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

/// The experiment where it is there as the plan would make it.
std::optional<Experiment> finished(const BenchmarkPlan& plan, const ClipModel& clip, const BenchmarkSet& set,
                                   const ExperimentKey& key, const fs::path& folder) {
    return findExperiment(folder, key,
                          madeWith(contenderOf(plan, key), set, drawShots(set, key.shots, key.seed),
                                   clip.info(), plan.resolution));
}

} // namespace

const Contender& contenderOf(const BenchmarkPlan& plan, const ExperimentKey& key) {
    return *std::find_if(plan.contenders.begin(), plan.contenders.end(),
                         [&](const Contender& contender) { return contender.name == key.contender; });
}

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
                                                const fs::path& folder, const Notice& notice) {
    std::vector<ExperimentGroup> missing;
    int number = 0;
    for (ExperimentGroup& group : plannedGroups(plan, notice)) {
        // Counted over the whole plan, so that it does not matter what the other shards have done by now.
        if (number++ % plan.shards != plan.shard)
            continue;
        const BenchmarkSet& set = plan.sets[group.set];
        std::erase_if(group.keys, [&](const ExperimentKey& key) {
            const auto found = finished(plan, clip, set, key, folder);
            return found && (found->pixelMetrics || !plan.pixelMetrics);
        });
        if (!group.keys.empty())
            missing.push_back(std::move(group));
    }
    return missing;
}

std::vector<Experiment> finishedExperiments(const BenchmarkPlan& plan, const ClipModel& clip,
                                            const fs::path& folder) {
    std::vector<Experiment> experiments;
    for (const ExperimentGroup& group : plannedGroups(plan, [](const std::string&) {}))
        for (const ExperimentKey& key : group.keys)
            if (auto experiment = finished(plan, clip, plan.sets[group.set], key, folder))
                experiments.push_back(std::move(*experiment));
    std::sort(experiments.begin(), experiments.end(),
              [](const Experiment& a, const Experiment& b) { return a.key < b.key; });
    return experiments;
}

void runExperiments(const BenchmarkPlan& plan, const ClipModel& clip, const fs::path& folder,
                    const JobContext& job, const Notice& notice) {
    const std::vector<ExperimentGroup> groups = missingExperiments(plan, clip, folder, notice);
    std::int64_t total = 0;
    for (const ExperimentGroup& group : groups)
        total += scoredPhotos(plan, group);
    BenchmarkProgress progress(job, total);
    RunStores stores(clip, plan);
    const BenchmarkSet* before = nullptr;
    for (const ExperimentGroup& group : groups) {
        if (&plan.sets[group.set] != before)
            stores.leaveProduct();
        before = &plan.sets[group.set];
        runGroup(plan, clip, group, folder, stores, progress, job, notice);
    }
}

} // namespace cliplad
