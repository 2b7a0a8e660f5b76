#include "report/run_length.h"

#include <QtTest>

using namespace cliplad;

/// Expected texts are of pycocotools 2.0.11, `mask.encode(...)["counts"]`.
class RunLengthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPieceInItsBoxIsTheSameByteForByte() {
        cv::RNG random(7);
        for (int round = 0; round < 2000; ++round) {
            cv::Mat whole = cv::Mat::zeros(random.uniform(1, 9), random.uniform(1, 9), CV_8U);
            const int left = random.uniform(0, whole.cols), top = random.uniform(0, whole.rows);
            const cv::Rect box(left, top, random.uniform(1, whole.cols - left + 1),
                               random.uniform(1, whole.rows - top + 1));
            random.fill(whole(box), cv::RNG::UNIFORM, 0, 2);
            QCOMPARE(cocoRunLengths(whole(box), box.tl(), whole.size()), cocoRunLengths(whole));
        }
    }

    void smallMasksEqualPycocotools() {
        cv::Mat block = cv::Mat::zeros(5, 4, CV_8U);
        block(cv::Rect(1, 1, 2, 3)).setTo(255);
        QCOMPARE(cocoRunLengths(block), std::string("63204"));
        QCOMPARE(cocoRunLengths(cv::Mat(3, 3, CV_8U, cv::Scalar(1))), std::string("09"));
        QCOMPARE(cocoRunLengths(cv::Mat::zeros(3, 3, CV_8U)), std::string("9"));
    }

    /// Runs that shrink give negative differences, long ones several characters.
    void longAndShrinkingRunsEqualPycocotools() {
        cv::Mat disc = cv::Mat::zeros(300, 200, CV_8U);
        for (int y = 0; y < 300; ++y)
            for (int x = 0; x < 200; ++x)
                if ((x - 100) * (x - 100) + (y - 150) * (y - 150) < 90 * 90)
                    disc.at<uchar>(y, x) = 255;
        QCOMPARE(
            cocoRunLengths(disc),
            std::string("][3k0\\8:F:H6J6J6K4K6K4L4L4M2M4L4M2M4M2N2M4M2N2N2M4M2N2N2N2N2N2N2O0O2N2N2N2O0O2N"
                        "2N2O0O2N2O0O2O0O2N2O0O2O0O2O0O2O000O2O0O2O000O2O000O2O000O2O0000000O2O0000000O2O"
                        "0000000000000000000000000000000000000000000000000001N100000001N100000001N10001N1"
                        "0001N10001N101N10001N101N101N101N2N101N101N2N101N2N2N101N2N2N2N101N2N2N2N2N2N2N3"
                        "L3N2N2N3L3N2N3L3N3L4L3N3L4L4L5J5L5J6J6J8F:Fdi2"));
    }
};

QTEST_APPLESS_MAIN(RunLengthTest)
#include "run_length_test.moc"
