#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/job.h"
#include "dataset/data_set.h"
#include "dataset/few_shot.h"
#include "evaluation/pixel_metrics.h"
#include "evaluation/ranking_metrics.h"
#include "evaluation/result_table.h"

namespace cliplad {

/// Which few-shot experiments are run (method 7: k = 1, 2, 4 and five seeds).
struct BenchmarkProtocol {
    std::vector<int> shots = {4};
    std::vector<std::uint64_t> seeds = {0};
    bool useValidation = false; ///< calibrate on the validation split where there is one
    bool pixelMetrics = true;   ///< where every anomalous image has ground truth
};

/// What the system under test says of one image. A system that has a part of it has it for every image.
struct ImageScores {
    double fused = 0;
    std::optional<double> logical = {};
    std::optional<double> structural = {};
    std::optional<bool> anomalous = {}; ///< the verdict, where the system has a threshold
    cv::Mat anomalyMap = {};            ///< CV_32F, any size; may be empty: then no pixel metrics
    cv::Size photoSize = {};            ///< px, of the photo as it was decoded
};

/// The system under test, so that the protocol needs no model: learns from `split.shots`, then calls
/// `deliver` once for each image of `split.test`, in order.
using FewShotSystem =
    std::function<void(const DataSet& dataSet, const FewShotSplit& split,
                       const std::function<void(const ImageScores&)>& deliver, const JobContext& job)>;

/// An image's scores, and the truth about it.
struct ScoredImage {
    DataSetGroup group = DataSetGroup::Good;
    double fused = 0;
    std::optional<double> logical = {};
    std::optional<double> structural = {};
    std::optional<bool> anomalous = {};
};

/// Image-level results of one kind of score.
struct ImageMetrics {
    double auroc = 0; ///< micro: logical and structural anomalies together against good
    std::optional<double> aurocLogical = {};    ///< logical anomalies alone against good, where there are any
    std::optional<double> aurocStructural = {}; ///< likewise
    double averagePrecision = 0;
    BestF1 bestF1 = {};
};

/// Pixel-level results; MVTec LOCO's figure is the mean of logical and structural.
struct PixelResults {
    PixelMetrics all = {};
    std::optional<PixelMetrics> logical = {};    ///< good images and logical anomalies
    std::optional<PixelMetrics> structural = {}; ///< good images and structural anomalies
};

/// One experiment: a data set, k shots, a seed.
struct BenchmarkRun {
    std::string dataSet = {};
    int shots = 0;
    std::uint64_t seed = 0;
    std::vector<std::string> shotFiles = {}; ///< relative to the data set's folder
    ImageMetrics fused = {};
    std::optional<double> aurocOfLogicalScore = {};    ///< micro, with s_log alone
    std::optional<double> aurocOfStructuralScore = {}; ///< micro, with s_str alone
    std::optional<double> accuracy = {};               ///< of the verdicts at the product's own threshold
    std::optional<PixelResults> pixels = {};
    std::vector<std::string> notices = {}; ///< for a person: why figures are missing, what is odd
    int good = 0, logical = 0, structural = 0, anomalous = 0; ///< test images; `anomalous` = all not good
};

/// Runs every data set × k × seed. Progress counts images. Throws Error; Cancelled.
std::vector<BenchmarkRun> runBenchmark(const std::vector<DataSet>& dataSets,
                                       const BenchmarkProtocol& protocol, const FewShotSystem& system,
                                       const JobContext& job = {});

/// Metrics of one kind of score over images of known group. Throws Error as auroc.
ImageMetrics imageMetrics(const std::vector<double>& scores, const std::vector<DataSetGroup>& groups);

/// Fills in what the images' scores say: AUROC of all and of each score, verdicts, numbers of images. Throws
/// Error as auroc.
void addImageFigures(BenchmarkRun& run, const std::vector<ScoredImage>& images);

/// A row for each data set and k, mean ± deviation over seeds, and the averages over data sets where there
/// are several. AUROC, F1 and sPRO in percent; no column for a figure that no run has.
ResultTable benchmarkTable(const std::vector<BenchmarkRun>& runs);

/// What was benchmarked, for the head of its report.
struct BenchmarkSystem {
    std::string model = {}; ///< for a person: name, hash, precision
    bool isDemoModel = false;
};

/// Everything of the runs and the same means, as JSON; without the keys of figures that a run does not have.
std::string benchmarkJson(const std::vector<BenchmarkRun>& runs, const BenchmarkSystem& system = {});

} // namespace cliplad
