#include "anomaly/threshold.h"

#include <QTest>

#include <limits>
#include <vector>

#include "base/error.h"
#include "support/setting_checks.h"

using namespace cliplad;

namespace {

std::vector<ReviewedScore> reviewed(const std::vector<double>& good, const std::vector<double>& anomalous) {
    std::vector<ReviewedScore> images;
    for (const double fused : good)
        images.push_back({fused, false});
    for (const double fused : anomalous)
        images.push_back({fused, true});
    return images;
}

} // namespace

class ThresholdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { tests::checkSettings<ThresholdTargets>(); }

    void separableScoresAreCutInTheMiddleOfTheGap() {
        const ThresholdFit fit = fitThreshold(reviewed({1, 2, 1.5}, {4, 9}), {});
        QCOMPARE(fit.threshold, 3.0);
        QVERIFY(fit.meetsTargets);
        QCOMPARE(fit.missedShare, 0.0);
        QCOMPARE(fit.falseAlarmShare, 0.0);
    }

    void missedTargetGoesBeforeFalseAlarms() {
        const ThresholdFit fit = fitThreshold(reviewed({1, 2, 5, 3}, {4, 9}), {});
        QCOMPARE(fit.missedShare, 0.0);
        QCOMPARE(fit.falseAlarmShare, 0.25);
        QCOMPARE(fit.threshold, 3.5);
        QVERIFY(!fit.meetsTargets);
    }

    void allowedMissesAreUsedForFewerFalseAlarms() {
        const ThresholdFit fit = fitThreshold(reviewed({1, 2, 5, 3}, {4, 9}), {.maxMissedShare = 0.5});
        QCOMPARE(fit.threshold, 7.0);
        QCOMPARE(fit.missedShare, 0.5);
        QVERIFY(fit.meetsTargets);
    }

    void equalScoresAreNeverTornApart() {
        const ThresholdFit fit = fitThreshold(reviewed({1, 3, 3}, {3, 3, 9}), {});
        QVERIFY(fit.threshold > 1 && fit.threshold < 3);
        QCOMPARE(fit.missedShare, 0.0);
    }

    void goodImagesAloneLieBelow() {
        const ThresholdFit fit = fitThreshold(reviewed({1, 2}, {}), {});
        QVERIFY(fit.threshold > 2 && fit.threshold < 3);
        QVERIFY(fit.meetsTargets);
    }

    void anomalousImagesAloneLieAbove() {
        const ThresholdFit fit = fitThreshold(reviewed({}, {4, 5}), {});
        QVERIFY(fit.threshold < 4 && fit.threshold > 2);
        QVERIFY(fit.meetsTargets);
    }

    void nothingReviewedIsRefused() {
        QVERIFY_THROWS_EXCEPTION(Error, fitThreshold({}, {}));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 fitThreshold(reviewed({std::numeric_limits<double>::quiet_NaN()}, {}), {}));
    }
};

QTEST_GUILESS_MAIN(ThresholdTest)
#include "threshold_test.moc"
