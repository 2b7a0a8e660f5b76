#include "benchmark/benchmark_tables.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "baselines/method.h"
#include "benchmark/paper_figures.h"
#include "benchmark/pictures/cluster_counts.h"
#include "benchmark/pictures/cluster_curve.h"
#include "evaluation/benchmark_figures.h"
#include "evaluation/paired_difference.h"

namespace cliplad {
namespace {

constexpr auto kNone = "–";

/// An experiment with its figures.
struct Evaluated {
    const Experiment* experiment = nullptr;
    BenchmarkRun run = {};
};

using Rows = std::vector<const Evaluated*>;
using Figure = std::function<std::optional<double>(const BenchmarkRun&)>;

std::optional<double> aurocOf(const BenchmarkRun& run) {
    return std::isnan(run.fused.auroc) ? std::nullopt : std::optional(run.fused.auroc);
}

/// Means over seeds for each product, and over products for each seed: as the paper averages.
struct Summary {
    std::map<std::string, Spread> products;
    std::optional<Spread> average; ///< of all products; deviation over seeds
};

Summary summaryOf(const Rows& rows, const Figure& figure) {
    std::map<std::string, std::vector<double>> byProduct;
    std::map<std::uint64_t, std::vector<double>> bySeed;
    for (const Evaluated* each : rows)
        if (const std::optional<double> value = figure(each->run)) {
            byProduct[each->run.dataSet].push_back(*value);
            bySeed[each->run.seed].push_back(*value);
        }
    Summary summary;
    std::vector<double> means, averages;
    for (const auto& [product, values] : byProduct)
        means.push_back((summary.products[product] = spreadOf(values)).mean);
    for (const auto& [seed, values] : bySeed)
        averages.push_back(spreadOf(values).mean);
    if (!means.empty())
        summary.average = Spread{.mean = spreadOf(means).mean,
                                 .deviation = spreadOf(averages).deviation,
                                 .count = static_cast<int>(averages.size())};
    return summary;
}

std::string cell(const std::optional<Spread>& spread) {
    if (!spread)
        return kNone;
    return spread->count < 2 ? percent(spread->mean) : percent(spread->mean, spread->deviation);
}

std::string cell(const std::optional<double>& share) {
    return share ? percent(*share) : kNone;
}

/// All experiments, and the ways the tables look at them.
class Results {
public:
    explicit Results(const std::vector<Experiment>& experiments) {
        std::set<std::string> names;
        for (const Experiment& experiment : experiments) {
            if (clusterCountOf(experiment.key.contender))
                continue; // they have a table of their own
            evaluated_.push_back({.experiment = &experiment, .run = figuresOf(experiment)});
            names.insert(experiment.key.contender);
        }
        contenders_.assign(names.begin(), names.end());
        std::stable_sort(contenders_.begin(), contenders_.end(),
                         [](const std::string& a, const std::string& b) { return place(a) < place(b); });
    }

    const std::vector<std::string>& contenders() const { return contenders_; }

    Rows select(const std::string& contender, bool multiClass, std::optional<int> shots = {}) const {
        Rows rows;
        for (const Evaluated& each : evaluated_)
            if (each.experiment->key.contender == contender && each.experiment->multiClass == multiClass &&
                (!shots || each.experiment->key.shots == *shots))
                rows.push_back(&each);
        return rows;
    }

    std::string title(const std::string& contender) const {
        for (const Evaluated& each : evaluated_)
            if (each.experiment->key.contender == contender)
                return each.experiment->title;
        return contender;
    }

    std::vector<int> shots(bool multiClass) const {
        std::set<int> all;
        for (const Evaluated& each : evaluated_)
            if (each.experiment->multiClass == multiClass)
                all.insert(each.experiment->key.shots);
        return {all.begin(), all.end()};
    }

    std::vector<std::string> products(bool multiClass) const {
        std::set<std::string> all;
        for (const Evaluated& each : evaluated_)
            if (each.experiment->multiClass == multiClass)
                all.insert(each.experiment->key.dataSet);
        return {all.begin(), all.end()};
    }

