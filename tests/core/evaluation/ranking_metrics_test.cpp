#include "evaluation/ranking_metrics.h"

#include <QtTest>

#include <cmath>

#include "base/error.h"

using namespace cliplad;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

/// Eight images with three equal scores; the expected values are worked out beside each use.
const std::vector<LabelledScore> kTied = {{0.1, false}, {0.4, false}, {0.35, true}, {0.8, true},
                                          {0.4, true},  {0.4, false}, {0.9, false}, {0.95, true}};

} // namespace

class RankingMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aurocIsTheShareOfPairsInOrder() {
        // pairs (anomalous, good) won: .35 beats .1; .8 beats .1 .4 .4; .4 beats .1, ties .4 .4; .95 beats
        // all
        QVERIFY(near(auroc(kTied), (1 + 3 + 1 + 0.5 + 0.5 + 4) / 16.0));
        QCOMPARE(auroc(std::vector<LabelledScore>{{1, true}, {0, false}}), 1.0);
        QCOMPARE(auroc(std::vector<LabelledScore>{{1, true}, {1, false}, {1, false}}), 0.5);
    }

    void averagePrecisionSumsPrecisionOverRecall() {
        // thresholds .95: P 1, R 1/4 · .9: no gain · .8: P 2/3, R 2/4 · .4: P 3/6, R 3/4 · .35: P 4/7, R 1
        QVERIFY(near(averagePrecision(kTied), 0.25 * (1 + 2.0 / 3 + 0.5 + 4.0 / 7)));
    }

    void bestF1IsFoundWithItsThreshold() {
        const BestF1 best = bestF1(kTied);
        // .35: TP 4, flagged 7 -> 8/11; .8: TP 2, flagged 3 -> 4/7; .4: TP 3, flagged 6 -> 6/10
        QVERIFY(near(best.f1, 8.0 / 11));
        QCOMPARE(best.threshold, 0.35);
        QVERIFY(near(best.precision, 4.0 / 7));
        QCOMPARE(best.recall, 1.0);
    }

    void infiniteScoresAreOrderedAndNanIsRefused() {
        QCOMPARE(auroc(std::vector<LabelledScore>{{INFINITY, true}, {0, false}}), 1.0);
        QVERIFY_THROWS_EXCEPTION(Error, auroc(std::vector<LabelledScore>{{NAN, true}, {0, false}}));
    }

    void oneKindAloneIsAnError() {
        QVERIFY_THROWS_EXCEPTION(Error, auroc(std::vector<LabelledScore>{{1, true}}));
        QVERIFY_THROWS_EXCEPTION(Error, bestF1(std::vector<LabelledScore>{{1, false}}));
        QVERIFY_THROWS_EXCEPTION(Error, averagePrecision({}));
    }

    void spreadIsMeanAndSampleDeviation() {
        const Spread spread = spreadOf(std::vector<double>{1, 2, 4});
        QVERIFY(near(spread.mean, 7.0 / 3));
        QVERIFY(near(spread.deviation, std::sqrt((16.0 / 9 + 1.0 / 9 + 25.0 / 9) / 2)));
        QCOMPARE(spreadOf(std::vector<double>{5}).deviation, 0.0);
    }
};

QTEST_APPLESS_MAIN(RankingMetricsTest)
#include "ranking_metrics_test.moc"
