#include "anomaly/cues/cue.h"

#include <QTest>

#include <ATen/ATen.h>

#include "support/error_of.h"
#include "support/setting_checks.h"

using namespace cliplad;

namespace {

constexpr int kSide = 32;
constexpr int kLabels = 3;

/// A rectangle of a label, in mask pixels, and its colour in the photo.
struct Block {
    int label;
    cv::Rect place;
    cv::Scalar rgb = {200, 30, 30};
    int kind = 0; ///< which way its dense features point
};

/// What a cue says of an image of blocks on black; the dense features of a block point along one axis.
at::Tensor described(const Cue& cue, const std::vector<Block>& blocks, const CueSettings& settings = {},
                     const IgnoreMask& ignore = {}) {
    PartMask parts;
    parts.label = cv::Mat(kSide, kSide, CV_8U, cv::Scalar(0));
    cv::Mat photo(4 * kSide, 4 * kSide, CV_8UC3, cv::Scalar(0, 0, 0));
    at::Tensor dense = at::zeros({kSide, kSide, 4});
    for (const Block& block : blocks) {
        parts.label(block.place).setTo(block.label + 1);
        photo(cv::Rect(4 * block.place.tl(), 4 * block.place.br())).setTo(block.rgb);
        dense.slice(0, block.place.y, block.place.br().y)
            .slice(1, block.place.x, block.place.br().x)
            .select(2, block.kind)
            .fill_(1);
    }
    Features features;
    const at::Tensor patches = dense.slice(0, 0, kSide, 2).slice(1, 0, kSide, 2); // two mask pixels a side
    features.stages.fill(patches);
    features.dense = patches;
    const auto pieces = findInstances(parts, 5);
    return cue.describe({.parts = parts,
                         .pieces = pieces,
                         .dense = dense,
                         .features = features,
                         .ignore = ignore,
                         .photoRgb = photo,
                         .labelCount = kLabels},
                        settings);
}

double distance(const Cue& cue, const std::vector<Block>& image, const std::vector<Block>& shot) {
    return cue.distance(described(cue, image), described(cue, shot));
}

bool isNear(double a, double b, double tolerance = 1e-4) {
    return std::abs(a - b) <= tolerance;
}

const std::vector<Block> kShot = {{0, {2, 2, 4, 4}}, {0, {20, 2, 4, 4}}, {1, {8, 20, 10, 6}}};

} // namespace

class CueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreSound() { tests::checkSettings<CueSettings>(); }

    void shotIsAtNoDistanceFromItself() {
        for (const Cue& cue : cues()) {
            QVERIFY(isNear(distance(cue, kShot, kShot), 0));
            QVERIFY(isNear(distance(cue, {}, {}), 0));
        }
    }

    void missingPieceCostsAsMuchAsOnePiece() {
        const std::vector<Block> image = {kShot[0], kShot[2]};
        QVERIFY(isNear(distance(instancesCue(), image, kShot), 1));
        QVERIFY(isNear(distance(instancesCue(), kShot, image), 1));
    }

    void oneLongPieceIsNotTwoShortOnes() {
        const std::vector<Block> two = {{0, {2, 2, 4, 4}}, {0, {2, 10, 4, 4}}}, one = {{0, {2, 2, 4, 8}}};
        // The same area: the histogram sees nothing. log 2 of log 4 halves one match; its partner is missing.
        QVERIFY(isNear(distance(instancesCue(), one, two), 0.25 + 1));
        QVERIFY(isNear(distance(piecesCue(), one, two), std::log(40.0 / 24) + std::log(24.0 / 8)));
    }

    void pieceOfAnotherLookIsAnother() {
        std::vector<Block> image = kShot;
        image[1].kind = 2; // at right angles to the shot's
        QVERIFY(isNear(distance(instancesCue(), image, kShot), 1));
        QVERIFY(distance(globalCue(), image, kShot) > 0.1);
    }

    void partInAnotherPlaceChangesTheLayout() {
        std::vector<Block> moved = kShot;
        moved[2].place.y = 2;
        QVERIFY(isNear(distance(layoutCue(), moved, kShot), 2, 0.4));
        std::vector<Block> shifted = kShot;
        shifted[2].place.x += 1;
        QVERIFY(distance(layoutCue(), shifted, kShot) < 0.3);
        QVERIFY(isNear(distance(piecesCue(), moved, kShot), 0));
        QVERIFY(isNear(distance(instancesCue(), moved, kShot), 0));
    }

    void whatLiesInAnotherPlaceIsSeenWhateverItIsCalled() {
        std::vector<Block> moved = kShot;
        moved[2].place.y = 2;
        const std::vector<Block> missing = {kShot[0], kShot[2]};
        // Nothing of the kind within reach, neither where it was nor where it is.
        QVERIFY(isNear(distance(placesCue(), moved, kShot), 1));
        QVERIFY(isNear(distance(placesCue(), missing, kShot), 1));
        QVERIFY(isNear(distance(placesCue(), kShot, missing), 1));
        std::vector<Block> shifted = kShot;
        for (Block& block : shifted)
            block.place.x += 2;
        QVERIFY(isNear(distance(placesCue(), shifted, kShot), 0));
    }

    void ignoredPlacesAreNotLookedAt() {
        std::vector<Block> other = kShot;
        other[1].kind = 2;
        IgnoreMask ignore(kSide, kSide, CV_8U, cv::Scalar(0));
        const at::Tensor shot = described(placesCue(), kShot, {}, ignore);
        QVERIFY(isNear(placesCue().distance(described(placesCue(), other, {}, ignore), shot), 1));
        ignore(other[1].place).setTo(255);
        QVERIFY(isNear(placesCue().distance(described(placesCue(), other, {}, ignore),
                                            described(placesCue(), kShot, {}, ignore)),
                       0));
    }

    void relationsStayWhenEverythingMovesTogether() {
        std::vector<Block> moved = kShot, swapped = kShot;
        for (Block& block : moved)
            block.place += cv::Point(3, 4);
        QVERIFY(isNear(distance(relationsCue(), moved, kShot), 0));
        swapped[2].place.y = 10; // ten of 32 pixels nearer to label 0
        QVERIFY(isNear(distance(relationsCue(), swapped, kShot), 10.0 / 32));
    }

    void lyingInsideIsARelation() {
        const std::vector<Block> inside = {{0, {4, 4, 12, 12}}, {1, {8, 8, 4, 4}}};
        const std::vector<Block> outside = {{0, {4, 4, 12, 12}}, {1, {20, 8, 4, 4}}};
        // Of (1, 0) the offset and the inside change, of (0, 1) the offset and what of it lies inside.
        const double offset = 12.0 / 32, in = 1.0 / 2, reverse = 16.0 / 144 / 2;
        const double expected = std::sqrt((2 * offset * offset + in * in + reverse * reverse) / 2);
        QVERIFY(isNear(distance(relationsCue(), outside, inside), expected));
    }

    void otherColourOfALabelIsSeen() {
        std::vector<Block> image = kShot;
        image[2].rgb = {30, 200, 30};
        QVERIFY(distance(coloursCue(), image, kShot) > 5);
        QVERIFY(isNear(distance(coloursCue(), {kShot[2]}, kShot), 0)); // a missing label has no colour
    }

    void nearestShotCountsAndOneMayBeLeftOut() {
        const CueSettings settings{.instances = 0, .layout = 1, .places = 0};
        CueDescriptions here, other;
        here[2] = described(layoutCue(), kShot);
        other[2] = described(layoutCue(), {kShot[0]});
        const std::vector<CueDescriptions> shots = {here, other};
        QVERIFY(isNear(compareCues(here, shots, settings)[2], 0));
        QVERIFY(compareCues(here, shots, settings, 0)[2] > 1);
        QCOMPARE(compareCues(here, shots, {.instances = 0, .places = 0}), CueDistances{});
        VERIFY_ERROR(compareCues(here, {&here, 1}, settings, 0), "no shot");
    }

    void descriptionsOfAnotherGridAreRefused() {
        CueDescriptions here, other;
        here[2] = described(layoutCue(), kShot);
        other[2] = described(layoutCue(), kShot, {.layoutCells = 6});
        VERIFY_ERROR(compareCues(here, {&other, 1}, {.instances = 0, .layout = 1, .places = 0}), "layout");
    }

    void piecesCanBeTakenOut() {
        const std::vector<Block> image = {{0, {2, 2, 4, 4}}, {0, {20, 2, 4, 5}}, {1, {8, 20, 10, 6}}};
        CueDescriptions all;
        all[0] = described(instancesCue(), image);
        all[1] = described(piecesCue(), image);
        all[2] = described(layoutCue(), image);
        const auto labelOfNone = withoutPieces(all, 0, std::nullopt), one = withoutPieces(all, 0, 19);
        for (const std::size_t cue : {0U, 1U}) {
            QCOMPARE(labelOfNone[cue].size(0), 1);
            QCOMPARE(one[cue].size(0), 2);
            QCOMPARE(one[cue].select(1, 1).min().item<float>(), 16.0F); // the other of label 0 stays
        }
        QVERIFY(one[2].equal(all[2]));
        QCOMPARE(withoutPieces(all, 5, 19)[0].size(0), 3);
    }

    void withoutCuesTheHistogramStandsAlone() {
        QCOMPARE(
            combinedDistance(0.7, {1, 2, 3, 4, 5, 6, 7}, {.histogram = 3}, {.instances = 0, .places = 0}),
            0.7);
    }

    void cuesAreMeasuredByNormalImages() {
        const CueScales scales = {.histogram = 0.5, .cues = {0.25, 1, 1, 1, 1, 1, 1}};
        // 0.5 · √((0.5/0.5)² + 2 · (0.5/0.25)²) = 0.5 · 3
        QCOMPARE(combinedDistance(0.5, {0.5}, scales, {.instances = 2, .power = 2}), 1.5);
        QCOMPARE(combinedDistance(0.5, {0.5}, scales, {.instances = 2, .power = 1}), 2.5);
    }

    void placesCountWhereShotsLieAlike() {
        constexpr std::size_t kPlaces = 3;
        QCOMPARE(std::string(cues()[kPlaces].name), std::string("places"));
        const auto scales = [](double distance, bool isCopy) {
            NormalDistances image{.isCopy = isCopy};
            image.cues[kPlaces] = distance;
            return cueScales(std::vector<NormalDistances>(4, image));
        };
        const CueScales alike = scales(0.1, false), loose = scales(0.6, false), copies = scales(0.1, true);
        QVERIFY(isNear(cueTrust(kPlaces, alike), 1 - 0.1 / 0.3));
        QCOMPARE(cueTrust(kPlaces, loose), 0.0);
        QCOMPARE(cueTrust(kPlaces, copies), 0.0);
        QCOMPARE(cueTrust(0, loose), 1.0);
        CueDistances image{};
        image[kPlaces] = 0.5;
        QVERIFY(combinedDistance(0.5, image, alike, {.places = 1}) > 0.8);
        QVERIFY(isNear(combinedDistance(0.5, image, loose, {.places = 1}), 0.5));
    }

    void manyNormalImagesOutweighTheTypicalDistance() {
        const std::vector<NormalDistances> images(98, {.histogram = 0.1, .cues = {0.2}});
        const CueScales scales = cueScales(images);
        QVERIFY(isNear(scales.cues[0], 0.2, 0.02));
        QVERIFY(isNear(scales.histogram, 0.1, 0.02));
        QCOMPARE(cueScales({}).cues[0], instancesCue().typical);
    }
};

QTEST_GUILESS_MAIN(CueTest)
#include "cue_test.moc"
