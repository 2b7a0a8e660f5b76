#include "inspection/explanation.h"

#include <QTest>

#include "support/error_of.h"

using namespace cliplad;

namespace {

PartCounts countsOf(std::vector<int> areas, std::vector<std::vector<int>> pieces) {
    PartCounts counts{.histogram = {.areaPx = std::move(areas), .components = {}},
                      .pieceAreasPx = std::move(pieces)};
    for (const auto& label : counts.pieceAreasPx)
        counts.histogram.components.push_back(static_cast<int>(label.size()));
    return counts;
}

Label labelOf(std::string name, bool background = false) {
    return {.name = std::move(name), .synonyms = {}, .background = background, .colour = {}};
}

Explanation explained(const PartCounts& here, const std::vector<PartCounts>& shots, double fused,
                      cv::Point peak = {16, 8}, double logicalDeviations = 0,
                      double structuralDeviations = 3) {
    const std::vector<Label> labels = {labelOf("screw"), labelOf("hole"), labelOf("wood", true)};
    const auto difference = compareHistogram(here.histogram, histogramsOf(shots), {});
    const AnomalyMap map{.distance = cv::Mat::zeros(32, 32, CV_32F),
                         .score = 0.3,
                         .peak = peak,
                         .nearestShot = 1,
                         .nearestPatch = {3, 4}};
    return explain({.labels = labels,
                    .here = here,
                    .shots = shots,
                    .difference = difference,
                    .anomalyMap = map,
                    .scores = {difference.score, 0.3, fused},
                    .calibration = {},
                    .threshold = 2,
                    .deviations = {logicalDeviations, structuralDeviations},
                    .photo = {1280, 960}});
}

const PartCounts kShot = countsOf({430, 0, 0}, {{110, 110, 105, 105}, {}, {}});
const PartCounts kFewer = countsOf({325, 0, 0}, {{110, 110, 105}, {}, {}});
const PartCounts kMore = countsOf({540, 0, 0}, {{110, 110, 110, 105, 105}, {}, {}});
const PartCounts kSmaller = countsOf({300, 0, 0}, {{80, 80, 70, 70}, {}, {}});
const PartCounts kOtherShot = countsOf({900, 0, 0}, {{900}, {}, {}});

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unusualCuesAreSaidMostUnusualFirst() {
        const std::vector<Label> labels = {labelOf("screw"), labelOf("hole"), labelOf("wood", true)};
        const std::vector<PartCounts> shots = {kShot};
        const auto difference = compareHistogram(kShot.histogram, histogramsOf(shots), {});
        const AnomalyMap map{.distance = cv::Mat::zeros(32, 32, CV_32F)};
        const Explanation explanation =
            explain({.labels = labels,
                     .here = kShot,
                     .shots = shots,
                     .difference = difference,
                     .cues = {0.1, 0, 0.6, 0, 0.8},
                     .anomalyMap = map,
                     .scores = {},
                     .calibration = {.cueScales = {.cues = {0.1, 1, 0.2, 1, 0.2, 1, 1}}},
                     .threshold = 2,
                     .photo = {1280, 960}});
        QCOMPARE(explanation.cues.size(), std::size_t(2));
        QCOMPARE(explanation.cues[0].cue, std::string("relations"));
        QVERIFY(
            tests::contains(explanation.text,
                            "The parts' position to one another differs from the shots 4.0 times as much as "
                            "normal images do. The layout of the parts differs from the shots 3.0 times"));
    }

    void aMissingPartIsSaidInWordsAndNumbers() {
        const PartCounts here = countsOf({215, 0, 0}, {{110, 105}, {}, {}});
        const Explanation explanation = explained(here, {kOtherShot, kShot}, 5);
        QCOMPARE(explanation.nearestShot, 1);
        QCOMPARE(explanation.labels[0].label, std::string("screw"));
        QCOMPARE(explanation.labels[0].countDifference, -2);
        QVERIFY(explanation.labels[0].contribution < 0);
        for (const char* part : {"Score 5.00, threshold 2.00",
                                 "screw: 215 px, 430 px in the nearest shot (shot 2): about half is missing",
                                 "about 2 screws fewer than the shot"})
            QVERIFY2(tests::contains(explanation.text, part), explanation.text.c_str());
    }

