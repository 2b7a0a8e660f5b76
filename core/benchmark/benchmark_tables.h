#pragma once

#include <string>
#include <vector>

#include "benchmark/experiment.h"
#include "evaluation/result_table.h"

namespace cliplad {

/// A table of a benchmark, with what a reader needs to know of it.
struct BenchmarkTable {
    std::string name = {};  ///< in file names: "auroc"
    std::string title = {}; ///< "Table 1. Image AUROC"
    std::string note = {};
    ResultTable table = {};
};

struct BenchmarkTableOptions {
    bool paperFigures = false; ///< beside ours, where the paper has them: only where the data is MVTec LOCO
    std::string compared = "clip-lad"; ///< whose differences to the others are told
};

/// The tables of the paper and more, computed from experiments alone: AUROC by product and number of shots
/// (its table 1), by kind of anomaly (2), several kinds of product in one (3), differences with their
/// confidence, further figures, costs, and what numbers of clusters do. Percent; mean ± deviation over seeds.
/// Those without any rows are left out.
///
/// Contenders come in the order of methods(), variants behind them; methods that are not among those, such as
/// one's own, come first.
std::vector<BenchmarkTable> benchmarkTables(const std::vector<Experiment>& experiments,
                                            const BenchmarkTableOptions& options = {});

/// A row an experiment, for programs: its key, its figures as shares of 1, its cost. Cells are empty where
/// there is nothing.
ResultTable experimentTable(const std::vector<Experiment>& experiments);

/// Area under AUROC over log2 of the shots, divided by the width: the mean over numbers of shots, each
/// doubling alike. Nothing for a single number.
/// @param aurocByShots ascending in shots, each a share of 1
std::optional<double> areaUnderFewShotCurve(const std::vector<std::pair<int, double>>& aurocByShots);

} // namespace cliplad
