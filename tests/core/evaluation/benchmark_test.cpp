#include "evaluation/benchmark.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <opencv2/imgcodecs.hpp>

#include "base/error.h"

using namespace cliplad;

namespace {

DataSet dataSetNamed(const std::string& name) {
    DataSet dataSet{.name = name, .root = "/" + name, .layout = DataSetLayout::Loco};
    for (int i = 0; i < 6; ++i)
        dataSet.images.push_back(
            {.path = "/" + name + "/train/" + std::to_string(i), .split = DataSetSplit::Train});
    dataSet.images.push_back({.path = "/" + name + "/validation/0", .split = DataSetSplit::Validation});
    for (const DataSetGroup group : {DataSetGroup::Good, DataSetGroup::Good, DataSetGroup::Logical,
                                     DataSetGroup::Logical, DataSetGroup::Structural})
        dataSet.images.push_back(
            {.path = "/" + name + "/test/" + std::to_string(dataSet.images.size()), .group = group});
    return dataSet;
}

/// Finds structural anomalies, and logical ones only with two shots or more.
void seeStructure(const DataSet&, const FewShotSplit& split,
                  const std::function<void(const ImageScores&)>& deliver, const JobContext&) {
    for (const DataSetImage& image : split.test) {
        const double structural = image.group == DataSetGroup::Structural ? 1 : 0;
        const double logical = image.group == DataSetGroup::Logical && split.shots.size() > 1 ? 1 : 0;
        deliver({.fused = structural + logical,
                 .logical = logical,
                 .structural = structural,
                 .anomalous = structural + logical > 0.5,
                 .anomalyMap = {},
                 .photoSize = {}});
    }
}

} // namespace

class BenchmarkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDataSetShotCountAndSeedIsRun() {
        int reports = 0;
        JobContext job;
        job.report = [&](const Progress& progress) {
            QCOMPARE(progress.total, std::int64_t(2 * 2 * 3 * 5));
            ++reports;
        };
        const auto runs = runBenchmark({dataSetNamed("a"), dataSetNamed("b")},
                                       {.shots = {1, 2}, .seeds = {0, 1, 2}}, seeStructure, job);
        QCOMPARE(runs.size(), std::size_t(12));
        QVERIFY(reports >= 60);
        QCOMPARE(runs[0].shots, 1);
        QCOMPARE(runs[0].shotFiles.size(), std::size_t(1));
        QVERIFY(runs[0].shotFiles[0].starts_with("train/"));
        QCOMPARE(runs[11].dataSet, std::string("b"));
        QCOMPARE(runs[11].seed, std::uint64_t(2));
    }

    void logicalAndStructuralAreSplit() {
        const auto runs = runBenchmark({dataSetNamed("a")}, {.shots = {1, 2}}, seeStructure);
        QCOMPARE(*runs[0].fused.aurocStructural, 1.0);
        QCOMPARE(*runs[0].fused.aurocLogical, 0.5);
        QVERIFY(std::abs(runs[0].fused.auroc - 4.0 / 6) < 1e-12); // one of three found, two even with good
        QCOMPARE(runs[1].fused.auroc, 1.0);
        QCOMPARE(runs[0].accuracy.value(), 0.6);
        QCOMPARE(runs[1].accuracy.value(), 1.0);
        QCOMPARE(runs[0].good, 2);
        QCOMPARE(runs[0].anomalous, 3);
        QVERIFY(!runs[0].pixels);
    }

    void figuresThatASystemDoesNotHaveAreLeftOut() {
        const FewShotSystem system = [](const DataSet&, const FewShotSplit& split,
                                        const std::function<void(const ImageScores&)>& deliver,
                                        const JobContext&) {
            for (const DataSetImage& image : split.test)
                deliver({.fused = image.group == DataSetGroup::Good ? 0.0 : 1.0});
        };
        const auto runs = runBenchmark({dataSetNamed("a")}, {}, system);
        QCOMPARE(runs[0].fused.auroc, 1.0);
        QVERIFY(!runs[0].accuracy && !runs[0].aurocOfLogicalScore && !runs[0].aurocOfStructuralScore);
        const ResultTable table = benchmarkTable(runs);
        QCOMPARE(std::count(table.columns.begin(), table.columns.end(), "AUROC"), std::ptrdiff_t(1));
        for (const char* column : {"verdicts", "s_log alone", "s_str alone"})
            QCOMPARE(std::count(table.columns.begin(), table.columns.end(), column), std::ptrdiff_t(0));
        QVERIFY(benchmarkJson(runs).find("accuracy") == std::string::npos);
    }

    void validationIsHandedOverOnlyWhenAskedFor() {
        for (const bool use : {false, true}) {
            const FewShotSystem system = [&](const DataSet& dataSet, const FewShotSplit& split,
                                             const std::function<void(const ImageScores&)>& deliver,
                                             const JobContext& job) {
                QCOMPARE(split.validation.size(), std::size_t(use ? 1 : 0));
                seeStructure(dataSet, split, deliver, job);
            };
            runBenchmark({dataSetNamed("a")}, {.useValidation = use}, system);
        }
    }

    void masksGivePixelResultsPerGroup() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("mask.png").toStdString();
        cv::Mat mask = cv::Mat::zeros(16, 16, CV_8U);
        mask(cv::Rect(4, 4, 4, 4)).setTo(255);
        cv::imwrite(path, mask);
        DataSet dataSet = dataSetNamed("a");
        for (DataSetImage& image : dataSet.images)
            if (image.group != DataSetGroup::Good)
                image.groundTruth = {path};
        const FewShotSystem system = [&](const DataSet&, const FewShotSplit& split,
                                         const std::function<void(const ImageScores&)>& deliver,
                                         const JobContext&) {
            for (const DataSetImage& image : split.test) {
                cv::Mat map = cv::Mat::zeros(16, 16, CV_32F);
                if (image.group == DataSetGroup::Structural)
                    map.setTo(1, mask);
                deliver({.fused = 1,
                         .logical = 1,
                         .structural = 1,
                         .anomalous = true,
                         .anomalyMap = map,
                         .photoSize = {16, 16}});
            }
        };
        const auto runs = runBenchmark({dataSet}, {}, system);
        QVERIFY(runs[0].pixels);
        QCOMPARE(runs[0].pixels->structural->auroc, 1.0);
        QCOMPARE(runs[0].pixels->logical->auroc, 0.5);
        QCOMPARE(runs[0].pixels->all.defects, std::int64_t(3));
    }

    void masksThatCannotBeUsedLeaveFiguresOfWholeImages() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("mask.png").toStdString();
        const auto noticesWith = [&](const cv::Mat& mask, bool everyAnomaly) {
            cv::imwrite(path, mask);
            DataSet dataSet = dataSetNamed("a");
            for (DataSetImage& image : dataSet.images)
                if (image.group == DataSetGroup::Structural ||
                    (everyAnomaly && image.group == DataSetGroup::Logical))
                    image.groundTruth = {path};
            const FewShotSystem system = [](const DataSet&, const FewShotSplit& split,
                                            const std::function<void(const ImageScores&)>& deliver,
                                            const JobContext&) {
                for (const DataSetImage& image : split.test)
                    deliver({.fused = image.group == DataSetGroup::Good ? 0.0 : 1.0,
                             .anomalyMap = cv::Mat::zeros(16, 16, CV_32F),
                             .photoSize = {16, 16}});
            };
            const BenchmarkRun run = runBenchmark({dataSet}, {}, system).front();
            return std::pair(run.fused.auroc == 1 && !run.pixels, run.notices);
        };
        cv::Mat small = cv::Mat::zeros(8, 16, CV_8U);
        small(cv::Rect(2, 2, 3, 3)).setTo(255);
        const auto [ofWholeImages, size] = noticesWith(small, true);
        QVERIFY(ofWholeImages);
        QCOMPARE(size.size(), std::size_t(1));
        for (const char* part : {"image-level figures only", "mask.png", "16×16", "16×8"})
            QVERIFY2(size[0].find(part) != std::string::npos, size[0].c_str());
        const auto [alsoOfWholeImages, empty] = noticesWith(cv::Mat::zeros(16, 16, CV_8U), true);
        QVERIFY(alsoOfWholeImages);
        QVERIFY(empty.size() == 1 && empty[0].find("marks no pixel") != std::string::npos);
        const auto [ofOnes, lacking] = noticesWith(small, false);
        QVERIFY(ofOnes);
        QVERIFY(lacking.size() == 1 && lacking[0].find("2 of the anomalous images") != std::string::npos);
    }

    void tableAveragesOverDataSets() {
        const auto runs = runBenchmark({dataSetNamed("a"), dataSetNamed("b")},
                                       {.shots = {1, 2}, .seeds = {0, 1}}, seeStructure);
        const ResultTable table = benchmarkTable(runs);
        QCOMPARE(table.rows.size(), std::size_t(6));
        QCOMPARE(table.rows[0][3], std::string("66.7 ± 0.0"));
        QCOMPARE(table.rows[4][0], std::string("average"));
        QCOMPARE(table.rows[4][3], std::string("66.7"));
        QCOMPARE(table.rows[5][3], std::string("100.0"));
        const std::string json = benchmarkJson(runs);
        QVERIFY(json.find("\"auroc_structural\"") != std::string::npos);
        QVERIFY(json.find("\"model\"") == std::string::npos);
    }

    void theReportSaysWhatWasBenchmarked() {
        const auto runs = runBenchmark({dataSetNamed("a")}, {.shots = {1}, .seeds = {0}}, seeStructure);
        const std::string model = benchmarkJson(runs, {.model = "demo (abc)", .isDemoModel = true});
        QVERIFY(model.find("\"model\": \"demo (abc)\"") != std::string::npos);
        QVERIFY(model.find("\"demo_model\": true") != std::string::npos);
    }

    void stoppingAndMissingResultsAreNoticed() {
        std::stop_source source;
        source.request_stop();
        JobContext job{.stop = source.get_token(), .report = {}};
        QVERIFY_THROWS_EXCEPTION(Cancelled, runBenchmark({dataSetNamed("a")}, {}, seeStructure, job));
        const FewShotSystem silent = [](auto&&...) {};
        QVERIFY_THROWS_EXCEPTION(Error, runBenchmark({dataSetNamed("a")}, {}, silent));
    }
};

QTEST_APPLESS_MAIN(BenchmarkTest)
#include "benchmark_test.moc"
