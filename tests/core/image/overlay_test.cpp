#include <QTest>
#include <opencv2/core.hpp>

#include "base/error.h"
#include "image/overlay.h"

using namespace cliplad;

namespace {

const std::vector<Colour> kColours = {{200, 0, 0}, {0, 200, 0}};

cv::Vec3b at(const cv::Mat& image, int y, int x) {
    return image.at<cv::Vec3b>(y, x);
}

} // namespace

class OverlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void backgroundStaysAsItIs() {
        const cv::Mat rgb(4, 4, CV_8UC3, cv::Scalar(10, 20, 30));
        const cv::Mat out = overlay(rgb, cv::Mat::zeros(4, 4, CV_8UC1), kColours);
        QCOMPARE(cv::norm(out, rgb, cv::NORM_INF), 0.0);
    }

    void areasMixWithTheirColour() {
        const cv::Mat rgb(4, 4, CV_8UC3, cv::Scalar(100, 100, 100));
        const cv::Mat mask(4, 4, CV_8UC1, cv::Scalar(2));
        const cv::Mat out = overlay(rgb, mask, kColours, {.opacity = 0.5, .outlineWidthPx = 0});
        QVERIFY(at(out, 1, 1) == cv::Vec3b(50, 150, 50));
        QVERIFY(at(rgb, 1, 1) == cv::Vec3b(100, 100, 100));
    }

    void outlinesAreOpaqueAndInside() {
        const cv::Mat rgb = cv::Mat::zeros(9, 9, CV_8UC3);
        cv::Mat mask = cv::Mat::zeros(9, 9, CV_8UC1);
        mask(cv::Rect(2, 2, 5, 5)) = 1;
        const cv::Mat out = overlay(rgb, mask, kColours, {.opacity = 0, .outlineWidthPx = 1});
        QVERIFY(at(out, 2, 2) == kColours[0]);
        QVERIFY(at(out, 4, 2) == kColours[0]);
        QVERIFY(at(out, 4, 4) == cv::Vec3b(0, 0, 0));
        QVERIFY(at(out, 1, 1) == cv::Vec3b(0, 0, 0));
    }

    void smallMasksAreStretchedWithoutNewValues() {
        const cv::Mat rgb = cv::Mat::zeros(10, 20, CV_8UC3);
        cv::Mat mask(1, 2, CV_8UC1);
        mask.at<std::uint8_t>(0) = 0;
        mask.at<std::uint8_t>(1) = 2;
        const cv::Mat out = overlay(rgb, mask, kColours, {.opacity = 1, .outlineWidthPx = 0});
        QVERIFY(at(out, 5, 9) == cv::Vec3b(0, 0, 0));
        QVERIFY(at(out, 5, 10) == kColours[1]);
    }

    void impossibleInputsAreErrors() {
        const cv::Mat rgb = cv::Mat::zeros(4, 4, CV_8UC3);
        QVERIFY_EXCEPTION_THROWN(overlay(rgb, cv::Mat(4, 4, CV_8UC1, cv::Scalar(3)), kColours), Error);
        QVERIFY_EXCEPTION_THROWN(overlay(rgb, cv::Mat(4, 4, CV_8UC3), kColours), Error);
        QVERIFY_EXCEPTION_THROWN(overlay({}, cv::Mat(4, 4, CV_8UC1), kColours), Error);
    }
};

QTEST_APPLESS_MAIN(OverlayTest)
#include "overlay_test.moc"
