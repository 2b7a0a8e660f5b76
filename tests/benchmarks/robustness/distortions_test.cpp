#include "benchmarks/robustness/distortions.h"

#include <QTest>

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

using namespace cliplad;
using Kind = Distortion::Kind;

class DistortionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLevelLeavesThePhotoAndChangesItsCopy();
    void noDistortionGivesAnEqualCopy();
    void theCurvesBeginCleanAndHaveFourLevelsOfEachKind();
    void blurGrowsWithThePhoto();
    void noiseHasItsDeviationAndTheGrainOfASmallPhoto();
    void noiseOfTheSameSeedIsEqual();
    void lightIsHalvedInLinearLight();
    void warmIsRedderAndCoolIsBluer();
    void rotationTurnsCounterClockwiseAboutTheCentre();
    void scaleAboveOneComesNearer();
    void whatComesInFromBeyondTheBorderIsReflected();
    void lowerQualityStraysFarther();
    void jpegKeepsRedRed();
};

namespace {

cv::Mat plain(int side, const cv::Scalar& rgb) {
    return {side, side, CV_8UC3, rgb};
}

/// Soft colours all over, and a bright dot on the right of the centre.
cv::Mat picture(int side) {
    cv::Mat rgb(side, side, CV_8UC3);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            rgb.at<cv::Vec3b>(y, x) =
                cv::Vec3b(static_cast<uchar>(60 + 80 * x / side), static_cast<uchar>(60 + 80 * y / side), 90);
    const int dot = side / 16;
    rgb(cv::Rect(side * 3 / 4 - dot / 2, side / 2 - dot / 2, dot, dot)).setTo(cv::Scalar(250, 250, 250));
    return rgb;
}

cv::Mat distorted(const cv::Mat& rgb, Kind kind, double level) {
    return distort(rgb, {.kind = kind, .level = level}, 0);
}

double difference(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total());
}

/// Mean place of the bright dot.
cv::Point2d dotOf(const cv::Mat& rgb) {
    cv::Point2d sum;
    int count = 0;
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
            if (rgb.at<cv::Vec3b>(y, x)[2] > 200) {
                sum += cv::Point2d(x, y);
                ++count;
            }
    return sum / std::max(1, count);
}

} // namespace

void DistortionsTest::everyLevelLeavesThePhotoAndChangesItsCopy() {
    const cv::Mat rgb = picture(256);
    const cv::Mat before = rgb.clone();
    for (const Distortion& distortion : distortionLevels()) {
        const cv::Mat copy = distort(rgb, distortion, 3);
        QCOMPARE(copy.size(), rgb.size());
        QCOMPARE(copy.type(), CV_8UC3);
        QCOMPARE(difference(rgb, before), 0.0);
        if (distortion.kind != Kind::None)
            QVERIFY2(difference(copy, rgb) > 0,
                     (std::string(toText(distortion.kind)) + " " + levelText(distortion)).c_str());
    }
}

void DistortionsTest::noDistortionGivesAnEqualCopy() {
    const cv::Mat rgb = picture(64);
    const cv::Mat copy = distorted(rgb, Kind::None, 0);
    QCOMPARE(difference(copy, rgb), 0.0);
    QVERIFY(copy.data != rgb.data);
}

void DistortionsTest::theCurvesBeginCleanAndHaveFourLevelsOfEachKind() {
    const std::vector<Distortion>& levels = distortionLevels();
    QCOMPARE(levels.front().kind, Kind::None);
    for (const Kind kind :
         {Kind::Blur, Kind::Noise, Kind::Light, Kind::WhiteBalance, Kind::Rotation, Kind::Scale, Kind::Jpeg})
        QCOMPARE(std::count_if(levels.begin(), levels.end(),
                               [&](const Distortion& distortion) { return distortion.kind == kind; }),
                 std::ptrdiff_t(4));
}

void DistortionsTest::blurGrowsWithThePhoto() {
    // The same picture, four times as large: shrunk again it is blurred alike.
    const auto heightOfDot = [](int side) {
        const cv::Mat blurred = distorted(picture(side), Kind::Blur, 6);
        return static_cast<int>(blurred.at<cv::Vec3b>(side / 2, side * 3 / 4)[2]);
    };
    QVERIFY(heightOfDot(256) < 200);
    QVERIFY(std::abs(heightOfDot(256) - heightOfDot(1024)) <= 3);
}

