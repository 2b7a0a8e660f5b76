#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/job.h"
#include "benchmark/experiment.h"
#include "benchmark/experiment_runner.h"
#include "benchmark/pictures/benchmark_picture.h"

namespace cliplad {

/// The figures of the paper that are pictures, as files of the benchmark's folder, each with a note of what
/// it was made with, so that what is there is not made again:
///
///     DIR/figures/masks.<product>.png     its figure 3
///     DIR/figures/clusters.<product>.png  its figure 5
///     DIR/figures/cluster-counts.png      its figure 4
///
/// Makes what is missing or was made otherwise, of this shard's products. A product that has too few images
/// is left out, with a word to `notice`. Throws Error; Cancelled.
void makeMaskPictures(const BenchmarkPlan& plan, const ClipModel& clip, const std::filesystem::path& folder,
                      const JobContext& job, const Notice& notice);

/// The pictures that the folder has of the plan, made as it says: the curve over cluster counts, which is
/// drawn now where `experiments` have it, then those of each product. Throws Error.
std::vector<BenchmarkPicture> benchmarkPictures(const BenchmarkPlan& plan, const ClipModel& clip,
                                                const std::vector<Experiment>& experiments,
                                                const std::filesystem::path& folder);

} // namespace cliplad
