#include "anomaly/class_histogram.h"

#include <QTest>

#include <cmath>
#include <span>

#include "base/error.h"
#include "support/setting_checks.h"

using namespace cliplad;

namespace {

using Difference = HistogramSettings::Difference;

double scoreOf(std::vector<int> areaPx, const std::vector<ClassHistogram>& memory,
               const HistogramSettings& settings = {}) {
    return compareHistogram({.areaPx = std::move(areaPx)}, memory, settings).score;
}

const std::vector<ClassHistogram> kShot = {{.areaPx = {400, 100, 0}}};

} // namespace

class ClassHistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { tests::checkSettings<HistogramSettings>(); }

    void pixelsAndPiecesOfEachLabelAreCounted() {
        PartMask mask;
        mask.label = cv::Mat(16, 16, CV_8U, cv::Scalar(0));
        mask.label(cv::Rect(1, 1, 4, 4)).setTo(1);
        mask.label(cv::Rect(8, 8, 3, 3)).setTo(1);
        mask.label(cv::Rect(1, 12, 2, 2)).setTo(3);
        const ClassHistogram histogram = countParts(mask, findInstances(mask, 5), 3);
        QCOMPARE(histogram.areaPx, (std::vector<int>{25, 0, 4}));
        QCOMPARE(histogram.components, (std::vector<int>{2, 0, 0}));
        QCOMPARE(countParts(mask, findInstances(mask, 4), 3).components, (std::vector<int>{2, 0, 1}));
        QCOMPARE(countParts(mask, findInstances(mask, 10), 3).components, (std::vector<int>{1, 0, 0}));
        QCOMPARE(countParts(mask, findInstances(mask, 10), 3).areaPx, histogram.areaPx);
    }

    void sameAreasScoreZero() {
        for (const auto difference : {Difference::LogRatio, Difference::Relative})
            QCOMPARE(scoreOf({400, 100, 0}, kShot, {.difference = difference}), 0.0);
    }

    void missingAndExtraPartsScoreHigher() {
        for (const auto difference : {Difference::LogRatio, Difference::Relative}) {
            const HistogramSettings settings{.difference = difference};
            QVERIFY(scoreOf({400, 50, 0}, kShot, settings) > 0.3);
            QVERIFY(scoreOf({400, 0, 0}, kShot, settings) > scoreOf({400, 50, 0}, kShot, settings));
            QVERIFY(scoreOf({400, 200, 0}, kShot, settings) > 0.3);
            QVERIFY(scoreOf({400, 100, 60}, kShot, settings) > 1);
        }
    }

    void logRatioIsSymmetric() {
        const std::vector<ClassHistogram> half = {{.areaPx = {50}}}, whole = {{.areaPx = {100}}};
        QCOMPARE(scoreOf({100}, half), scoreOf({50}, whole));
        QCOMPARE(scoreOf({100}, half), std::log(108.0 / 58.0));
    }

    void relativeIsTheRatioLessOne() {
        QCOMPARE(scoreOf({200, 100, 0}, kShot, {.difference = Difference::Relative}), 1 - 208.0 / 408.0);
    }

    void literalIsAsPrintedAndSoFallsWhenAPartIsMissing() {
        const HistogramSettings literal{.difference = Difference::Literal};
        QCOMPARE(scoreOf({400, 100, 0}, kShot, literal), 2.0);
        QCOMPARE(scoreOf({400, 50, 0}, kShot, literal), 1.5);
        QCOMPARE(scoreOf({0, 0, 7}, kShot, literal), 7.0); // a label that the shot lacks: finite
    }

    void sharesAddUpAndSayMissingOrExtra() {
        const auto distance = compareHistogram({.areaPx = {400, 20, 30}}, kShot, {});
        QCOMPARE(distance.perLabel[0], 0.0);
        QVERIFY(distance.perLabel[1] < 0 && distance.perLabel[2] > 0);
        QCOMPARE(distance.score, -distance.perLabel[1] + distance.perLabel[2]);
    }

    void nearestShotOfSeveralSubTypesDecides() {
        // Juice: a red, a yellow and a white one are all normal; a bottle with two liquids is not.
        const std::vector<ClassHistogram> juices = {
            {.areaPx = {900, 0, 0, 60}}, {.areaPx = {0, 900, 0, 60}}, {.areaPx = {0, 0, 900, 60}}};
        const auto yellow = compareHistogram({.areaPx = {0, 880, 0, 63}}, juices, {});
        QCOMPARE(yellow.nearestShot, 1);
        QVERIFY(yellow.score < 0.1);
        QVERIFY(scoreOf({450, 450, 0, 60}, juices) > 3);
        QVERIFY(scoreOf({0, 0, 900, 0}, juices) > 1.5);
    }

    void piecesCountOnlyWhereTheyAreWeighted() {
        const ClassHistogram two{.areaPx = {200}, .components = {2}}, one{.areaPx = {200}, .components = {1}};
        QCOMPARE(compareHistogram(one, std::array{two}, {}).score, 0.0);
        const auto weighted = compareHistogram(one, std::array{two}, {.componentWeight = 2});
        QCOMPARE(weighted.score, 2 * std::log(1.5));
        QCOMPARE(weighted.perLabel[0], -weighted.score);
    }

    void aLabelThatTheShotsDisagreeInCountsLess() {
        const std::vector<ClassHistogram> shots = {
            {.areaPx = {400, 100, 30}}, {.areaPx = {410, 98, 90}}, {.areaPx = {395, 103, 0}}};
        const auto weights = labelWeights(shots, 3, {.scaledLabels = true});
        QVERIFY(weights[0] > 1.5 && weights[1] > 1.5 && weights[2] < 0.2);
        // A part that is missing weighs more than the label which is there or not in good images.
        const auto scoreOfWeighted = [&](std::vector<int> areaPx) {
            return compareHistogram({.areaPx = std::move(areaPx)}, shots, {}, weights).score;
        };
        QVERIFY(scoreOfWeighted({400, 50, 30}) > 2 * scoreOfWeighted({400, 100, 300}));
        QVERIFY(scoreOf({400, 50, 30}, shots) < scoreOf({400, 100, 300}, shots));
        const auto distance = compareHistogram({.areaPx = {400, 50, 300}}, shots, {}, weights);
        QCOMPARE(distance.score, std::abs(distance.perLabel[0]) + std::abs(distance.perLabel[1]) +
                                     std::abs(distance.perLabel[2]));
    }

    void weightsAreOneWhereNothingIsKnown() {
        const std::vector<ClassHistogram> shots = {{.areaPx = {400, 30}}, {.areaPx = {400, 90}}};
        const std::vector<double> ones = {1, 1};
        QCOMPARE(labelWeights(shots, 2, {}), ones);
        QCOMPARE(labelWeights(std::span(shots).first(1), 2, {.scaledLabels = true}), ones);
        QCOMPARE(labelWeights({}, 2, {.scaledLabels = true}), ones);
    }

    void aShotCanBeLeftOut() {
        const std::vector<ClassHistogram> shots = {{.areaPx = {100}}, {.areaPx = {200}}};
        QCOMPARE(compareHistogram(shots[0], shots, {}).score, 0.0);
        const auto leftOut = compareHistogram(shots[0], shots, {}, {}, 0);
        QCOMPARE(leftOut.nearestShot, 1);
        QCOMPARE(leftOut.score, std::log(208.0 / 108.0));
        QVERIFY_THROWS_EXCEPTION(Error, compareHistogram(shots[0], std::span(shots).first(1), {}, {}, 0));
    }

    void memoryThatDoesNotFitIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, scoreOf({1, 2, 3}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, scoreOf({1, 2}, kShot));
    }
};

QTEST_GUILESS_MAIN(ClassHistogramTest)
#include "class_histogram_test.moc"
