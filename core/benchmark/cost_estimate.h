#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "benchmark/experiment_runner.h"
#include "evaluation/result_table.h"

namespace cliplad {

/// Parts of the work with what each takes, and all of them together.
struct CostEstimate {
    ResultTable parts = {};
    double seconds = 0;
};

/// How long the missing experiments of a plan would take on this machine, from parts that are measured now:
/// encoding one photo, and for each contender learning the first two draws with the most shots and scoring
/// one photo with each: the second time finds what experiments share. A training is measured once and stopped
/// after some seconds, and its steps are counted up; then scoring is not measured. Throws Error; Cancelled.
CostEstimate costEstimate(const BenchmarkPlan& plan, const ClipModel& clip,
                          const std::filesystem::path& folder, const JobContext& job, const Notice& notice);

/// Several estimates, as of plans for different models, in one table with their sum.
ResultTable toTable(const std::vector<CostEstimate>& estimates);

} // namespace cliplad
