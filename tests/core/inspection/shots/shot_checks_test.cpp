#include "inspection/shots/shot_checks.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include "scenes/products/product_scene.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;
using Kind = ShotProblem::Kind;

namespace {

ShotLook good(std::uint64_t seed) {
    return lookAt(draw({.seed = seed}));
}

/// Kinds found of the last of three shots, the others being good.
std::vector<Kind> kindsOf(const cv::Mat& photo) {
    const std::vector<ShotLook> shots = {good(1), good(2), lookAt(photo)};
    std::vector<Kind> kinds;
    for (const ShotProblem& problem : findShotProblems(shots)) {
        if (problem.shot != 2)
            qFatal("a good shot was complained of");
        kinds.push_back(problem.kind);
    }
    return kinds;
}

} // namespace

class ShotChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodShotsHaveNoProblems() {
        const std::vector<ShotLook> shots = {good(1), good(2), good(3), good(4)};
        QVERIFY(findShotProblems(shots).empty());
        QVERIFY(findShotProblems({}).empty());
    }

    void aBlurredShotIsFoundAgainstTheOthers() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 3}), blurred, {}, 4);
        QCOMPARE(kindsOf(blurred), std::vector{Kind::Blurred});
    }

    void aSingleBlurredShotIsFoundAgainstPhotosThatAreNoShots() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 3}), blurred, {}, 4);
        const std::vector<ShotLook> shot = {lookAt(blurred)}, others = {good(1), good(2)};
        QVERIFY(findShotProblems(shot).empty());
        const auto problems = findShotProblems(shot, others);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().kind, Kind::Blurred);
        QVERIFY(problems.front().value < 0.4);
    }

    void exposureIsToldByClippedPixels() {
        QCOMPARE(kindsOf(draw({.seed = 3}) * 4), std::vector{Kind::Overexposed});
        QCOMPARE(kindsOf(draw({.seed = 3}) * 0.008), (std::vector{Kind::Blurred, Kind::Underexposed}));
    }

    void aColouredSceneIsOverexposedLongBeforeItIsWhite() {
        // Of wood the red is full at 1.9 times the light, the green and the blue are far from it.
        QCOMPARE(kindsOf(draw({.seed = 3}) * 1.9), std::vector{Kind::Overexposed});
        QCOMPARE(kindsOf(draw({.seed = 3}) * 1.1), std::vector<Kind>());
    }

    void aPhotoWithLittleLightIsDimWithoutABlackPixel() {
        QVERIFY(std::ranges::count(kindsOf(draw({.seed = 3}) * 0.08), Kind::Dim) == 1);
        QVERIFY(std::ranges::count(kindsOf(draw({.seed = 3}) * 0.3), Kind::Dim) == 1);
        QVERIFY(std::ranges::count(kindsOf(draw({.seed = 3}) * 0.6), Kind::Dim) == 0);
        const std::vector<ShotLook> alone = {lookAt(draw({.seed = 3}) * 0.08)};
        QCOMPARE(findShotProblems(alone).front().kind, Kind::Dim);
        QVERIFY(findShotProblems(alone).front().value < 0.1);
        // A dark scene with a light part is none.
        cv::Mat dark(400, 400, CV_8UC3, cv::Scalar::all(12));
        dark(cv::Rect(100, 100, 80, 80)) = cv::Scalar::all(180);
        const std::vector<ShotLook> lowKey = {lookAt(dark)};
        QVERIFY(findShotProblems(lowKey).empty());
    }

    void renderedProductsAreExposedRight() {
        for (const std::string& product : productNames()) {
            std::vector<ShotLook> looks;
            for (std::uint64_t seed = 1; seed <= 6; ++seed)
                looks.push_back(lookAt(renderProduct(product, AnomalyGroup::Good, seed).rgb));
            for (const ShotProblem& problem : findShotProblems(looks))
                QVERIFY2(problem.kind != Kind::Overexposed && problem.kind != Kind::Underexposed &&
                             problem.kind != Kind::Dim,
                         product.c_str());
        }
    }

    void aWhiteBackgroundThatAllPhotosHaveIsRightBelowTheLimit() {
        std::vector<ShotLook> shots = {good(1), good(2), good(3)};
        for (ShotLook& shot : shots)
            shot.brightShare = 0.2;
        QVERIFY(findShotProblems(shots).empty());
        shots[1].brightShare = 0.04, shots[0].brightShare = shots[2].brightShare = 0;
        QCOMPARE(findShotProblems(shots).size(), std::size_t(1));
    }

    void theSameSceneTakenTwiceIsNearlyIdentical() {
        cv::Mat again = draw({.seed = 2});
        cv::Mat noise(again.size(), CV_8UC3);
        cv::RNG random(5);
        random.fill(noise, cv::RNG::UNIFORM, 0, 4);
        again += noise - cv::Scalar::all(2);
        const std::vector<ShotLook> shots = {good(1), good(2), lookAt(again)};
        const std::vector<ShotProblem> expected = {{.shot = 2, .kind = Kind::NearlyIdentical, .other = 1}};
        QCOMPARE(findShotProblems(shots), expected);
        const std::vector<ShotLook> copied = {good(1), good(2), good(2)}; // one file under two names
        QCOMPARE(findShotProblems(copied), expected);
    }

    void theSizeOfMostShotsIsTheUsualOne() {
        cv::Mat larger;
        cv::resize(draw({.seed = 3}), larger, {}, 1.5, 1.5);
        const std::vector<ShotLook> shots = {lookAt(larger), good(1), good(2)};
        const auto problems = findShotProblems(shots);
        QCOMPARE(problems.front().kind, Kind::OtherSize);
        QCOMPARE(problems.front().shot, std::size_t(0));
        QCOMPARE(problems.front().other, std::size_t(1));
    }

    void aLargePhotoIsAsSharpAsTheSameOneSmall() {
        const cv::Mat small = draw({.discs = {"red", "blue", "green"}, .seed = 1});
        cv::Mat wide, large;
        cv::resize(small, wide, {896, 896}, 0, 0, cv::INTER_NEAREST);
        cv::resize(wide, large, {3584, 3584}, 0, 0, cv::INTER_NEAREST);
        QVERIFY(std::abs(lookAt(large).sharpness / lookAt(wide).sharpness - 1) < 0.05);
        QCOMPARE(lookAt(large).size, cv::Size(3584, 3584));
    }

    void noPictureIsAnError() {
        QVERIFY(!errorOf([] { lookAt({}); }).empty());
        QVERIFY(!errorOf([] { lookAt(cv::Mat(8, 8, CV_8UC1)); }).empty());
    }
};

QTEST_GUILESS_MAIN(ShotChecksTest)
#include "shot_checks_test.moc"
