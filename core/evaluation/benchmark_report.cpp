#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "evaluation/benchmark.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

/// A column of the table: which figure of a run, where it has one.
struct Figure {
    const char* column;
    const char* key;
    std::optional<double> (*of)(const BenchmarkRun&);
};

constexpr Figure kFigures[] = {
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

/// The runs of one data set and k, over the seeds, in the order in which they were made.
struct Group {
    std::string dataSet;
    int shots = 0;
    std::vector<const BenchmarkRun*> runs;
    bool average = false; ///< over data sets: every one has the same number of seeds
};

std::vector<Group> groupBySetting(const std::vector<BenchmarkRun>& runs) {
    std::vector<Group> groups;
    for (const BenchmarkRun& run : runs) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return group.dataSet == run.dataSet && group.shots == run.shots;
        });
        Group& group =
            same != groups.end()
                ? *same
                : groups.emplace_back(Group{.dataSet = run.dataSet, .shots = run.shots, .runs = {}});
        group.runs.push_back(&run);
    }
    return groups;
}

std::optional<Spread> spreadOver(const std::vector<const BenchmarkRun*>& runs, const Figure& figure) {
    std::vector<double> values;
    for (const BenchmarkRun* run : runs)
        if (const std::optional<double> value = figure.of(*run))
            values.push_back(*value);
    if (values.empty())
        return std::nullopt;
    return spreadOf(values);
}

/// Means over data sets of their means over seeds, for each k: as the paper averages.
std::vector<Group> groupByShots(const std::vector<Group>& groups) {
    std::vector<Group> byShots;
    for (const Group& group : groups) {
        const auto same = std::find_if(byShots.begin(), byShots.end(),
                                       [&](const Group& other) { return other.shots == group.shots; });
        Group& sum = same != byShots.end()
                         ? *same
                         : byShots.emplace_back(Group{
                               .dataSet = "average", .shots = group.shots, .runs = {}, .average = true});
        sum.runs.insert(sum.runs.end(), group.runs.begin(), group.runs.end());
    }
    return byShots;
}

/// Groups of the same k with the average over data sets behind them, where there are several data sets.
std::vector<Group> withAverages(std::vector<Group> groups) {
    const bool several = std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
        return group.dataSet != groups.front().dataSet;
    });
    if (several)
        for (Group& average : groupByShots(groups))
            groups.push_back(std::move(average));
    return groups;
}

std::vector<const Figure*> figuresPresent(const std::vector<BenchmarkRun>& runs) {
    std::vector<const Figure*> present;
    for (const Figure& figure : kFigures)
        if (std::any_of(runs.begin(), runs.end(), [&](const BenchmarkRun& run) { return figure.of(run); }))
            present.push_back(&figure);
    return present;
}

ordered_json toJson(const BenchmarkRun& run) {
    ordered_json json = {{"data_set", run.dataSet}, {"shots", run.shots}, {"seed", run.seed}};
    for (const Figure& figure : kFigures)
        if (const std::optional<double> value = figure.of(run))
            json[figure.key] = *value;
    json["f1_max_threshold"] = run.fused.bestF1.threshold;
    json["images"] = {{"good", run.good},
                      {"logical", run.logical},
                      {"structural", run.structural},
                      {"anomalous", run.anomalous}};
    json["shot_files"] = run.shotFiles;
    return json;
}

} // namespace

ResultTable benchmarkTable(const std::vector<BenchmarkRun>& runs) {
    const std::vector<const Figure*> figures = figuresPresent(runs);
    ResultTable table{.columns = {"data set", "shots", "seeds"}};
    for (const Figure* figure : figures)
        table.columns.emplace_back(figure->column);
    for (const Group& group : withAverages(groupBySetting(runs))) {
        std::vector<std::string>& row = table.rows.emplace_back();
        row = {group.dataSet, std::to_string(group.shots),
               group.average ? "" : std::to_string(group.runs.size())};
        for (const Figure* figure : figures) {
            const std::optional<Spread> spread = spreadOver(group.runs, *figure);
            if (!spread)
                row.emplace_back("–");
            else
                row.push_back(group.average || spread->count < 2 ? percent(spread->mean)
                                                                 : percent(spread->mean, spread->deviation));
        }
    }
    return table;
}

std::string benchmarkJson(const std::vector<BenchmarkRun>& runs, const BenchmarkSystem& system) {
    ordered_json json = ordered_json::object();
    if (!system.baseline.empty())
        json["baseline"] = system.baseline;
    if (!system.model.empty()) {
        json["model"] = system.model;
        json["demo_model"] = system.isDemoModel;
    }
    json["results"] = ordered_json::array();
    json["runs"] = ordered_json::array();
    for (const Group& group : withAverages(groupBySetting(runs))) {
        ordered_json entry = {
            {"data_set", group.dataSet}, {"shots", group.shots}, {"runs", group.runs.size()}};
        for (const Figure& figure : kFigures)
            if (const std::optional<Spread> spread = spreadOver(group.runs, figure))
                entry[figure.key] =
                    group.average ? ordered_json{{"mean", spread->mean}}
                                  : ordered_json{{"mean", spread->mean}, {"deviation", spread->deviation}};
        json["results"].push_back(std::move(entry));
    }
    for (const BenchmarkRun& run : runs)
        json["runs"].push_back(toJson(run));
    return jsonText(json) + "\n";
}

} // namespace cliplad