    void anExtraPartAndAnUnexpectedLabelAreSaid() {
        const PartCounts here = countsOf({540, 60, 0}, {{110, 110, 110, 105, 105}, {60}, {}});
        const Explanation explanation = explained(here, {kShot}, 5);
        QCOMPARE(explanation.labels[0].label, std::string("hole"));
        for (const char* part :
             {"hole: 60 px, 0 px", "is not in the shot at all", "about 1 screw more than the shot"})
            QVERIFY2(tests::contains(explanation.text, part), explanation.text.c_str());
    }

    void onePartMoreIsSaidThoughItsAreaIsSmallBesideTheOthers() {
        const PartCounts here = countsOf({1120, 0, 0}, {std::vector<int>(11, 102), {}, {}});
        const PartCounts shot = countsOf({1020, 0, 0}, {std::vector<int>(10, 102), {}, {}});
        const Explanation explanation = explained(here, {shot}, 5);
        QVERIFY2(tests::contains(explanation.text, "about 1 screw more than the shot"),
                 explanation.text.c_str());
        QVERIFY(!tests::contains(explanation.text, "All parts are there"));
        QCOMPARE(explanation.labels[0].pieces, 11);
        QCOMPARE(explanation.labels[0].shotPieces, 10);
    }

    void whatMovedTheLogicalScoreIsSaidHoweverLittleItIs() {
        const PartCounts inPieces = countsOf({436, 0, 0}, {{110, 110, 105, 105, 6}, {}, {}});
        const PartCounts strayPixels = countsOf({430, 3, 0}, {{110, 110, 105, 105}, {}, {}});
        const std::string pieces = explained(inPieces, {kShot}, 5, {16, 8}, 6).text;
        const std::string stray = explained(strayPixels, {kShot}, 5, {16, 8}, 6).text;
        QVERIFY2(tests::contains(pieces, "about as much as there, in 5 pieces instead of 4"), pieces.c_str());
        QVERIFY2(tests::contains(stray, "hole: 3 px, 0 px in the nearest shot"), stray.c_str());
        for (const std::string& text : {pieces, stray})
            QVERIFY2(!tests::contains(text, "All parts are there"), text.c_str());
    }

    void onlyWhatMovedTheLogicalScoreMostIsSaidBesideWhatIsWorthIt() {
        const PartCounts here = countsOf({215, 0, 0}, {{110, 105}, {}, {}});
        const std::string text = explained(here, {kShot}, 5, {16, 8}, 6).text;
        QVERIFY2(tests::contains(text, "screw: 215 px"), text.c_str());
        QVERIFY2(!tests::contains(text, "hole"), text.c_str()); // none here and none there
    }

    void littleIsNotSaidWhereTheVerdictHasAnotherCause() {
        const PartCounts here = countsOf({436, 0, 0}, {{110, 110, 105, 105, 6}, {}, {}});
        QVERIFY(tests::contains(explained(here, {kShot}, 5, {16, 8}, 1).text, "All parts are there"));
        QVERIFY(tests::contains(explained(here, {kShot}, 1, {16, 8}, 6).text, "All parts are there"));
    }

    void whereNoPartWasFoundNoneIsSaidToBeThere() {
        const PartCounts none = countsOf({0, 0, 0}, {{}, {}, {}});
        const std::string text = explained(none, {none}, 0.5).text;
        QVERIFY2(tests::contains(text, "No part was found, neither here nor on shot 1."), text.c_str());
        QVERIFY2(!tests::contains(text, "All parts are there"), text.c_str());
    }

    /// It may be to be reviewed.
    void whatIsBelowTheThresholdIsNotCalledGood() {
        const Explanation explanation = explained(kShot, {kShot}, 0.5);
        QVERIFY2(explanation.text.starts_with("Score 0.50"), explanation.text.c_str());
        QVERIFY2(tests::contains(explanation.text, "All parts are there"), explanation.text.c_str());
    }