void DistortionsTest::noiseHasItsDeviationAndTheGrainOfASmallPhoto() {
    for (const int side : {256, 512}) {
        const cv::Mat noisy = distorted(plain(side, {128, 128, 128}), Kind::Noise, 16);
        cv::Scalar mean, deviation;
        cv::meanStdDev(noisy, mean, deviation);
        for (int channel = 0; channel < 3; ++channel) {
            QVERIFY(std::abs(mean[channel] - 128) < 1);
            QVERIFY(std::abs(deviation[channel] - 16) < 1);
        }
    }
    const cv::Mat large = distorted(plain(512, {128, 128, 128}), Kind::Noise, 16);
    QCOMPARE(large.at<cv::Vec3b>(100, 200), large.at<cv::Vec3b>(101, 201));
    QVERIFY(large.at<cv::Vec3b>(100, 200) != large.at<cv::Vec3b>(100, 202));
}

void DistortionsTest::noiseOfTheSameSeedIsEqual() {
    const cv::Mat rgb = picture(64);
    const auto noisy = [&](std::uint64_t seed) { return distort(rgb, {Kind::Noise, 8}, seed); };
    QCOMPARE(difference(noisy(0), noisy(0)), 0.0);
    QVERIFY(difference(noisy(0), noisy(1)) > 1);
}

void DistortionsTest::lightIsHalvedInLinearLight() {
    const cv::Vec3b pixel = distorted(plain(8, {200, 100, 50}), Kind::Light, 0.5).at<cv::Vec3b>(4, 4);
    QCOMPARE(pixel, cv::Vec3b(146, 73, 36)); // × 0.5^(1/2.2)
    QCOMPARE(distorted(plain(8, {200, 200, 200}), Kind::Light, 2).at<cv::Vec3b>(4, 4),
             cv::Vec3b(255, 255, 255));
}

void DistortionsTest::warmIsRedderAndCoolIsBluer() {
    const cv::Mat grey = plain(8, {100, 100, 100});
    QCOMPARE(distorted(grey, Kind::WhiteBalance, 1.25).at<cv::Vec3b>(4, 4), cv::Vec3b(125, 100, 80));
    QCOMPARE(distorted(grey, Kind::WhiteBalance, 0.8).at<cv::Vec3b>(4, 4), cv::Vec3b(80, 100, 125));
}

void DistortionsTest::rotationTurnsCounterClockwiseAboutTheCentre() {
    // Of the dot right of the centre, which goes up.
    const cv::Point2d dot = dotOf(distorted(picture(256), Kind::Rotation, 90));
    QVERIFY(std::abs(dot.x - 127.5) < 1.5);
    QVERIFY(std::abs(dot.y - (127.5 - 64)) < 1.5);
}

void DistortionsTest::scaleAboveOneComesNearer() {
    QVERIFY(std::abs(dotOf(distorted(picture(256), Kind::Scale, 1.25)).x - (127.5 + 64 * 1.25)) < 1.5);
    QVERIFY(std::abs(dotOf(distorted(picture(256), Kind::Scale, 0.8)).x - (127.5 + 64 * 0.8)) < 1.5);
}

void DistortionsTest::whatComesInFromBeyondTheBorderIsReflected() {
    const cv::Mat white = plain(64, {255, 255, 255});
    QCOMPARE(difference(distorted(white, Kind::Scale, 0.5), white), 0.0);
    QCOMPARE(difference(distorted(white, Kind::Rotation, 20), white), 0.0);
}

void DistortionsTest::lowerQualityStraysFarther() {
    const cv::Mat rgb = picture(128);
    QVERIFY(difference(distorted(rgb, Kind::Jpeg, 10), rgb) >
            difference(distorted(rgb, Kind::Jpeg, 80), rgb));
}

void DistortionsTest::jpegKeepsRedRed() {
    const cv::Vec3b pixel = distorted(plain(32, {200, 20, 20}), Kind::Jpeg, 80).at<cv::Vec3b>(16, 16);
    QVERIFY(pixel[0] > 190 && pixel[1] < 30 && pixel[2] < 30);
}

QTEST_GUILESS_MAIN(DistortionsTest)
#include "distortions_test.moc"
