#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/job.h"
#include "benchmark/benchmark_set.h"
#include "benchmark/contender.h"
#include "benchmark/experiment.h"

namespace cliplad {

/// Told what a person has to know of a benchmark, a line each.
using Notice = std::function<void(const std::string&)>;

/// Which experiments a benchmark is made of: every contender × product × number of shots × seed.
struct BenchmarkPlan {
    std::vector<BenchmarkSet> sets = {};
    std::vector<Contender> contenders = {};
    std::vector<int> shots = {1, 2, 4};
    std::vector<std::uint64_t> seeds = {0, 1, 2, 3, 4};
    int resolution = 0;                            ///< px, of CLIP's features
    bool pixelMetrics = true;                      ///< where every anomalous image has ground truth
    std::size_t photoBytes = std::size_t(6) << 30; ///< for photos and their features
    /// Of `shards` machines or processes that share the folder, this one takes every shards-th group of
    /// experiments, from `shard` on.
    int shard = 0;
    int shards = 1;
    std::string program = {}; ///< version, for the files
};

/// The plan's contender of an experiment.
const Contender& contenderOf(const BenchmarkPlan& plan, const ExperimentKey& key);

/// The draw of an experiment: of a product with sub-types, `shots` of each. The same for every contender.
/// Throws Error when there are not enough images.
FewShotSplit drawShots(const BenchmarkSet& set, int shots, std::uint64_t seed);

/// Experiments that share a pass over a product's photos, and are written when it is done: of one draw of
/// shots; a method that trains has a group for each, so that what was trained is written at once.
struct ExperimentGroup {
    std::size_t set = 0; ///< index into BenchmarkPlan::sets
    std::vector<ExperimentKey> keys = {};
};

/// What this shard has to run of a plan: what the folder does not hold yet. A draw for which a product has
/// too few images is left out, with a word to `notice`.
std::vector<ExperimentGroup> missingExperiments(const BenchmarkPlan& plan, const ClipModel& clip,
                                                const std::filesystem::path& folder, const Notice& notice);

/// The plan's experiments, those of all shards, that the folder holds: made as the plan says; sorted by key.
std::vector<Experiment> finishedExperiments(const BenchmarkPlan& plan, const ClipModel& clip,
                                            const std::filesystem::path& folder);

/// Runs what is missing; each result is written as soon as it is there. Progress counts scored photos; a
/// training reports in between. Photos that cannot be read are not tested, and a draw that has one among its
/// shots is left out; that, and why figures are missing, is told to `notice`, by each experiment that it
/// concerns. Throws Error; Cancelled.
void runExperiments(const BenchmarkPlan& plan, const ClipModel& clip, const std::filesystem::path& folder,
                    const JobContext& job, const Notice& notice);

} // namespace cliplad
