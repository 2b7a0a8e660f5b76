#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/benchmark_tables.h"
#include "benchmark/experiment.h"

namespace cliplad {

/// CLIP-LAD's AUROC over the number of clusters, from the experiments of clusterCountContenders(): the
/// numbers of the paper's figure 4, averages over products with the deviation over seeds. Nothing without two
/// numbers of clusters.
std::optional<BenchmarkTable> clusterTable(const std::vector<Experiment>& experiments);

/// The same as curves, one for each number of shots, with a band of one deviation over seeds: the average of
/// all products, then each product by itself. CV_8UC3 RGB; empty as above.
/// @param chosen numbers of clusters of products, which are marked
cv::Mat clusterPicture(const std::vector<Experiment>& experiments, const std::map<std::string, int>& chosen);

} // namespace cliplad
