#include "evaluation/pixel_metrics.h"

#include <QtTest>

#include <cmath>
#include <filesystem>
#include <random>

#include <opencv2/imgcodecs.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "evaluation/ranking_metrics.h"
#include "image/indexed_png.h"

using namespace cliplad;

namespace {

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) < tolerance;
}

/// sPRO straight from its definition: every distinct score is a threshold.
double overlapByDefinition(const cv::Mat& scores, const std::vector<DefectMask>& defects, double limit) {
    cv::Mat outside(scores.size(), CV_8U, cv::Scalar(255));
    for (const DefectMask& defect : defects)
        outside.setTo(0, defect.mask);
    std::vector<float> thresholds(scores.begin<float>(), scores.end<float>());
    std::sort(thresholds.begin(), thresholds.end(), std::greater<>());
    double area = 0;
    double rateBefore = 0;
    double overlapBefore = 0;
    for (const float threshold : thresholds) {
        const cv::Mat flagged = scores >= threshold;
        const double rate =
            cv::countNonZero(flagged & outside) / static_cast<double>(cv::countNonZero(outside));
        double overlap = 0;
        for (const DefectMask& defect : defects)
            overlap += std::min(1.0, cv::countNonZero(flagged & defect.mask) / defect.saturationPx) /
                       static_cast<double>(defects.size());
        if (rate > limit) {
            const double atLimit =
                overlapBefore + (overlap - overlapBefore) * (limit - rateBefore) / (rate - rateBefore);
            return (area + (limit - rateBefore) * (overlapBefore + atLimit) / 2) / limit;
        }
        area += (rate - rateBefore) * (overlapBefore + overlap) / 2;
        rateBefore = rate;
        overlapBefore = overlap;
    }
    return area / limit;
}

struct RandomScene {
    cv::Mat scores;
    std::vector<DefectMask> defects;
};

/// Scores of 97 levels, so that many are equal; two overlapping defects that score higher.
RandomScene randomScene(unsigned seed) {
    std::mt19937 random(seed);
    RandomScene scene{.scores = cv::Mat(40, 30, CV_32F), .defects = {}};
    for (const auto& [area, saturation] :
         {std::pair(cv::Rect(3, 4, 9, 8), 0.5), std::pair(cv::Rect(9, 9, 6, 20), 1.0)}) {
        cv::Mat mask = cv::Mat::zeros(scene.scores.size(), CV_8U);
        mask(area).setTo(255);
        scene.defects.push_back({.mask = mask, .saturationPx = saturation * area.area()});
    }
    for (int y = 0; y < scene.scores.rows; ++y)
        for (int x = 0; x < scene.scores.cols; ++x) {
            const bool inside =
                scene.defects[0].mask.at<uchar>(y, x) != 0 || scene.defects[1].mask.at<uchar>(y, x) != 0;
            scene.scores.at<float>(y, x) = static_cast<float>(random() % 97 + (inside ? 30 : 0)) / 97;
        }
    return scene;
}

} // namespace

class PixelMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void binsRiseWithTheScore() {
        const float rising[] = {-INFINITY, -3, -1e-6F, 0, 1e-6F, 0.5F, 0.501F, 3, INFINITY};
        for (std::size_t i = 1; i < std::size(rising); ++i)
            QVERIFY(scoreBin(rising[i - 1]) < scoreBin(rising[i]));
        QCOMPARE(scoreBin(-0.0F), scoreBin(0.0F));
        QCOMPARE(scoreBin(NAN), ScoreCounts::kBins - 1);
    }

    void perfectMapScoresOne() {
        const RandomScene scene = randomScene(1);
        cv::Mat perfect = cv::Mat::zeros(scene.scores.size(), CV_32F);
        for (const DefectMask& defect : scene.defects)
            perfect.setTo(1, defect.mask);
        PixelEvaluation evaluation;
        evaluation.add(perfect, perfect.size(), scene.defects);
        QCOMPARE(evaluation.result().auroc, 1.0);
        QVERIFY(near(evaluation.result().saturatedOverlap, 1.0));
    }

    void constantMapScoresHalfOfTheArea() {
        const RandomScene scene = randomScene(1);
        PixelEvaluation evaluation;
        evaluation.add(cv::Mat(scene.scores.size(), CV_32F, cv::Scalar(1)), scene.scores.size(),
                       scene.defects);
        QCOMPARE(evaluation.result().auroc, 0.5);
        // one straight line from (0, 0) to (1, 1): its mean below 0.05 is 0.025
        QVERIFY(near(evaluation.result(0.05).saturatedOverlap, 0.025));
    }

    void metricsEqualTheirDefinitions() {
        for (unsigned seed = 0; seed < 5; ++seed) {
            const RandomScene scene = randomScene(seed);
            PixelEvaluation evaluation;
            evaluation.add(scene.scores, scene.scores.size(), scene.defects);
            std::vector<LabelledScore> pixels;
            for (int y = 0; y < scene.scores.rows; ++y)
                for (int x = 0; x < scene.scores.cols; ++x)
                    pixels.push_back({.score = scene.scores.at<float>(y, x),
                                      .anomalous = scene.defects[0].mask.at<uchar>(y, x) != 0 ||
                                                   scene.defects[1].mask.at<uchar>(y, x) != 0});
            QVERIFY(near(evaluation.result().auroc, auroc(pixels)));
            for (const double limit : {0.05, 0.3, 1.0})
                QVERIFY(near(evaluation.result(limit).saturatedOverlap,
                             overlapByDefinition(scene.scores, scene.defects, limit)));
        }
    }

    void goodImagesAddToTheFalsePositives() {
        const RandomScene scene = randomScene(3);
        PixelEvaluation evaluation;
        evaluation.add(scene.scores, scene.scores.size(), scene.defects);
        const double before = evaluation.result().saturatedOverlap;
        evaluation.add(cv::Mat(8, 8, CV_32F, cv::Scalar(5)), {40, 30}, {});
        QVERIFY(evaluation.result().saturatedOverlap < before);
        QCOMPARE(evaluation.result().images, std::int64_t(2));
    }

    void grayValueOfTheMaskChoosesTheSaturation() {
        QTemporaryDir folder;
        cv::Mat mask = cv::Mat::zeros(10, 10, CV_8U);
        mask(cv::Rect(0, 0, 4, 5)).setTo(250);
        const std::filesystem::path path = folder.filePath("000.png").toStdString();
        cv::imwrite(path.string(), mask);
        const DataSetImage image{.path = "a.png", .groundTruth = {path}};
        const DefectType relative{.name = "a", .pixelValue = 250, .saturation = 0.5, .relative = true};
        const DefectType absolute{.name = "a", .pixelValue = 250, .saturation = 15, .relative = false};
        const DefectType huge{.name = "a", .pixelValue = 250, .saturation = 1500, .relative = false};
        QCOMPARE(readDefectMasks(image, {relative}).at(0).saturationPx, 10.0);
        QCOMPARE(readDefectMasks(image, {absolute}).at(0).saturationPx, 15.0);
        QCOMPARE(readDefectMasks(image, {huge}).at(0).saturationPx, 20.0);
        QCOMPARE(readDefectMasks(image, {}).at(0).saturationPx, 20.0);
    }

    /// The palette's colours say nothing: 1 is shown brighter than 2.
    void valueOfAPaletteChoosesTheSaturation() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("000.png").toStdString();
        cv::Mat mask = cv::Mat::zeros(10, 10, CV_8U);
        mask(cv::Rect(0, 0, 4, 5)).setTo(2);
        writeIndexedPng(path, mask, std::vector<Colour>{{0, 0, 0}, {255, 255, 255}, {1, 1, 1}});
        const DataSetImage image{.path = "a.png", .groundTruth = {path}};
        const DefectType first{.name = "a", .pixelValue = 1, .saturation = 5, .relative = false};
        const DefectType second{.name = "b", .pixelValue = 2, .saturation = 15, .relative = false};
        QCOMPARE(readDefectMasks(image, {first, second}).at(0).saturationPx, 15.0);
        QCOMPARE(readDefectMasks(image, {}).at(0).saturationPx, 20.0); // not LOCO's: what is not black
    }

    void aColouredMaskWillDoWhereNoValueIsAskedFor() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("1.png").toStdString();
        cv::Mat mask(10, 10, CV_8UC3, cv::Scalar(0, 0, 0));
        mask(cv::Rect(0, 0, 4, 5)).setTo(cv::Scalar(0, 0, 3));
        cv::imwrite(path.string(), mask);
        const DataSetImage image{.path = "a.png", .groundTruth = {path}};
        QCOMPARE(readDefectMasks(image, {}).at(0).saturationPx, 20.0);
        QVERIFY_THROWS_EXCEPTION(Error, readDefectMasks(image, {DefectType{.name = "a"}}));
    }

    void oddMasksAreNoted() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("odd.png").toStdString();
        cv::Mat soft(10, 10, CV_8U);
        for (int i = 0; i < 100; ++i)
            soft.at<uchar>(i / 10, i % 10) = static_cast<uchar>(2 * i);
        cv::imwrite(path.string(), soft);
        const DataSetImage image{.path = "a.png", .groundTruth = {path}};
        const std::string shades = readDefectMasks(image, {}).back().notice;
        QVERIFY2(shades.find("100 shades") != std::string::npos, shades.c_str());
        cv::Mat mask = cv::Mat::zeros(10, 10, CV_8U);
        mask(cv::Rect(0, 0, 4, 5)).setTo(77);
        cv::imwrite(path.string(), mask);
        QVERIFY(readDefectMasks(image, {}).back().notice.empty());
        QVERIFY(readDefectMasks(image, {{.name = "a", .pixelValue = 77}}).back().notice.empty());
        const std::string value = readDefectMasks(image, {{.name = "a"}}).back().notice;
        QVERIFY2(value.find("the value 77") != std::string::npos, value.c_str());
    }

    void masksOfTooManyPixelsAreRefusedUnread() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("1.png").toStdString();
        cv::imwrite(path.string(), cv::Mat::ones(10, 10, CV_8U));
        std::string png = readFile(path);
        for (const std::size_t side : {16, 20}) // width and height of its header
            png.replace(side, 4, std::string("\0\1\0\0", 4));
        writeFileAtomically(path, png);
        for (const std::vector<DefectType>& defects : {std::vector<DefectType>{}, {DefectType{.name = "a"}}})
            QVERIFY_THROWS_EXCEPTION(Error,
                                     readDefectMasks({.path = "a.png", .groundTruth = {path}}, defects));
    }

    void separateSpotsOfAnOrdinaryMaskAreSeparateDefects() {
        QTemporaryDir folder;
        cv::Mat mask = cv::Mat::zeros(10, 10, CV_8U);
        mask(cv::Rect(0, 0, 2, 2)).setTo(255);
        mask(cv::Rect(5, 5, 3, 3)).setTo(255);
        const std::filesystem::path path = folder.filePath("000_mask.png").toStdString();
        cv::imwrite(path.string(), mask);
        QCOMPARE(readDefectMasks({.path = "a.png", .groundTruth = {path}}, {}).size(), std::size_t(2));
    }

    void unusableMasksAreErrors() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("000.png").toStdString();
        QVERIFY_THROWS_EXCEPTION(Error, readDefectMasks({.path = "a.png", .groundTruth = {path}}, {}));
        cv::imwrite(path.string(), cv::Mat::zeros(4, 4, CV_8U));
        QVERIFY_THROWS_EXCEPTION(Error, readDefectMasks({.path = "a.png", .groundTruth = {path}}, {}));
        PixelEvaluation evaluation;
        const RandomScene scene = randomScene(0);
        QVERIFY_THROWS_EXCEPTION(Error, evaluation.add(scene.scores, {7, 7}, scene.defects));
        QVERIFY_THROWS_EXCEPTION(Error, evaluation.result());
    }
};

QTEST_APPLESS_MAIN(PixelMetricsTest)
#include "pixel_metrics_test.moc"
