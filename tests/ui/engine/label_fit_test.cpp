#include "engine/label_fit.h"

#include <QTest>

#include "inspection/live_inspection.h"

using namespace cliplad;
using namespace cliplad::ui;

namespace {

constexpr int kSide = 20;
const cv::Rect kDisc(2, 2, 4, 4); ///< 4 % of the picture

cv::Mat cosines(float elsewhere, float onDisc) {
    cv::Mat map(kSide, kSide, CV_32F, cv::Scalar(elsewhere));
    map(kDisc) = onDisc;
    return map;
}

Label label(const std::string& name, bool background) {
    return {.name = name, .synonyms = {}, .background = background, .colour = {}};
}

/// A small disc on wood, where coarse "wood" has everything.
LiveShot shotOf(float woodOnDisc, float discOnDisc) {
    LiveShot shot;
    shot.coarse.label = cv::Mat::zeros(kSide, kSide, CV_8UC1);
    shot.coarse.foreground = cv::Mat::zeros(kSide, kSide, CV_8UC1);
    shot.parts.label = cv::Mat::zeros(kSide, kSide, CV_8UC1);
    shot.similarities.coarse = {cosines(0.3F, woodOnDisc)};
    shot.similarities.fine = {cosines(0.1F, discOnDisc), cosines(0.3F, 0.1F)};
    return shot;
}

const Prompts kPrompts{.coarse = {label("wood", true)}, .fine = {label("disc", false), label("board", true)}};

} // namespace

class LabelFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSmallPartThatABackgroundEatsIsEatenWhole() {
        const auto fits = fineFit({shotOf(0.2F, 0.25F)}, kPrompts, true);
        QCOMPARE(fits[0].eatenBy, 0);
        QCOMPARE(fits[0].eatenShare, 1.0);
        QCOMPARE(fits[0].shotAreaPx, std::vector<int>{0});
        QCOMPARE(fits[1].eatenBy, -1); // background is not eaten
    }

    void aBackgroundWithThePartsOwnWordsEatsItToo() {
        QCOMPARE(fineFit({shotOf(0.25F, 0.25F)}, kPrompts, true)[0].eatenShare, 1.0);
    }

    void whatIsMoreLikeTheBackgroundIsNotEaten() {
        QCOMPARE(fineFit({shotOf(0.26F, 0.25F)}, kPrompts, true)[0].eatenBy, -1);
    }

    void whatThePartWinsCountsToo() {
        LiveShot shot = shotOf(0.2F, 0.25F);
        shot.parts.label(cv::Rect(2, 2, 4, 3)) = 1;
        shot.coarse.foreground(cv::Rect(2, 2, 4, 3)) = 255;
        QCOMPARE(fineFit({shot}, kPrompts, true)[0].eatenShare, 0.25);
    }

    void withoutTheCoarseStageAFineBackgroundHasWhatItsWordsWin() {
        LiveShot shot = shotOf(0.2F, 0.25F); // board is as near as wood all around the disc
        shot.parts.label(kDisc) = 1;
        const auto fits = fineFit({shot}, kPrompts, false);
        QCOMPARE(fits[0].shotAreaPx, std::vector<int>{16});
        QCOMPARE(fits[0].eatenBy, -1);
        QCOMPARE(fits[1].shotAreaPx, std::vector<int>{kSide * kSide - 16});
        QCOMPARE(coarseFit({shot}, kPrompts, false)[0].shotAreaPx, std::vector<int>{0}); // equal, so fine
        QCOMPARE(fineFit({shot}, kPrompts, true)[1].shotAreaPx, std::vector<int>{0});
        shot.similarities.coarse = {cosines(0.31F, 0.2F)};
        QCOMPARE(fineFit({shot}, kPrompts, false)[1].shotAreaPx, std::vector<int>{0});
        QCOMPARE(coarseFit({shot}, kPrompts, false)[0].shotAreaPx, std::vector<int>{kSide * kSide - 16});
    }
};

QTEST_GUILESS_MAIN(LabelFitTest)
#include "label_fit_test.moc"