    void aPartMissingBelowTheThresholdIsNoGoodNews() {
        for (const auto& [here, words] :
             {std::pair(kFewer, "Score 1.00, threshold 2.00"),
              std::pair(kFewer, "A part seems to be missing, yet the score stays below the threshold"),
              std::pair(kMore, "There seems to be a part too many, yet the score stays below the threshold"),
              std::pair(kSmaller, "It differs by less than the threshold allows. screw: 300 px")})
            QVERIFY2(tests::contains(explained(here, {kShot}, 1).text, words),
                     explained(here, {kShot}, 1).text.c_str());
    }

    void anAnomalyIsNeverExplainedByNothing() {
        const PartCounts strayPixels = countsOf({430, 3, 0}, {{110, 110, 105, 105}, {}, {}});
        QVERIFY(explained(strayPixels, {kShot}, 5, {16, 8}, 1, 1.5).isStructural);
        const Explanation logical = explained(strayPixels, {kShot}, 5, {16, 8}, 1.5, 1);
        QVERIFY(!logical.isStructural);
        QVERIFY2(!tests::contains(logical.text, "All parts are there"), logical.text.c_str());
    }

    void aLabelThatIsGoneIsMissingWhateverItsPiecesWere() {
        const PartCounts shot = countsOf({400, 0, 0}, {{300, 100}, {}, {}});
        const std::string text = explained(countsOf({0, 0, 0}, {{}, {}, {}}), {shot}, 1).text;
        QVERIFY2(tests::contains(text, "A part seems to be missing"), text.c_str());
    }

    void aPieceLessIsSaidThoughItsAreaIsNotMissed() {
        const PartCounts here = countsOf({430, 0, 0}, {{150, 140, 140}, {}, {}});
        const std::string text = explained(here, {kShot}, 1).text;
        QVERIFY2(tests::contains(text, "in 3 pieces instead of 4"), text.c_str());
        QVERIFY2(!tests::contains(text, "All parts are there"), text.c_str());
    }

    void piecesThatAreNoPartsAreSaidToBeTooSmall() {
        const PartCounts here = countsOf({20, 0, 0}, {{7, 7, 6}, {}, {}});
        const Explanation explanation = explained(here, {kShot}, 5);
        QCOMPARE(explanation.labels[0].pieces, 3);
        QVERIFY2(tests::contains(explanation.text,
                                 "about 4 screws fewer than the shot (3 pieces are too small to count)"),
                 explanation.text.c_str());
    }

    void aUsualPeakIsSaidToBeOne() {
        const Explanation usual = explained(kShot, {kShot}, 5, {16, 8}, 3, 1);
        QVERIFY(!usual.isStructural);
        QVERIFY2(usual.text.ends_with("the nearest to it is in shot 2, within what is normal."),
                 usual.text.c_str());
        const Explanation unusual = explained(kShot, {kShot}, 5, {16, 8}, 0, 3);
        QVERIFY(unusual.isStructural);
        QVERIFY2(
            tests::contains(unusual.text, "the nearest to it is in shot 2, further away than is normal."),
            unusual.text.c_str());
    }

    void theScoreThatIsMoreUnusualHasItsSayFirst() {
        const PartCounts here = countsOf({215, 0, 0}, {{110, 105}, {}, {}});
        const std::string place = "The least usual patch is at", part = "about 2 screws fewer";
        const auto isFirst = [](const std::string& text, const std::string& first, const std::string& then) {
            return text.find(first) < text.find(then) && text.find(then) != std::string::npos;
        };
        for (const auto& [logical, structural] : {std::pair(6, 4), std::pair(4, 4), std::pair(6, 1)}) {
            const std::string text = explained(here, {kShot}, 5, {16, 8}, logical, structural).text;
            QVERIFY2(isFirst(text, part, place), text.c_str());
        }
        const std::string both = explained(here, {kShot}, 5, {16, 8}, 4, 6).text;
        QVERIFY2(isFirst(both, place, part) && !tests::contains(both, ", yet "), both.c_str());
        const std::string passed = explained(here, {kShot}, 1, {16, 8}, 4, 6).text;
        QVERIFY2(isFirst(passed, part, place), passed.c_str());
    }

