#pragma once

#include <optional>
#include <span>
#include <vector>

#include "evaluation/benchmark.h"

namespace cliplad {

/// A figure of a run as reports have it: its column, its key in files, and its value where the run has one.
struct BenchmarkFigure {
    const char* column;
    const char* key;
    std::optional<double> (*of)(const BenchmarkRun&); ///< a share of 1
};

/// All of them, in the order of the columns; the first is the fused score's AUROC.
std::span<const BenchmarkFigure> benchmarkFigures();

/// Those that one of the runs has at least.
std::vector<const BenchmarkFigure*> figuresPresent(const std::vector<BenchmarkRun>& runs);

/// Over those runs that have it; nothing where none has.
std::optional<Spread> spreadOver(const std::vector<const BenchmarkRun*>& runs, const BenchmarkFigure& figure);

} // namespace cliplad
