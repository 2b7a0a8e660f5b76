#pragma once

#include <string>
#include <vector>

#include "benchmark/experiment_runner.h"

namespace cliplad {

/// What a person needs to know of a plan's data before its figures: draws that are the same photos again, a
/// kind of anomaly that is not there, anomalies without masks.
std::vector<std::string> planNotices(const BenchmarkPlan& plan);

} // namespace cliplad
