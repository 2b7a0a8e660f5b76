#include "benchmarks/robustness/robustness_curves.h"

#include <QTemporaryDir>
#include <QTest>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "base/error.h"

using namespace cliplad;
using Kind = Distortion::Kind;

class RobustnessCurvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDrawIsLearnedOnceAndServesEveryDistortion();
    void testImagesAreDistorted();
    void progressCountsEveryScoredImage();
    void stoppingIsHeeded();
    void theTableHasAColumnForEachDataSetAndTheirAverage();
    void theCsvHasARowForEachRun();

private:
    QTemporaryDir folder_;
    DataSet dataSet_;
};

namespace {

/// A system that takes bright photos for anomalous. Counts how often it learned.
ShotLearning brightness(int* learned = nullptr) {
    return [learned](const DataSet&, const FewShotSplit&, const std::stop_token&) -> PhotoScoring {
        if (learned)
            ++*learned;
        return [](const cv::Mat& rgb, const std::stop_token&) -> ImageScores {
            return {.fused = cv::mean(rgb)[0]};
        };
    };
}

BenchmarkRun runOf(const std::string& dataSet, std::uint64_t seed, double auroc) {
    return {.dataSet = dataSet, .shots = 4, .seed = seed, .fused = {.auroc = auroc}};
}

} // namespace

void RobustnessCurvesTest::initTestCase() {
    const std::filesystem::path root = folder_.path().toStdString();
    dataSet_ = {.name = "greys", .root = root};
    for (int i = 0; i < 5; ++i) {
        const bool good = i < 3;
        const int grey = good ? 40 + i : 200 + i;
        const std::filesystem::path path = root / (std::to_string(i) + ".png");
        cv::imwrite(path.string(), cv::Mat(32, 32, CV_8UC3, cv::Scalar::all(grey)));
        dataSet_.images.push_back(
            {.path = path, .group = good ? DataSetGroup::Good : DataSetGroup::Anomalous});
    }
}

void RobustnessCurvesTest::aDrawIsLearnedOnceAndServesEveryDistortion() {
    int learned = 0;
    const auto points = measureRobustness(
        {dataSet_},
        {.shots = 1, .seeds = {0, 1}, .distortions = {{Kind::None, 0}, {Kind::Light, 0.5}, {Kind::Blur, 1}}},
        brightness(&learned));
    QCOMPARE(learned, 2);
    QCOMPARE(points.size(), std::size_t(3));
    for (const RobustnessPoint& point : points) {
        QCOMPARE(point.runs.size(), std::size_t(2));
        QCOMPARE(point.runs[1].seed, std::uint64_t(1));
        QCOMPARE(point.runs[0].good, 2); // one is the shot
        QCOMPARE(point.runs[0].fused.auroc, 1.0);
    }
}

void RobustnessCurvesTest::testImagesAreDistorted() {
    // So much light makes all white: nothing is left to tell them apart.
    const auto points = measureRobustness(
        {dataSet_}, {.shots = 1, .seeds = {0}, .distortions = {{Kind::None, 0}, {Kind::Light, 1000}}},
        brightness());
    QCOMPARE(points[0].runs[0].fused.auroc, 1.0);
    QCOMPARE(points[1].runs[0].fused.auroc, 0.5);
}

void RobustnessCurvesTest::progressCountsEveryScoredImage() {
    std::vector<std::int64_t> done;
    JobContext job;
    job.report = [&](const Progress& progress) {
        QCOMPARE(progress.total, std::int64_t(16)); // four images, two draws, two distortions
        done.push_back(progress.done);
    };
    measureRobustness({dataSet_},
                      {.shots = 1, .seeds = {0, 1}, .distortions = {{Kind::None, 0}, {Kind::Jpeg, 50}}},
                      brightness(), job);
    QCOMPARE(done.size(), std::size_t(16));
    QCOMPARE(done.back(), std::int64_t(16));
}

void RobustnessCurvesTest::stoppingIsHeeded() {
    std::stop_source stop;
    JobContext job{.stop = stop.get_token(), .report = [&](const Progress&) { stop.request_stop(); }};
    QVERIFY_EXCEPTION_THROWN(measureRobustness({dataSet_}, {.shots = 1, .seeds = {0}}, brightness(), job),
                             Cancelled);
}

void RobustnessCurvesTest::theTableHasAColumnForEachDataSetAndTheirAverage() {
    const std::vector<RobustnessPoint> points = {
        {.distortion = {Kind::Rotation, 20},
         .runs = {runOf("a", 0, 0.8), runOf("a", 1, 0.9), runOf("b", 0, 0.5), runOf("b", 1, 0.5)}}};
    const ResultTable table = robustnessTable(points, benchmarkFigures().front());
    QCOMPARE(table.columns, (std::vector<std::string>{"distortion", "level", "a", "b", "average"}));
    QCOMPARE(table.rows.size(), std::size_t(1));
    QCOMPARE(table.rows[0],
             (std::vector<std::string>{"rotation", "20°", "85.0 ± 7.1", "50.0 ± 0.0", "67.5"}));
}

void RobustnessCurvesTest::theCsvHasARowForEachRun() {
    BenchmarkRun judged = runOf("b, too", 1, 0.5);
    judged.accuracy = 0.75;
    const std::string csv = robustnessCsv({{.distortion = {}, .runs = {runOf("a", 0, 0.8)}},
                                           {.distortion = {Kind::Scale, 1.1}, .runs = {judged}}});
    QCOMPARE(QString::fromStdString(csv),
             QString("distortion,level,data_set,shots,seed,auroc,f1_max,average_precision,accuracy\n"
                     "none,0,a,4,0,0.8000,0.0000,0.0000,\n"
                     "scale,1.1,\"b, too\",4,1,0.5000,0.0000,0.0000,0.7500\n"));
}

QTEST_GUILESS_MAIN(RobustnessCurvesTest)
#include "robustness_curves_test.moc"