    /// Whether the rows are of every product and number of shots that the tables are of: a mean over others
    /// would not compare. @param shots those of one number alone
    bool areWhole(const Rows& rows, std::optional<int> shots = {}) const {
        std::set<std::pair<std::string, int>> all, here;
        for (const Evaluated& each : evaluated_)
            if (!each.experiment->multiClass)
                all.emplace(each.experiment->key.dataSet, each.experiment->key.shots);
        for (const Evaluated* each : rows)
            here.emplace(each->experiment->key.dataSet, each->experiment->key.shots);
        return shots ? here.size() == products(false).size() : here == all;
    }

    bool tellKindsApart() const {
        return std::any_of(evaluated_.begin(), evaluated_.end(), [](const Evaluated& each) {
            return each.run.fused.aurocLogical || each.run.fused.aurocStructural;
        });
    }

private:
    /// Among methods(); 0: none of them.
    static std::size_t place(const std::string& contender) {
        const std::string method = contender.substr(0, contender.find(':'));
        std::size_t place = methods().size();
        while (place > 0 && methods()[place - 1].name != method)
            --place;
        return place;
    }

    std::vector<Evaluated> evaluated_;
    std::vector<std::string> contenders_;
};

/// Whether the products are all of those that the paper's figures are over.
bool areThePapers(const std::vector<std::string>& products, std::size_t count,
                  const std::function<std::optional<double>(const std::string& product)>& paper) {
    return products.size() == count &&
           std::all_of(products.begin(), products.end(),
                       [&](const std::string& product) { return paper(product).has_value(); });
}

bool areTheNine(const Results& results) {
    return areThePapers(results.products(false), 9,
                        [](const std::string& product) { return paperProduct("clip-lad", product, 4); });
}

/// A row a contender and number of shots, a column a product.
/// @param asInPaper whether the products are those of the paper: beside others its averages would not compare
ResultTable
productTable(const Results& results, bool multiClass, bool asInPaper,
             const std::function<std::optional<double>(const std::string& contender,
                                                       const std::string& product, int shots)>& paper) {
    const std::vector<std::string> products = results.products(multiClass);
    ResultTable table{.columns = {"method", "shots"}};
    table.columns.insert(table.columns.end(), products.begin(), products.end());
    table.columns.emplace_back("average");
    for (const std::string& contender : results.contenders())
        for (const int shots : results.shots(multiClass)) {
            const Rows rows = results.select(contender, multiClass, shots);
            if (rows.empty())
                continue;
            const Summary summary = summaryOf(rows, aurocOf);
            std::vector<std::string> row = {results.title(contender), std::to_string(shots)};
            std::vector<std::string> ofPaper = {results.title(contender) + " (paper)", std::to_string(shots)};
            for (const std::string& product : products) {
                const auto found = summary.products.find(product);
                row.push_back(
                    cell(found == summary.products.end() ? std::nullopt : std::optional(found->second)));
                ofPaper.push_back(cell(paper(contender, product, shots)));
            }
            // A product that is missing would make an average of others.
            row.push_back(summary.products.size() == products.size() ? cell(summary.average) : kNone);
            ofPaper.push_back(asInPaper ? cell(paper(contender, {}, shots)) : kNone);
            table.rows.push_back(std::move(row));
            if (std::any_of(ofPaper.begin() + 2, ofPaper.end(),
                            [](const std::string& text) { return text != kNone; }))
                table.rows.push_back(std::move(ofPaper));
        }
    return table;
}

BenchmarkTable aurocTable(const Results& results, bool paperFigures) {
    return {.name = "auroc",
            .title = "Image AUROC by product and number of shots",
            .note = results.tellKindsApart()
                        ? "Logical and structural anomalies together against good images."
                        : "Anomalous against good images.",
            .table = productTable(results, false, areTheNine(results),
                                  [&](const std::string& contender, const std::string& product, int shots) {
                                      if (!paperFigures)
                                          return std::optional<double>();
                                      return product.empty() ? paperAverage(contender, shots)
                                                             : paperProduct(contender, product, shots);
                                  })};
}

BenchmarkTable multiClassTable(const Results& results, bool paperFigures) {
    return {.name = "multi-class",
            .title = "Image AUROC with all kinds of a product in one",
            .note = "Shots of each kind; the test holds all of them.",
            .table = productTable(
                results, true,
                areThePapers(results.products(true), 2,
                             [](const std::string& product) { return paperMultiClass("clip-lad", product); }),
                [&](const std::string& contender, const std::string& product, int) {
                    return paperFigures ? paperMultiClass(contender, product) : std::optional<double>();
                })};
}

BenchmarkTable kindTable(const Results& results, bool paperFigures) {
    BenchmarkTable table{
        .name = "kinds",
        .title = "Image AUROC by kind of anomaly",
        .note = "Each kind against good images, over all numbers of shots and the products that have it; a "
                "method that lacks a product or number of shots is left out.",
        .table = {.columns = {"method", "structural", "logical", "mean"}}};
    for (const std::string& contender : results.contenders()) {
        const Rows rows = results.select(contender, false);
        if (!results.areWhole(rows))
            continue;
        const auto average = [&](const Figure& figure) { return summaryOf(rows, figure).average; };
        const auto structural = average([](const BenchmarkRun& run) { return run.fused.aurocStructural; });
        const auto logical = average([](const BenchmarkRun& run) { return run.fused.aurocLogical; });
        if (!structural && !logical)
            continue;
        const auto mean = average([](const BenchmarkRun& run) -> std::optional<double> {
            if (!run.fused.aurocStructural || !run.fused.aurocLogical)
                return std::nullopt;
            return (*run.fused.aurocStructural + *run.fused.aurocLogical) / 2;
        });
        table.table.rows.push_back({results.title(contender), cell(structural), cell(logical), cell(mean)});
        const PaperKinds paper = paperFigures && areTheNine(results) ? paperKinds(contender) : PaperKinds{};
        if (paper.mean)
            table.table.rows.push_back({results.title(contender) + " (paper)", cell(paper.structural),
                                        cell(paper.logical), cell(paper.mean)});
    }
    return table;
}

bool areOfSameImages(const Experiment& a, const Experiment& b) {
    return std::equal(a.images.begin(), a.images.end(), b.images.begin(), b.images.end(),
                      [](const auto& one, const auto& other) { return one.file == other.file; });
}

/// Images that both contenders scored, by product and seed.
std::vector<std::vector<std::vector<PairedScore>>> pairedScores(const Rows& a, const Rows& b) {
    std::map<std::string, std::vector<std::vector<PairedScore>>> products;
    std::map<std::pair<std::string, std::string>, std::size_t> numbers; // of a product's images
    for (const Evaluated* first : a)
        for (const Evaluated* second : b) {
            const ExperimentKey &keyA = first->experiment->key, &keyB = second->experiment->key;
            if (keyA.dataSet != keyB.dataSet || keyA.seed != keyB.seed || keyA.shots != keyB.shots ||
                !areOfSameImages(*first->experiment, *second->experiment) || !aurocOf(first->run) ||
                !aurocOf(second->run))
                continue;
            std::vector<PairedScore>& draw = products[keyA.dataSet].emplace_back();
            for (std::size_t i = 0; i < first->experiment->images.size(); ++i) {
                const Experiment::Image& image = first->experiment->images[i];
                const std::size_t number =
                    numbers.try_emplace({keyA.dataSet, image.file}, numbers.size()).first->second;
                draw.push_back({.image = number,
                                .anomalous = image.result.group != DataSetGroup::Good,
                                .a = image.result.fused,
                                .b = second->experiment->images[i].result.fused});
            }
        }
    std::vector<std::vector<std::vector<PairedScore>>> paired;
    for (auto& [product, draws] : products)
        paired.push_back(std::move(draws));
    return paired;
}

BenchmarkTable differenceTable(const Results& results, const std::string& compared) {
    BenchmarkTable table{
        .name = "differences",
        .title = fmt::format("{} less each other method, in points of AUROC", results.title(compared)),
        .note =
            "With a 95 % interval (paired bootstrap over images and seeds). One that holds 0 tells nothing.",
        .table = {.columns = {"method"}}};
    if (results.select(compared, false).empty())
        return table;
    const std::vector<int> allShots = results.shots(false);
    for (const int shots : allShots)
        table.table.columns.push_back(shotsText(shots));
    for (const std::string& contender : results.contenders()) {
        if (contender == compared)
            continue;
        std::vector<std::string> row = {results.title(contender)};
        for (const int shots : allShots) {
            const auto paired =
                pairedScores(results.select(compared, false, shots), results.select(contender, false, shots));
            if (paired.empty()) {
                row.emplace_back(kNone);
                continue;
            }
            const ConfidenceInterval difference = aurocDifference(paired);
            row.push_back(fmt::format("{:+.1f} [{:+.1f}, {:+.1f}]", 100 * difference.mean,
                                      100 * difference.low, 100 * difference.high));
        }
        table.table.rows.push_back(std::move(row));
    }
    return table;
}

std::string fewShotCurve(const Results& results, const std::string& contender) {
    std::vector<std::pair<int, double>> byShots;
    for (const int shots : results.shots(false)) {
        if (!results.areWhole(results.select(contender, false, shots), shots))
            return kNone;
        if (const auto average = summaryOf(results.select(contender, false, shots), aurocOf).average)
            byShots.emplace_back(shots, average->mean);
    }
    return cell(areaUnderFewShotCurve(byShots));
}

BenchmarkTable figureTable(const Results& results) {
    BenchmarkTable table{.name = "figures",
                         .title = "Further figures",
                         .note = "Averages over products and seeds, where a method has all of them. AUFC: "
                                 "area under AUROC over the number of "
                                 "shots (log2). sPRO to a false positive rate of 0.05.",
                         .table = {.columns = {"method", "shots"}, .wordColumns = 1}};
    for (const BenchmarkFigure& figure : benchmarkFigures())
        table.table.columns.emplace_back(figure.column);
    table.table.columns.emplace_back("AUFC");
    for (const std::string& contender : results.contenders())
        for (const int shots : results.shots(false)) {
            const Rows rows = results.select(contender, false, shots);
            if (rows.empty())
                continue;
            std::vector<std::string> row = {results.title(contender), std::to_string(shots)};
            const bool isWhole = results.areWhole(rows, shots);
            for (const BenchmarkFigure& figure : benchmarkFigures()) {
                const auto average = summaryOf(rows, [&](const BenchmarkRun& run) {
                                         return aurocOf(run) ? figure.of(run) : std::nullopt;
                                     }).average;
                row.push_back(average && isWhole ? percent(average->mean) : kNone);
            }
            row.push_back(fewShotCurve(results, contender));
            table.table.rows.push_back(std::move(row));
        }
    return table;
}

BenchmarkTable costTable(const Results& results) {
    BenchmarkTable table{
        .name = "costs",
        .title = "What each method costs",
        .note = "A photo is decoded and encoded once for all methods, which is not counted; "
                "what several CLIP-LADs share the first of them pays. "
                "Memory: the most that the program grew in learning and in scoring the first photo; what "
                "several methods share is in that of the first.",
        .table = {
            .columns = {"method", "shots", "learning, s", "scoring, ms", "learning, MiB", "scoring, MiB"}}};
    for (const std::string& contender : results.contenders())
        for (const int shots : results.shots(false)) {
            const Rows rows = results.select(contender, false, shots);
            if (rows.empty())
                continue;
            const auto median = [&](auto value, double scale, int digits) -> std::string {
                std::vector<double> values;
                for (const Evaluated* each : rows)
                    if (const std::optional<double> number = value(each->experiment->cost))
                        values.push_back(*number * scale);
                if (values.empty())
                    return kNone;
                std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
                return fmt::format("{:.{}f}", values[values.size() / 2], digits);
            };
            const auto optional = [](double value) { return std::optional(value); };
            table.table.rows.push_back(
                {results.title(contender), std::to_string(shots),
                 median([&](const ExperimentCost& cost) { return optional(cost.learnSeconds); }, 1, 2),
                 median([&](const ExperimentCost& cost) { return optional(cost.scoreSeconds); }, 1000, 1),
                 median([](const ExperimentCost& cost) { return cost.learnMib; }, 1, 0),
                 median([](const ExperimentCost& cost) { return cost.scoreMib; }, 1, 0)});
        }
    return table;
}

/// Without columns in which no row has anything.
void dropEmptyColumns(ResultTable& table) {
    for (std::size_t column = table.columns.size(); column-- > table.wordColumns;) {
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                       [&](const auto& row) { return row[column] == kNone; });
        if (!empty)
            continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
        for (auto& row : table.rows)
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
}

} // namespace

std::optional<double> areaUnderFewShotCurve(const std::vector<std::pair<int, double>>& aurocByShots) {
    if (aurocByShots.size() < 2)
        return std::nullopt;
    double area = 0;
    for (std::size_t i = 1; i < aurocByShots.size(); ++i)
        area += (std::log2(aurocByShots[i].first) - std::log2(aurocByShots[i - 1].first)) *
                (aurocByShots[i].second + aurocByShots[i - 1].second) / 2;
    return area / (std::log2(aurocByShots.back().first) - std::log2(aurocByShots.front().first));
}

ResultTable experimentTable(const std::vector<Experiment>& experiments) {
    ResultTable table{.columns = {"data_set", "multi_class", "method", "shots", "seed"}, .wordColumns = 3};
    for (const BenchmarkFigure& figure : benchmarkFigures())
        table.columns.emplace_back(figure.key);
    for (const char* cost : {"learn_seconds", "score_seconds", "learn_mib", "score_mib"})
        table.columns.emplace_back(cost);
    const auto number = [](const std::optional<double>& value) {
        return value ? fmt::format("{:.6g}", *value) : std::string();
    };
    for (const Experiment& experiment : experiments) {
        const ExperimentKey& key = experiment.key;
        std::vector<std::string> row = {key.dataSet, experiment.multiClass ? "1" : "0", key.contender,
                                        std::to_string(key.shots), std::to_string(key.seed)};
        const BenchmarkRun run = figuresOf(experiment);
        for (const BenchmarkFigure& figure : benchmarkFigures())
            row.push_back(aurocOf(run) ? number(figure.of(run)) : std::string());
        const ExperimentCost& cost = experiment.cost;
        for (const auto& value : {std::optional(cost.learnSeconds), std::optional(cost.scoreSeconds),
                                  cost.learnMib, cost.scoreMib})
            row.push_back(number(value));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<BenchmarkTable> benchmarkTables(const std::vector<Experiment>& experiments,
                                            const BenchmarkTableOptions& options) {
    const Results results(experiments);
    std::vector<BenchmarkTable> tables = {aurocTable(results, options.paperFigures),
                                          kindTable(results, options.paperFigures),
                                          multiClassTable(results, options.paperFigures),
                                          differenceTable(results, options.compared),
                                          figureTable(results),
                                          costTable(results)};
    if (auto clusters = clusterTable(experiments))
        tables.push_back(std::move(*clusters));
    std::erase_if(tables, [](const BenchmarkTable& table) { return table.table.rows.empty(); });
    for (BenchmarkTable& table : tables)
        dropEmptyColumns(table.table);
    return tables;
}

} // namespace cliplad
