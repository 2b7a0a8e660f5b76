#include "evaluation/benchmark_figures.h"

#include <algorithm>

namespace cliplad {
namespace {

constexpr BenchmarkFigure kFigures[] = {
    {"AUROC", "auroc", [](const BenchmarkRun& run) -> std::optional<double> { return run.fused.auroc; }},
    {"logical", "auroc_logical", [](const BenchmarkRun& run) { return run.fused.aurocLogical; }},
    {"structural", "auroc_structural", [](const BenchmarkRun& run) { return run.fused.aurocStructural; }},
    {"s_log alone", "auroc_of_logical_score",
     [](const BenchmarkRun& run) { return run.aurocOfLogicalScore; }},
    {"s_str alone", "auroc_of_structural_score",
     [](const BenchmarkRun& run) { return run.aurocOfStructuralScore; }},
    {"F1-max", "f1_max",
     [](const BenchmarkRun& run) -> std::optional<double> { return run.fused.bestF1.f1; }},
    {"AP", "average_precision",
     [](const BenchmarkRun& run) -> std::optional<double> { return run.fused.averagePrecision; }},
    {"verdicts", "accuracy", [](const BenchmarkRun& run) { return run.accuracy; }},
    {"pixel AUROC", "pixel_auroc",
     [](const BenchmarkRun& run) -> std::optional<double> {
         return run.pixels ? std::optional(run.pixels->all.auroc) : std::nullopt;
     }},
    {"sPRO", "spro",
     [](const BenchmarkRun& run) -> std::optional<double> {
         return run.pixels ? std::optional(run.pixels->all.saturatedOverlap) : std::nullopt;
     }},
    {"sPRO logical", "spro_logical",
     [](const BenchmarkRun& run) -> std::optional<double> {
         return run.pixels && run.pixels->logical ? std::optional(run.pixels->logical->saturatedOverlap)
                                                  : std::nullopt;
     }},
    {"sPRO structural", "spro_structural",
     [](const BenchmarkRun& run) -> std::optional<double> {
         return run.pixels && run.pixels->structural ? std::optional(run.pixels->structural->saturatedOverlap)
                                                     : std::nullopt;
     }},
};

} // namespace

std::span<const BenchmarkFigure> benchmarkFigures() {
    return kFigures;
}

std::vector<const BenchmarkFigure*> figuresPresent(const std::vector<BenchmarkRun>& runs) {
    std::vector<const BenchmarkFigure*> present;
    for (const BenchmarkFigure& figure : kFigures)
        if (std::any_of(runs.begin(), runs.end(), [&](const BenchmarkRun& run) { return figure.of(run); }))
            present.push_back(&figure);
    return present;
}

std::optional<Spread> spreadOver(const std::vector<const BenchmarkRun*>& runs,
                                 const BenchmarkFigure& figure) {
    std::vector<double> values;
    for (const BenchmarkRun* run : runs)
        if (const std::optional<double> value = figure.of(*run))
            values.push_back(*value);
    if (values.empty())
        return std::nullopt;
    return spreadOf(values);
}

} // namespace cliplad
