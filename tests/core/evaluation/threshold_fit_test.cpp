#include "evaluation/threshold_fit.h"

#include <limits>
#include <random>

#include <QTest>

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

std::vector<LabelledScore> sample() {
    return {{1, false}, {2, false}, {3, false}, {4, true}, {5, false}, {6, true}, {7, true}, {8, true}};
}

} // namespace

class ThresholdFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void costsAreCountedAtAndAboveTheThreshold() {
        const ThresholdCost cost = costOf(sample(), 5);
        QCOMPARE(cost.anomalous, 4);
        QCOMPARE(cost.good, 4);
        QCOMPARE(cost.missed, 1);
        QCOMPARE(cost.falseAlarms, 1);
        QCOMPARE(cost.missedShare(), 0.25);
        QCOMPARE(cost.falseAlarmShare(), 0.25);
    }

    void nothingMissedGivesTheHighestThresholdThatFindsAll() {
        const ThresholdCost cost = fitThreshold(sample(), ThresholdTarget::Missed, 0);
        QCOMPARE(cost.threshold, 3.5);
        QCOMPARE(cost.missed, 0);
        QCOMPARE(cost.falseAlarms, 1);
    }

    void aQuarterMissedSavesTheFalseAlarm() {
        const ThresholdCost cost = fitThreshold(sample(), ThresholdTarget::Missed, 0.25);
        QCOMPARE(cost.threshold, 5.5);
        QCOMPARE(cost.missed, 1);
        QCOMPARE(cost.falseAlarms, 0);
    }

    void noFalseAlarmGivesTheLowestThresholdThatPassesAllGoodOnes() {
        const ThresholdCost cost = fitThreshold(sample(), ThresholdTarget::FalseAlarms, 0);
        QCOMPARE(cost.threshold, 5.5);
        QCOMPARE(cost.falseAlarms, 0);
        QCOMPARE(cost.missed, 1);
    }

    void aQuarterOfFalseAlarmsFindsAll() {
        const ThresholdCost cost = fitThreshold(sample(), ThresholdTarget::FalseAlarms, 0.25);
        QCOMPARE(cost.threshold, 3.5);
        QCOMPARE(cost.missed, 0);
    }

    void allMayBeMissedOrFalse() {
        QCOMPARE(fitThreshold(sample(), ThresholdTarget::Missed, 1).falseAlarms, 0);
        QCOMPARE(fitThreshold(sample(), ThresholdTarget::FalseAlarms, 1).missed, 0);
    }

    void equalScoresStayTogether() {
        const std::vector<LabelledScore> scores = {{1, false}, {2, true}, {2, false}, {2, true}, {3, true}};
        QCOMPARE(fitThreshold(scores, ThresholdTarget::FalseAlarms, 0).missed, 2);
        const ThresholdCost found = fitThreshold(scores, ThresholdTarget::Missed, 0.4); // one of three
        QCOMPARE(found.missed, 0);
        QCOMPARE(found.threshold, 1.5);
    }

    void infiniteScoresAreScores() {
        const double infinity = std::numeric_limits<double>::infinity();
        const std::vector<LabelledScore> scores = {{1, false}, {infinity, true}};
        QCOMPARE(fitThreshold(scores, ThresholdTarget::Missed, 0).missed, 0);
        QCOMPARE(fitThreshold(scores, ThresholdTarget::Missed, 0).falseAlarms, 0);
        QCOMPARE(fitThreshold(scores, ThresholdTarget::FalseAlarms, 0).falseAlarms, 0);
    }

    void whatIsAskedForIsKept_data() {
        QTest::addColumn<double>("atMost");
        for (const double atMost : {0.0, 0.01, 0.05, 0.1, 0.333, 0.5, 0.99})
            QTest::addRow("%g", atMost) << atMost;
    }
    void whatIsAskedForIsKept() {
        QFETCH(const double, atMost);
        std::mt19937 random(7);
        std::normal_distribution<double> good(2, 1), bad(4, 1.5);
        for (int round = 0; round < 20; ++round) {
            std::vector<LabelledScore> scores;
            for (int i = 0; i < 200; ++i)
                scores.push_back({std::round(10 * (i % 3 ? good(random) : bad(random))) / 10, i % 3 == 0});
            const ThresholdCost missed = fitThreshold(scores, ThresholdTarget::Missed, atMost);
            QVERIFY(missed.missedShare() <= atMost + 1e-9);
            const ThresholdCost alarms = fitThreshold(scores, ThresholdTarget::FalseAlarms, atMost);
            QVERIFY(alarms.falseAlarmShare() <= atMost + 1e-9);
            for (const ThresholdCost& other : thresholdCosts(scores)) { // none that keeps to it is cheaper
                if (other.missedShare() <= atMost + 1e-9)
                    QVERIFY(other.falseAlarms >= missed.falseAlarms);
                if (other.falseAlarmShare() <= atMost + 1e-9)
                    QVERIFY(other.missed >= alarms.missed);
            }
        }
    }

    void everyThresholdIsPriced() {
        const auto costs = thresholdCosts(sample());
        QCOMPARE(costs.size(), std::size_t(9));
        QCOMPARE(costs.front().missed, 0);
        QCOMPARE(costs.front().falseAlarms, 4);
        QCOMPARE(costs.back().missed, 4);
        QCOMPARE(costs.back().falseAlarms, 0);
        for (const ThresholdCost& cost : costs) {
            const ThresholdCost counted = costOf(sample(), cost.threshold);
            QCOMPARE(cost.missed, counted.missed);
            QCOMPARE(cost.falseAlarms, counted.falseAlarms);
        }
        QCOMPARE(thresholdCosts(sample(), 3).size(), std::size_t(3));
        QVERIFY(thresholdCosts({}).empty());
    }

    void whatIsMissingIsSaid() {
        const std::vector<LabelledScore> good = {{1, false}}, bad = {{1, true}};
        VERIFY_ERROR(fitThreshold(good, ThresholdTarget::Missed, 0), "known to be bad");
        VERIFY_ERROR(fitThreshold(bad, ThresholdTarget::FalseAlarms, 0), "known to be good");
        VERIFY_ERROR(fitThreshold(good, ThresholdTarget::FalseAlarms, 1.5), "between 0 and 1");
        const std::vector<LabelledScore> nan = {{std::numeric_limits<double>::quiet_NaN(), false}};
        VERIFY_ERROR(fitThreshold(nan, ThresholdTarget::FalseAlarms, 0), "not a number");
    }
};

QTEST_APPLESS_MAIN(ThresholdFitTest)
#include "threshold_fit_test.moc"
