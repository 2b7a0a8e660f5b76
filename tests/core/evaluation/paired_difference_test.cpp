#include <QTest>

#include <limits>

#include "base/error.h"
#include "evaluation/paired_difference.h"

using namespace cliplad;

namespace {

/// Ten good and ten anomalous images; `a` tells all of them apart, `b` by chance.
std::vector<PairedScore> draw(double shift) {
    std::vector<PairedScore> scores;
    for (std::size_t i = 0; i < 20; ++i) {
        const bool anomalous = i >= 10;
        scores.push_back({.image = i,
                          .anomalous = anomalous,
                          .a = (anomalous ? 5 : 0) + shift * static_cast<double>(i % 3),
                          .b = static_cast<double>((i * 7) % 10)});
    }
    return scores;
}

} // namespace

class PairedDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanIsThatOfTheAurocs() {
        // b's scores are the same ten numbers for good and for anomalous images: 0.5.
        const std::vector<std::vector<std::vector<PairedScore>>> products = {{draw(0)}};
        QCOMPARE(aurocDifference(products).mean, 0.5);
    }

    void tiesCountHalf() {
        const std::vector<std::vector<std::vector<PairedScore>>> products = {
            {{{.image = 0, .anomalous = false, .a = 1, .b = 0},
              {.image = 1, .anomalous = true, .a = 1, .b = 1}}}};
        QCOMPARE(aurocDifference(products).mean, -0.5);
    }

    void aClearDifferenceHasAnIntervalAboveZero() {
        const std::vector<std::vector<std::vector<PairedScore>>> products = {{draw(0), draw(0.1)}, {draw(0)}};
        const ConfidenceInterval interval = aurocDifference(products);
        QVERIFY(interval.low > 0.1);
        QVERIFY(interval.low < interval.mean);
        QVERIFY(interval.mean < interval.high);
        QVERIFY(interval.high <= 1);
    }

    void twoEqualSystemsDifferByNothing() {
        std::vector<PairedScore> scores = draw(0.1);
        for (PairedScore& score : scores)
            score.b = score.a;
        const ConfidenceInterval interval =
            aurocDifference(std::vector<std::vector<std::vector<PairedScore>>>{{scores}});
        QCOMPARE(interval.mean, 0.0);
        QCOMPARE(interval.low, 0.0);
        QCOMPARE(interval.high, 0.0);
    }

    void noiseHasAnIntervalThatHoldsZero() {
        std::vector<PairedScore> scores = draw(0);
        for (PairedScore& score : scores)
            score.a = static_cast<double>((score.image * 3) % 11);
        const ConfidenceInterval interval =
            aurocDifference(std::vector<std::vector<std::vector<PairedScore>>>{{scores}});
        QVERIFY(interval.low < 0);
        QVERIFY(interval.high > 0);
    }

    void theSameSeedGivesTheSameInterval() {
        const std::vector<std::vector<std::vector<PairedScore>>> products = {{draw(0.3), draw(0.1)}};
        const ConfidenceInterval once = aurocDifference(products), again = aurocDifference(products);
        QCOMPARE(once.low, again.low);
        QCOMPARE(once.high, again.high);
    }

    void whatCannotBeComparedIsAnError() {
        using Products = std::vector<std::vector<std::vector<PairedScore>>>;
        QVERIFY_THROWS_EXCEPTION(Error, aurocDifference(Products{}));
        QVERIFY_THROWS_EXCEPTION(Error, aurocDifference(Products{{{{.image = 0, .anomalous = false}}}}));
        std::vector<PairedScore> scores = draw(0);
        scores[3].b = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_THROWS_EXCEPTION(Error, aurocDifference(Products{{scores}}));
    }
};

QTEST_GUILESS_MAIN(PairedDifferenceTest)
#include "paired_difference_test.moc"