    void partsAreNoReasonOfAnAnomalyThatIsStructuralAlone() {
        for (const auto& [here, words] :
             {std::pair(kFewer,
                        "A part seems to be missing, yet the logical score is within what is normal."),
              std::pair(kMore, "a part too many, yet the logical score is within what is normal."),
              std::pair(kSmaller, "amounts differ by no more than is normal. screw: 300 px")}) {
            const std::string text = explained(here, {kShot}, 5, {16, 8}, 1, 6).text;
            QVERIFY2(tests::contains(text, words), text.c_str());
        }
    }

    void aPartThatHardlyDiffersIsNoReasonBesideACueThatDoes() {
        const std::vector<Label> labels = {labelOf("screw"), labelOf("hole"), labelOf("wood", true)};
        const PartCounts here = countsOf({436, 0, 0}, {{110, 110, 105, 105, 6}, {}, {}});
        const std::vector<PartCounts> shots = {kShot};
        const auto difference = compareHistogram(here.histogram, histogramsOf(shots), {});
        const AnomalyMap map{.distance = cv::Mat::zeros(32, 32, CV_32F)};
        const auto textWith = [&](double layout) {
            return explain({.labels = labels,
                            .here = here,
                            .shots = shots,
                            .difference = difference,
                            .cues = {0, 0, layout},
                            .anomalyMap = map,
                            .scores = {difference.score, 0, 5},
                            .calibration = {.cueScales = {.histogram = 1, .cues = {1, 1, 0.2, 1, 1, 1, 1}}},
                            .threshold = 2,
                            .deviations = {6, 0},
                            .photo = {1280, 960}})
                .text;
        };
        const std::string unusual = textWith(0.6), usual = textWith(0.2);
        QVERIFY2(tests::contains(unusual, "All parts are there"), unusual.c_str());
        QVERIFY2(tests::contains(unusual, "The layout of the parts differs from the shots 3.0 times"),
                 unusual.c_str());
        QVERIFY2(tests::contains(usual, "in 5 pieces instead of 4"), usual.c_str());
        QVERIFY2(!tests::contains(usual, "The layout of the parts"), usual.c_str());
    }

    void anImageThatIsIgnoredAltogetherHasNoPeak() {
        const Explanation explanation = explained(kShot, {kShot}, 0, {-1, -1});
        QVERIFY(explanation.peakRegion.empty());
        QVERIFY2(explanation.text.ends_with("Every patch is ignored."), explanation.text.c_str());
    }

    void labelsMarkedBackgroundAreLeftOut() {
        for (const auto& label : explained(kShot, {kShot}, 0).labels)
            QVERIFY(label.label != "wood");
    }

    void thePeakIsARectangleOfThePhoto() {
        const Explanation explanation = explained(kShot, {kShot}, 0);
        QCOMPARE(explanation.peakRegion, cv::Rect(640, 240, 40, 30));
        QCOMPARE(explanation.peakShot, 1);
        QVERIFY(tests::contains(explanation.text, "x 640 to 680, y 240 to 270"));
    }

    void patchesCoverAPhotoOfAnySize() {
        for (const cv::Size photo : {cv::Size(448, 448), cv::Size(1000, 37), cv::Size(5, 5)}) {
            const cv::Rect whole({0, 0}, photo);
            for (int i = 0; i < 32; ++i) {
                const cv::Rect patch = patchInPhoto({i, 31 - i}, {32, 32}, photo);
                QVERIFY(patch.area() > 0 && (patch & whole) == patch);
            }
            QCOMPARE(patchInPhoto({31, 31}, {32, 32}, photo).br(), whole.br());
        }
    }
};

QTEST_GUILESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
