#include "inspection/blind_spots.h"

#include <QTest>

#include <ATen/ATen.h>

#include "anomaly/cues/cue.h"

using namespace cliplad;

namespace {

constexpr int kScrewPx = 50;

/// Shots with so many screws and one nut each, whose normal logical scores spread by `deviation`.
Product productOf(const std::vector<int>& screwsOfShots, double deviation) {
    Product product;
    for (const char* name : {"screw", "nut", "wood"})
        product.definition.prompts.fine.push_back(
            {.name = name, .synonyms = {}, .background = std::string(name) == "wood", .colour = {}});
    for (const int screws : screwsOfShots) {
        const auto pieces = static_cast<std::size_t>(screws);
        product.memory.counts.push_back(
            {.histogram = {.areaPx = {screws * kScrewPx, 80, 0}, .components = {screws, 1, 0}},
             .pieceAreasPx = {std::vector<int>(pieces, kScrewPx), {80}, {}}});
    }
    product.calibration = {.mean = {0.1, 0.2},
                           .precision = {1 / (deviation * deviation), 0, 0, 1e4},
                           .threshold = 3.5,
                           .sampleSize = static_cast<int>(screwsOfShots.size())};
    return product;
}

} // namespace

class BlindSpotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProductThatSeesEachMissingPartHasNone() {
        QVERIFY(findBlindSpots(productOf({4, 4, 4, 4}, 0.04)).empty());
    }

    void aShotThatLacksAPartHidesItsLackElsewhere() {
        const auto spots = findBlindSpots(productOf({4, 4, 3, 3}, 0.04));
        QCOMPARE(spots.size(), std::size_t(1));
        QCOMPARE(spots[0].label, std::string("screw"));
        QVERIFY(!spots[0].all);
        QVERIFY(spots[0].score < 3.5);
    }

    void aWideSpreadHidesAllOfALabel() {
        const auto spots = findBlindSpots(productOf({4, 4, 4, 4}, 2));
        QCOMPARE(spots.size(), std::size_t(2));
        QCOMPARE(spots[0].label, std::string("screw"));
        QVERIFY(spots[0].all);
        QCOMPARE(spots[1].label, std::string("nut"));
    }

    void whatACueOfPiecesSeesIsNoBlindSpot() {
        Product product = productOf({4, 4, 4, 3}, 0.4); // the histogram alone misses a screw less
        product.definition.settings.cues.places = 0;
        QVERIFY(!findBlindSpots(product).empty());
        // [pieces, label and area and a one-dimensional embedding]: four screws and a nut on each shot
        at::Tensor pieces = at::ones({5, 3});
        pieces.slice(0, 0, 4).select(1, 0).zero_();
        pieces.select(1, 1).fill_(kScrewPx);
        CueDescriptions described;
        described[0] = pieces;
        product.memory.cues.assign(4, described);
        product.calibration.cueScales = {.histogram = 0.5, .cues = {0.1, 1, 1, 1, 1, 1, 1}};
        QVERIFY(findBlindSpots(product).empty());
    }

    void whatALossDoesNotShowInStaysAsFarAsNormalImagesAre() {
        Product product = productOf({4, 4, 4, 3}, 0.4);
        product.definition.settings.cues.instances = 0;
        CueDescriptions described;
        constexpr std::size_t kPlaces = 3;
        described[kPlaces] = at::ones({4, 1});
        product.memory.cues.assign(4, described);
        const auto score = [&](double places) {
            product.calibration.cueScales.cues[kPlaces] = places;
            return findBlindSpots(product).at(0).score;
        };
        QVERIFY(score(0.1) > score(cues()[kPlaces].limit) + 0.1); // a cue at its limit is not heard
    }

    void aThresholdSetByHandCounts() {
        Product product = productOf({4, 4, 4, 4}, 0.04);
        product.definition.threshold = 1000;
        QCOMPARE(findBlindSpots(product).size(), std::size_t(2));
        QCOMPARE(passesBelow(product), 1000.0);
        product.definition.reviewThreshold = 3.5; // what is to be reviewed does not pass
        QVERIFY(findBlindSpots(product).empty());
        QCOMPARE(passesBelow(product), 3.5);
    }
};

QTEST_GUILESS_MAIN(BlindSpotsTest)
#include "blind_spots_test.moc"
