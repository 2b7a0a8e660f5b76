#include "benchmark/pictures/cluster_curve.h"

#include <cmath>
#include <set>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "benchmark/pictures/cluster_counts.h"
#include "benchmark/pictures/lettering.h"
#include "benchmark/pictures/line_chart.h"
#include "image/legend.h"

namespace cliplad {
namespace {

constexpr int kChartColumns = 3;

/// AUROC, a share of 1, by where it was measured.
class ClusterResults {
public:
    explicit ClusterResults(const std::vector<Experiment>& experiments) {
        for (const Experiment& experiment : experiments) {
            const std::optional<int> clusters = clusterCountOf(experiment.key.contender);
            if (!clusters || experiment.multiClass)
                continue;
            const double auroc = figuresOf(experiment).fused.auroc;
            if (std::isnan(auroc))
                continue;
            const ExperimentKey& key = experiment.key;
            values_[{key.shots, *clusters}][key.dataSet][key.seed] = auroc;
            products_.insert(key.dataSet);
            shots_.insert(key.shots);
            clusters_.insert(*clusters);
        }
    }

    bool hasCurve() const { return clusters_.size() > 1; }
    const std::set<std::string>& products() const { return products_; }
    const std::set<int>& shots() const { return shots_; }
    const std::set<int>& clusters() const { return clusters_; }

    /// Over seeds, of one product or of the average of all; nothing where one is missing.
    std::optional<Spread> auroc(int shots, int clusters, const std::string& product = {}) const {
        const auto found = values_.find({shots, clusters});
        if (found == values_.end())
            return std::nullopt;
        std::map<std::uint64_t, std::vector<double>> bySeed;
        std::size_t products = 0;
        for (const auto& [name, seeds] : found->second) {
            if (!product.empty() && name != product)
                continue;
            ++products;
            for (const auto& [seed, value] : seeds)
                bySeed[seed].push_back(value);
        }
        if (products < (product.empty() ? products_.size() : 1))
            return std::nullopt;
        std::vector<double> averages;
        for (const auto& [seed, values] : bySeed)
            if (values.size() == products) // another set of products has another average
                averages.push_back(spreadOf(values).mean);
        return averages.empty() ? std::nullopt : std::optional(spreadOf(averages));
    }

private:
    std::map<std::pair<int, int>, std::map<std::string, std::map<std::uint64_t, double>>> values_;
    std::set<std::string> products_;
    std::set<int> shots_, clusters_;
};

std::vector<Colour> curveColours(std::size_t count) {
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < count; ++i)
        colours.push_back(partColour(static_cast<int>(i)));
    return colours;
}

LineChart chartOf(const ClusterResults& results, const std::string& product, const std::string& title) {
    LineChart chart{.title = title, .xTitle = "clusters", .yTitle = "AUROC, %"};
    const std::vector<Colour> colours = curveColours(results.shots().size());
    for (const int shots : results.shots()) {
        ChartCurve curve{.colour = colours[chart.curves.size()]};
        for (const int clusters : results.clusters())
            if (const auto spread = results.auroc(shots, clusters, product))
                curve.points.push_back({clusters, 100 * spread->mean, 100 * spread->deviation});
        chart.curves.push_back(std::move(curve));
    }
    return chart;
}

} // namespace

std::optional<BenchmarkTable> clusterTable(const std::vector<Experiment>& experiments) {
    const ClusterResults results(experiments);
    if (!results.hasCurve())
        return std::nullopt;
    BenchmarkTable table{.name = "clusters",
                         .title = "Image AUROC of CLIP-LAD by number of clusters",
                         .note = "Averages over products.",
                         .table = {.columns = {"clusters"}, .wordColumns = 0}};
    for (const int shots : results.shots())
        table.table.columns.push_back(shotsText(shots));
    for (const int clusters : results.clusters()) {
        std::vector<std::string> row = {std::to_string(clusters)};
        for (const int shots : results.shots()) {
            const auto spread = results.auroc(shots, clusters);
            row.push_back(!spread             ? "–"
                          : spread->count < 2 ? percent(spread->mean)
                                              : percent(spread->mean, spread->deviation));
        }
        table.table.rows.push_back(std::move(row));
    }
    return table;
}

cv::Mat clusterPicture(const std::vector<Experiment>& experiments, const std::map<std::string, int>& chosen) {
    const ClusterResults results(experiments);
    if (!results.hasCurve())
        return {};
    std::vector<LineChart> charts;
    if (results.products().size() > 1)
        charts.push_back(chartOf(results, {}, "average"));
    for (const std::string& product : results.products()) {
        charts.push_back(
            chartOf(results, product, inAscii(product, fmt::format("product {}", charts.size()))));
        const auto found = chosen.find(product);
        if (found != chosen.end() && found->second >= *results.clusters().begin() &&
            found->second <= *results.clusters().rbegin())
            charts.back().marked = found->second;
    }
    cv::Mat picture = drawCharts(charts, kChartColumns);
    std::vector<LegendEntry> legend;
    const std::vector<Colour> colours = curveColours(results.shots().size());
    for (const int shots : results.shots())
        legend.push_back({.text = shotsText(shots), .colour = colours[legend.size()]});
    legend.push_back({.text = "dashed: the product's own number"});
    const cv::Mat strip = drawLegend(legend, picture.cols, kLegendScale);
    cv::copyMakeBorder(picture, picture, 0, 0, 0, strip.cols - picture.cols, cv::BORDER_CONSTANT,
                       kPaperColour);
    cv::vconcat(picture, strip, picture);
    return picture;
}

} // namespace cliplad
