#include "anomaly/fusion.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "base/error.h"
#include "support/setting_checks.h"

using namespace cliplad;

namespace {

using Pair = std::array<double, 2>;
using Sample = std::vector<Pair>;

/// Normal images whose two scores are correlated.
Sample validationSample(int count, double correlation, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    Sample sample;
    for (int i = 0; i < count; ++i) {
        const double a = normal(random),
                     b = correlation * a + std::sqrt(1 - correlation * correlation) * normal(random);
        sample.push_back({0.5 + 0.15 * a, 0.25 + 0.02 * b});
    }
    return sample;
}

double fused(const Pair& x, const Calibration& calibration, const FusionSettings& settings = {}) {
    return fuse(x[0], x[1], calibration, settings);
}

double shareFlagged(const Sample& images, const Calibration& calibration) {
    int flagged = 0;
    for (const Pair& x : images)
        flagged += fused(x, calibration) >= calibration.threshold ? 1 : 0;
    return static_cast<double>(flagged) / static_cast<double>(images.size());
}

} // namespace

class FusionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { tests::checkSettings<FusionSettings>(); }

    void twoSidedIsTheMahalanobisDistance() {
        const Calibration calibration{.mean = {1, 2}, .precision = {4, 1, 1, 9}};
        QCOMPARE(fused({2, 4}, calibration, {.oneSided = false}), std::sqrt(4.0 + 2 * 2.0 + 36.0));
    }

    void oneSidedCountsOnlyWhatLiesAboveTheMean() {
        const Calibration calibration{.mean = {1, 2}, .precision = {4, 0, 0, 9}};
        QVERIFY(std::abs(fused({4, -9}, calibration) - 6) < 0.01);
        QVERIFY(fused({-9, -9}, calibration) < 0.01);
    }

    void imagesBelowTheMeanKeepTheirOrder() {
        const Calibration calibration{.mean = {1, 1}, .precision = {4, 0, 0, 9}};
        QVERIFY(fused({0.2, 0.5}, calibration) < fused({0.4, 0.5}, calibration));
        QVERIFY(fused({0.4, 0.5}, calibration) < fused({0.4, 0.7}, calibration));
    }

    void fusedScoreNeverFallsWhenAScoreRises() {
        for (const double correlation : {-0.9, -0.3, 0.0, 0.5, 0.95}) {
            const Calibration calibration = calibrate(validationSample(60, correlation, 3), {});
            for (double logical = 0; logical < 2; logical += 0.05)
                for (double structural = 0.1; structural < 0.5; structural += 0.01) {
                    const double here = fuse(logical, structural, calibration, {});
                    QVERIFY(fuse(logical + 0.05, structural, calibration, {}) >= here - 1e-9);
                    QVERIFY(fuse(logical, structural + 0.01, calibration, {}) >= here - 1e-9);
                }
        }
    }

    void validationSampleKeepsFalseAlarmsFewAndAnomaliesFound() {
        const Calibration calibration = calibrate(validationSample(60, 0.4, 11), {});
        QVERIFY(shareFlagged(validationSample(2000, 0.4, 12), calibration) < 0.01);
        QVERIFY(fused({2.6, 0.25}, calibration) > calibration.threshold); // a label is gone
        QVERIFY(fused({0.5, 0.40}, calibration) > calibration.threshold); // a patch like none in memory
    }

    void fourShotsKeepFalseAlarmsFewAndAnomaliesFound() {
        double flagged = 0, missed = 0;
        constexpr int kTrials = 200;
        for (std::uint32_t trial = 0; trial < kTrials; ++trial) {
            const Calibration calibration = calibrate(validationSample(4, 0, trial), {});
            flagged += shareFlagged(validationSample(100, 0, 1000 + trial), calibration) / kTrials;
            missed += (fused({2.6, 0.25}, calibration) < calibration.threshold ? 1.0 : 0.0) / kTrials;
        }
        QVERIFY2(flagged < 0.05, qPrintable(QString::number(flagged)));
        QVERIFY2(missed < 0.02, qPrintable(QString::number(missed)));
    }

    void sampleWithoutSpreadGivesFiniteScores() {
        for (const Sample& sample : {Sample{{0, 0}}, Sample{{0, 0}, {0, 0}}, Sample{{0.4, 0.25}, {0.4, 0.25}},
                                     Sample(20, Pair{0.4, 0.25}), Sample(20, Pair{0, 0})}) {
            const Calibration calibration = calibrate(sample, {});
            QVERIFY(std::isfinite(calibration.threshold) && calibration.threshold > 0);
            for (const double p : calibration.precision)
                QVERIFY(std::isfinite(p));
            QVERIFY(fused(sample.front(), calibration) < calibration.threshold);
            QVERIFY(std::isfinite(fused({3, 0.9}, calibration)));
            QVERIFY(fused({3, 0.9}, calibration) > calibration.threshold);
        }
    }

    void perfectlyCorrelatedSampleGivesFiniteScores() {
        Sample sample;
        for (int i = 0; i < 30; ++i)
            sample.push_back({0.1 * i, 0.01 * i});
        const Calibration calibration = calibrate(sample, {});
        for (const double p : calibration.precision)
            QVERIFY(std::isfinite(p));
        QVERIFY(std::isfinite(fused({9, 0}, calibration, {.oneSided = false})));
    }

    void smallSamplesSpreadIsDrawnTowardThePrior() {
        const Sample twins = {{0.4, 0.2}, {0.4, 0.2}};
        const Calibration calibration = calibrate(twins, {.shrinkage = 1});
        QVERIFY(std::abs(1 / std::sqrt(calibration.precision[0]) - 0.5 * 0.4) < 0.001);
        QVERIFY(std::abs(1 / std::sqrt(calibration.precision[3]) - 0.1 * 0.2) < 0.001);
        QCOMPARE(calibration.precision[1], 0.0);
    }

    void covarianceAsPrintedIsTheInverseOfTheDefault() {
        const Sample sample = validationSample(60, 0.4, 11);
        const FusionSettings printed{.covariance = FusionSettings::Covariance::AsPrinted, .oneSided = false};
        const Calibration inverse = calibrate(sample, {}), asPrinted = calibrate(sample, printed);
        const auto &p = inverse.precision, &m = asPrinted.precision;
        QVERIFY(std::abs(p[0] * m[0] + p[1] * m[2] - 1) < 1e-9);
        QVERIFY(std::abs(p[0] * m[1] + p[1] * m[3]) < 1e-9);
        const Pair x = {asPrinted.mean[0] + 0.3, asPrinted.mean[1] + 0.02};
        QVERIFY(std::abs(fused(x, asPrinted, printed) -
                         std::sqrt(0.09 * m[0] + 0.012 * m[1] + 0.0004 * m[3])) < 1e-9);
        // One-sided: far above the mean nothing changes, below it hardly anything is left.
        const FusionSettings oneSided{.covariance = FusionSettings::Covariance::AsPrinted};
        const Calibration calibration = calibrate(sample, oneSided);
        QVERIFY(fused({0, 0}, calibration, oneSided) < 0.2 * fused({1, 0.3}, calibration, oneSided));
        QVERIFY(fused({1.2, 0.25}, calibration, oneSided) > calibration.threshold);
        QVERIFY(fused(sample.front(), calibration, oneSided) < calibration.threshold);
        QVERIFY(calibrate(Sample{{0.4, 0.2}}, printed).threshold > 0);
    }

    void sharpnessMovesTheScoreAtTheMean() {
        const Calibration calibration{.mean = {1, 2}, .precision = {4, 0, 0, 9}};
        QVERIFY(std::abs(fused({1, 2}, calibration) - std::sqrt(2) * std::log(2) / 2) < 1e-9);
        QVERIFY(fused({1, 2}, calibration, {.sharpness = 50}) < 0.03);
    }

    void leastDeviationsBoundTheSpread() {
        const Sample twins(20, Pair{0.4, 0.2});
        const auto deviations = [&](const FusionSettings& settings) {
            const Calibration calibration = calibrate(twins, settings);
            return Pair{1 / std::sqrt(calibration.precision[0]), 1 / std::sqrt(calibration.precision[3])};
        };
        QVERIFY(std::abs(deviations({.leastLogicalDeviation = 0.3})[0] - 0.3) < 1e-9);
        QVERIFY(std::abs(deviations({.leastStructuralDeviation = 0.1})[1] - 0.1) < 1e-9);
        QVERIFY(std::abs(deviations({.leastRelativeDeviation = 0.5})[0] - 0.2) < 1e-9);
    }

    void scoresAreMeasuredInDeviations() {
        const Calibration calibration{
            .mean = {2, 1}, .precision = {4, 0, 0, 100}, .threshold = 0, .sampleSize = 1};
        const auto areDeviations = [&](Pair scores, const FusionSettings& settings, Pair expected) {
            const Pair found = deviations(scores[0], scores[1], calibration, settings);
            return std::abs(found[0] - expected[0]) < 1e-9 && std::abs(found[1] - expected[1]) < 1e-9;
        };
        QVERIFY(areDeviations({3.5, 1.2}, {}, {3, 2}));
        QVERIFY(areDeviations({1.5, 1.0}, {}, {-1, 0}));
        // Σ = (1, 0.6; 0.6, 4) with correlated scores: each is measured by its own variance.
        const Calibration correlated{.mean = {0, 0},
                                     .precision = {4 / 3.64, -0.6 / 3.64, -0.6 / 3.64, 1 / 3.64}};
        const Pair found = deviations(3, 3, correlated, {});
        QVERIFY(std::abs(found[0] - 3) < 1e-9 && std::abs(found[1] - 1.5) < 1e-9);
        QVERIFY(areDeviations({6, 21}, {.covariance = FusionSettings::Covariance::AsPrinted}, {2, 2}));
    }

    void theOddOneOfASmallSampleTeachesNothing() {
        const Sample shots = {{0.2, 0.1}, {0.3, 0.12}, {0.25, 0.11}},
                     withOdd = {shots[0], {2.0, 0.1}, shots[1], shots[2]};
        const Calibration expected = calibrate(shots, {}), found = calibrate(withOdd, {});
        QCOMPARE(found.mean, expected.mean);
        QCOMPARE(found.threshold, expected.threshold);
        QCOMPARE(found.sampleSize, 4);
        QVERIFY(calibrate(withOdd, {.leaveOutOdd = false}).mean[0] > 0.6);
        // Of three none is known to be odd, and in a large sample the quantile sees to it.
        QVERIFY(calibrate(Sample(withOdd.begin(), withOdd.begin() + 3), {}).mean[0] > 0.6);
        QVERIFY(calibrate(withOdd, {.smallSample = 3}).mean[0] > 0.6);
    }

    void sampleSizeIsRemembered() { QCOMPARE(calibrate(validationSample(7, 0, 1), {}).sampleSize, 7); }

    void unusableScoresAreRefused() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(Error, calibrate(Sample{}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, calibrate(Sample{{nan, 0}}, {}));
        QVERIFY_THROWS_EXCEPTION(Error, fuse(nan, 0, calibrate(Sample{{0.1, 0.1}}, {}), {}));
    }
};

QTEST_GUILESS_MAIN(FusionTest)
#include "fusion_test.moc"
