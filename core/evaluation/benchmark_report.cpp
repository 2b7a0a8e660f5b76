#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "evaluation/benchmark.h"
#include "evaluation/benchmark_figures.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

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

ordered_json toJson(const BenchmarkRun& run) {
    ordered_json json = {{"data_set", run.dataSet}, {"shots", run.shots}, {"seed", run.seed}};
    for (const BenchmarkFigure& figure : benchmarkFigures())
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
    const std::vector<const BenchmarkFigure*> figures = figuresPresent(runs);
    ResultTable table{.columns = {"data set", "shots", "seeds"}};
    for (const BenchmarkFigure* figure : figures)
        table.columns.emplace_back(figure->column);
    for (const Group& group : withAverages(groupBySetting(runs))) {
        std::vector<std::string>& row = table.rows.emplace_back();
        row = {group.dataSet, std::to_string(group.shots),
               group.average ? "" : std::to_string(group.runs.size())};
        for (const BenchmarkFigure* figure : figures) {
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
    if (!system.model.empty()) {
        json["model"] = system.model;
        json["demo_model"] = system.isDemoModel;
    }
    json["results"] = ordered_json::array();
    json["runs"] = ordered_json::array();
    for (const Group& group : withAverages(groupBySetting(runs))) {
        ordered_json entry = {
            {"data_set", group.dataSet}, {"shots", group.shots}, {"runs", group.runs.size()}};
        for (const BenchmarkFigure& figure : benchmarkFigures())
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
