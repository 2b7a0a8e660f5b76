#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "benchmarks/robustness/distortions.h"
#include "dataset/data_set.h"
#include "dataset/few_shot.h"
#include "evaluation/benchmark.h"
#include "evaluation/benchmark_figures.h"

namespace cliplad {

/// Says what a photo's scores are, by what was learned from a draw of shots. @param rgb CV_8UC3
using PhotoScoring = std::function<ImageScores(const cv::Mat& rgb, const std::stop_token& stop)>;

/// The system under test, so that the curves need no model: learns from the split's shots.
using ShotLearning = std::function<PhotoScoring(const DataSet& dataSet, const FewShotSplit& split,
                                                const std::stop_token& stop)>;

struct RobustnessProtocol {
    int shots = 4;
    std::vector<std::uint64_t> seeds = {0, 1}; ///< of the draws of shots
    std::vector<Distortion> distortions = distortionLevels();
};

/// A point of the curves: every draw of every data set, its test images distorted alike.
struct RobustnessPoint {
    Distortion distortion;
    std::vector<BenchmarkRun> runs = {}; ///< by data set, then seed
};

/// A point for each distortion. Shots and calibration stay clean, and what was learned of a draw serves all
/// distortions. Progress counts scored images. Throws Error as the system and runBenchmark; Cancelled.
std::vector<RobustnessPoint> measureRobustness(const std::vector<DataSet>& dataSets,
                                               const RobustnessProtocol& protocol, const ShotLearning& learn,
                                               const JobContext& job = {});

/// A row for each point and a column for each data set: mean ± deviation over seeds in percent, and the
/// average over data sets where there are several.
ResultTable robustnessTable(const std::vector<RobustnessPoint>& points, const BenchmarkFigure& figure);

/// A row for each run of each point, every figure as a share of 1, under the keys of reports.
std::string robustnessCsv(const std::vector<RobustnessPoint>& points);

} // namespace cliplad
