#include "benchmarks/robustness/robustness_curves.h"

#include <fmt/format.h>

#include "image/photo.h"
#include "report/result_files.h"

namespace cliplad {
namespace {

std::int64_t imagesOfOnePoint(const std::vector<DataSet>& dataSets, const RobustnessProtocol& protocol) {
    std::int64_t images = 0;
    for (const DataSet& dataSet : dataSets)
        for (const std::uint64_t seed : protocol.seeds)
            images += static_cast<std::int64_t>(drawShots(dataSet, protocol.shots, seed).test.size());
    return images;
}

/// Counts the scored images of all runs.
class Measurement {
public:
    Measurement(const RobustnessProtocol& protocol, std::int64_t total, const JobContext& job)
        : protocol_(protocol)
        , total_(total)
        , job_(job) {}

    PhotoScoring learn(const DataSet& dataSet, std::uint64_t seed, const ShotLearning& learning) const {
        FewShotSplit split = drawShots(dataSet, protocol_.shots, seed);
        split.validation.clear(); // few shots are all that is known
        return learning(dataSet, split, job_.stop);
    }

    /// The draw's test images, distorted. @param score learned from that draw
    BenchmarkRun run(const DataSet& dataSet, std::uint64_t seed, const PhotoScoring& score,
                     const Distortion& distortion) {
        const std::string what = fmt::format("{}, seed {}, {} {}", dataSet.name, seed,
                                             toText(distortion.kind), levelText(distortion));
        const FewShotSystem system = [&](const DataSet&, const FewShotSplit& split,
                                         const std::function<void(const ImageScores&)>& deliver,
                                         const JobContext& job) {
            std::uint64_t noiseSeed = 0;
            for (const DataSetImage& image : split.test) {
                deliver(score(distort(loadPhoto(image.path).rgb, distortion, noiseSeed++), job.stop));
                job_.progress(++done_, total_, what);
            }
        };
        return runBenchmark({dataSet}, {.shots = {protocol_.shots}, .seeds = {seed}, .pixelMetrics = false},
                            system, {.stop = job_.stop, .report = {}})
            .front();
    }

private:
    const RobustnessProtocol& protocol_;
    const std::int64_t total_;
    const JobContext& job_;
    std::int64_t done_ = 0;
};

std::vector<BenchmarkRun> allRuns(const std::vector<RobustnessPoint>& points) {
    std::vector<BenchmarkRun> runs;
    for (const RobustnessPoint& point : points)
        runs.insert(runs.end(), point.runs.begin(), point.runs.end());
    return runs;
}

std::vector<std::string> dataSetsOf(const std::vector<RobustnessPoint>& points) {
    std::vector<std::string> names;
    for (const BenchmarkRun& run : points.empty() ? std::vector<BenchmarkRun>{} : points.front().runs)
        if (names.empty() || names.back() != run.dataSet)
            names.push_back(run.dataSet);
    return names;
}

std::string cell(const std::vector<const BenchmarkRun*>& runs, const BenchmarkFigure& figure,
                 bool withDeviation) {
    const std::optional<Spread> spread = spreadOver(runs, figure);
    if (!spread)
        return "–";
    return withDeviation && spread->count > 1 ? percent(spread->mean, spread->deviation)
                                              : percent(spread->mean);
}

} // namespace

std::vector<RobustnessPoint> measureRobustness(const std::vector<DataSet>& dataSets,
                                               const RobustnessProtocol& protocol, const ShotLearning& learn,
                                               const JobContext& job) {
    std::vector<RobustnessPoint> points;
    for (const Distortion& distortion : protocol.distortions)
        points.push_back({.distortion = distortion});
    const std::int64_t total =
        imagesOfOnePoint(dataSets, protocol) * static_cast<std::int64_t>(points.size());
    Measurement measurement(protocol, total, job);
    for (const DataSet& dataSet : dataSets) {
        for (const std::uint64_t seed : protocol.seeds) {
            const PhotoScoring score = measurement.learn(dataSet, seed, learn);
            for (RobustnessPoint& point : points)
                point.runs.push_back(measurement.run(dataSet, seed, score, point.distortion));
        }
    }
    return points;
}

ResultTable robustnessTable(const std::vector<RobustnessPoint>& points, const BenchmarkFigure& figure) {
    const std::vector<std::string> dataSets = dataSetsOf(points);
    ResultTable table{.columns = {"distortion", "level"}, .wordColumns = 2};
    table.columns.insert(table.columns.end(), dataSets.begin(), dataSets.end());
    if (dataSets.size() > 1)
        table.columns.emplace_back("average");
    for (const RobustnessPoint& point : points) {
        std::vector<std::string>& row = table.rows.emplace_back();
        row = {std::string(toText(point.distortion.kind)), levelText(point.distortion)};
        std::vector<const BenchmarkRun*> all;
        for (const std::string& dataSet : dataSets) {
            std::vector<const BenchmarkRun*> runs;
            for (const BenchmarkRun& run : point.runs)
                if (run.dataSet == dataSet)
                    runs.push_back(&run);
            row.push_back(cell(runs, figure, true));
            all.insert(all.end(), runs.begin(), runs.end());
        }
        if (dataSets.size() > 1)
            row.push_back(cell(all, figure, false));
    }
    return table;
}

std::string robustnessCsv(const std::vector<RobustnessPoint>& points) {
    const std::vector<const BenchmarkFigure*> figures = figuresPresent(allRuns(points));
    std::string csv = "distortion,level,data_set,shots,seed";
    for (const BenchmarkFigure* figure : figures)
        csv += fmt::format(",{}", figure->key);
    csv += "\n";
    for (const RobustnessPoint& point : points) {
        for (const BenchmarkRun& run : point.runs) {
            csv += fmt::format("{},{},{},{},{}", toText(point.distortion.kind), point.distortion.level,
                               csvField(run.dataSet), run.shots, run.seed);
            for (const BenchmarkFigure* figure : figures) {
                const std::optional<double> value = figure->of(run);
                csv += value ? fmt::format(",{:.4f}", *value) : ",";
            }
            csv += "\n";
        }
    }
    return csv;
}

} // namespace cliplad
