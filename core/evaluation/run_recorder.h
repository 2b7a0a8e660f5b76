#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluation/benchmark.h"

namespace cliplad {

/// Collects what a system delivers for the test images of one benchmark run.
class RunRecorder {
public:
    /// Keeps references: both outlive the recorder.
    RunRecorder(const DataSet& dataSet, const std::vector<DataSetImage>& test, bool pixelMetrics);

    /// Ground truth that cannot be used costs the run its pixel results, with a notice. Throws Error when
    /// more is delivered than there are images.
    void record(const ImageScores& scores);

    /// Of the images recorded so far, in order.
    const std::vector<ScoredImage>& images() const { return images_; }

    /// For a person: why there are no pixel results although there are masks, and what is odd about masks.
    const std::vector<std::string>& notices() const { return notices_; }

    /// Nothing unless every image had an anomaly map, and every anomaly its ground truth.
    std::optional<PixelResults> pixelResults() const;

    /// Fills the metrics. Throws Error when results are missing.
    void finish(BenchmarkRun& run) const;

private:
    void addPixels(const DataSetImage& image, const ImageScores& scores);

    const DataSet& dataSet_;
    const std::vector<DataSetImage>& test_;
    std::vector<ScoredImage> images_;
    std::vector<std::string> notices_;
    bool oddMaskTold_ = false;
    std::size_t mapped_ = 0; ///< images with an anomaly map
    /// By the anomalies they hold; Good stands for all of them together. Empty without pixel metrics.
    std::map<DataSetGroup, PixelEvaluation> pixels_;
};

} // namespace cliplad
