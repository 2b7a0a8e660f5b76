#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "evaluation/benchmark.h"

namespace cliplad {

/// Collects what a system delivers for the test images of one benchmark run. Used by runBenchmark alone.
class RunRecorder {
public:
    /// Keeps references: both outlive the recorder.
    RunRecorder(const DataSet& dataSet, const std::vector<DataSetImage>& test, bool pixelMetrics);

    /// Throws Error when more is delivered than there are images, or for unreadable ground truth.
    void record(const ImageScores& scores);

    /// Fills the metrics. Throws Error when results are missing.
    void finish(BenchmarkRun& run) const;

private:
    void addPixels(const DataSetImage& image, const ImageScores& scores);
    int count(DataSetGroup group) const;
    std::optional<double> aurocOf(const std::vector<double>& scores) const; ///< nothing unless all have one

    const DataSet& dataSet_;
    const std::vector<DataSetImage>& test_;
    std::vector<DataSetGroup> groups_;
    std::vector<double> fused_;
    std::vector<double> logical_;
    std::vector<double> structural_;
    std::size_t judged_ = 0; ///< images with a verdict
    std::size_t correct_ = 0;
    std::size_t mapped_ = 0; ///< images with an anomaly map
    /// By the anomalies they hold; Good stands for all of them together. Empty without pixel metrics.
    std::map<DataSetGroup, PixelEvaluation> pixels_;
};

} // namespace cliplad
