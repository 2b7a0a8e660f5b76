#include "evaluation/benchmark.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "evaluation/run_recorder.h"

namespace cliplad {
namespace {

/// AUROC of the images of one group against the good ones; nothing when there are none of them.
std::optional<double> aurocAgainstGood(const std::vector<double>& scores,
                                       const std::vector<DataSetGroup>& groups, DataSetGroup group) {
    if (std::find(groups.begin(), groups.end(), group) == groups.end())
        return std::nullopt;
    std::vector<LabelledScore> labelled;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (groups[i] == group || groups[i] == DataSetGroup::Good)
            labelled.push_back({.score = scores[i], .anomalous = groups[i] == group});
    return auroc(labelled);
}

/// Every image that all experiments score together, for the progress.
std::int64_t totalImages(const std::vector<DataSet>& dataSets, const BenchmarkProtocol& protocol) {
    std::int64_t total = 0;
    for (const DataSet& dataSet : dataSets)
        for (const int k : protocol.shots)
            for (const std::uint64_t seed : protocol.seeds)
                total += static_cast<std::int64_t>(drawShots(dataSet, k, seed).test.size());
    return total;
}

BenchmarkRun startRun(const DataSet& dataSet, const FewShotSplit& split, std::uint64_t seed) {
    BenchmarkRun run;
    run.dataSet = dataSet.name;
    run.shots = static_cast<int>(split.shots.size());
    run.seed = seed;
    for (const DataSetImage& shot : split.shots)
        run.shotFiles.push_back(shot.path.lexically_relative(dataSet.root).generic_string());
    return run;
}

} // namespace

ImageMetrics imageMetrics(const std::vector<double>& scores, const std::vector<DataSetGroup>& groups) {
    std::vector<LabelledScore> labelled;
    for (std::size_t i = 0; i < scores.size(); ++i)
        labelled.push_back({.score = scores[i], .anomalous = groups[i] != DataSetGroup::Good});
    return {.auroc = auroc(labelled),
            .aurocLogical = aurocAgainstGood(scores, groups, DataSetGroup::Logical),
            .aurocStructural = aurocAgainstGood(scores, groups, DataSetGroup::Structural),
            .averagePrecision = averagePrecision(labelled),
            .bestF1 = bestF1(labelled)};
}

void addImageFigures(BenchmarkRun& run, const std::vector<ScoredImage>& images) {
    std::vector<DataSetGroup> groups;
    std::vector<double> fused, logical, structural;
    std::size_t judged = 0, correct = 0;
    for (const ScoredImage& image : images) {
        const bool good = image.group == DataSetGroup::Good;
        groups.push_back(image.group);
        fused.push_back(image.fused);
        if (image.logical)
            logical.push_back(*image.logical);
        if (image.structural)
            structural.push_back(*image.structural);
        judged += image.anomalous ? 1 : 0;
        correct += image.anomalous && *image.anomalous != good ? 1 : 0;
    }
    const auto count = [&](DataSetGroup group) {
        return static_cast<int>(std::count(groups.begin(), groups.end(), group));
    };
    run.good = count(DataSetGroup::Good);
    run.logical = count(DataSetGroup::Logical);
    run.structural = count(DataSetGroup::Structural);
    run.anomalous = static_cast<int>(groups.size()) - run.good;
    run.fused = imageMetrics(fused, groups);
    if (logical.size() == groups.size())
        run.aurocOfLogicalScore = imageMetrics(logical, groups).auroc;
    if (structural.size() == groups.size())
        run.aurocOfStructuralScore = imageMetrics(structural, groups).auroc;
    if (judged == groups.size())
        run.accuracy = static_cast<double>(correct) / static_cast<double>(judged);
}

std::vector<BenchmarkRun> runBenchmark(const std::vector<DataSet>& dataSets,
                                       const BenchmarkProtocol& protocol, const FewShotSystem& system,
                                       const JobContext& job) {
    const std::int64_t total = totalImages(dataSets, protocol);
    std::int64_t done = 0;
    std::vector<BenchmarkRun> runs;
    for (const DataSet& dataSet : dataSets) {
        for (const int k : protocol.shots) {
            for (const std::uint64_t seed : protocol.seeds) {
                FewShotSplit split = drawShots(dataSet, k, seed);
                if (!protocol.useValidation)
                    split.validation.clear();
                const std::string what = fmt::format("{}, {} shots, seed {}", dataSet.name, k, seed);
                RunRecorder recorder(dataSet, split.test, protocol.pixelMetrics);
                job.progress(done, total, what);
                system(
                    dataSet, split,
                    [&](const ImageScores& scores) {
                        job.throwIfStopped();
                        recorder.record(scores);
                        job.progress(++done, total, what);
                    },
                    job);
                recorder.finish(runs.emplace_back(startRun(dataSet, split, seed)));
            }
        }
    }
    return runs;
}

} // namespace cliplad
