#include "segmentation/specks.h"

#include <QTest>

#include <opencv2/imgproc.hpp>

using namespace cliplad;

namespace {

constexpr std::uint8_t kIgnored = 255;

bool isUniform(const cv::Mat& labels, int value) {
    return cv::countNonZero(labels != value) == 0;
}

} // namespace

class SpecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speckTakesWhatSurroundsIt() {
        cv::Mat labels(16, 16, CV_8U, cv::Scalar(3));
        labels(cv::Rect(5, 5, 4, 2)).setTo(1);
        joinSpecks(labels, 8, kIgnored);
        QVERIFY(isUniform(labels, 3));
    }

    void largerPatchStays() {
        cv::Mat labels(16, 16, CV_8U, cv::Scalar(3));
        labels(cv::Rect(5, 5, 3, 3)).setTo(1);
        joinSpecks(labels, 8, kIgnored);
        QCOMPARE(cv::countNonZero(labels == 1), 9);
    }

    void diagonalPixelsHoldTogether() {
        cv::Mat labels(16, 16, CV_8U, cv::Scalar(0));
        for (int i = 2; i < 12; ++i)
            labels.at<std::uint8_t>(i, i) = 1;
        joinSpecks(labels, 8, kIgnored);
        QCOMPARE(cv::countNonZero(labels == 1), 10);
    }

    void speckOnABorderTakesTheSideWithMorePixels() {
        cv::Mat labels(16, 16, CV_8U, cv::Scalar(0));
        labels(cv::Rect(8, 0, 8, 16)).setTo(1);
        labels(cv::Rect(6, 7, 3, 2)).setTo(2);
        joinSpecks(labels, 8, kIgnored);
        QCOMPARE(cv::countNonZero(labels == 2), 0);
        QCOMPARE(static_cast<int>(labels.at<std::uint8_t>(7, 8)), 0);
    }

    void speckWithinSpecksIsDecidedAfterThem() {
        cv::Mat labels(16, 16, CV_8U, cv::Scalar(4));
        labels(cv::Rect(5, 5, 3, 3)).setTo(1);
        labels.at<std::uint8_t>(6, 6) = 2;
        joinSpecks(labels, 8, kIgnored);
        QVERIFY(isUniform(labels, 4));
    }

    void ignoredPixelsNeitherChangeNorCount() {
        cv::Mat labels(8, 8, CV_8U, cv::Scalar(kIgnored));
        labels(cv::Rect(2, 2, 2, 2)).setTo(1);
        labels.at<std::uint8_t>(5, 5) = kIgnored;
        const cv::Mat before = labels.clone();
        joinSpecks(labels, 8, kIgnored);
        QCOMPARE(cv::countNonZero(labels != before), 0);
    }

    void zeroAreaKeepsEveryPixel() {
        cv::Mat labels(8, 8, CV_8U, cv::Scalar(0));
        labels.at<std::uint8_t>(3, 3) = 1;
        joinSpecks(labels, 0, kIgnored);
        QCOMPARE(cv::countNonZero(labels), 1);
    }
};

QTEST_GUILESS_MAIN(SpecksTest)
#include "specks_test.moc"
