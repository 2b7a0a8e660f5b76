#include <limits>

#include <QTest>
#include <opencv2/core.hpp>

#include "base/error.h"
#include "image/heat_map.h"

using namespace cliplad;

namespace {

int brightness(const cv::Vec3b& colour) {
    return 2 * colour[0] + 7 * colour[1] + colour[2];
}

cv::Vec3b colourOf(float value, const HeatScale& scale) {
    return heatMap(cv::Mat(1, 1, CV_32FC1, cv::Scalar(value)), scale).at<cv::Vec3b>(0);
}

} // namespace

class HeatMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hotterIsBrighter() {
        int last = -1;
        for (float value = 0; value <= 1; value += 0.05F) {
            const int now = brightness(colourOf(value, {}));
            QVERIFY(now > last);
            last = now;
        }
    }

    void scaleIsFixedNotTheImages() {
        // The same value has the same colour whatever else is in the picture.
        const cv::Mat pair = (cv::Mat_<float>(1, 2) << 0.5F, 7.0F);
        QVERIFY(heatMap(pair, {}).at<cv::Vec3b>(0) == colourOf(0.5F, {}));
        QVERIFY(colourOf(7, {}) == colourOf(1, {}));
        QVERIFY(colourOf(-7, {}) == colourOf(0, {}));
        QVERIFY(colourOf(15, {.low = 10, .high = 20}) == colourOf(0.5F, {}));
    }

    void whatIsNoNumberIsGrey() {
        QVERIFY(colourOf(std::numeric_limits<float>::quiet_NaN(), {}) == cv::Vec3b(128, 128, 128));
        QVERIFY(colourOf(std::numeric_limits<float>::infinity(), {}) == colourOf(1, {}));
    }

    void barRunsFromLowToHigh() {
        const cv::Mat bar = heatBar({100, 5});
        QCOMPARE(bar.size(), cv::Size(100, 5));
        QVERIFY(bar.at<cv::Vec3b>(4, 0) == colourOf(0, {}));
        QVERIFY(bar.at<cv::Vec3b>(0, 99) == colourOf(1, {}));
    }

    void impossibleInputsAreErrors() {
        const cv::Mat map = cv::Mat::zeros(2, 2, CV_32FC1);
        QVERIFY_EXCEPTION_THROWN(heatMap({}, {}), Error);
        QVERIFY_EXCEPTION_THROWN(heatMap(cv::Mat::zeros(2, 2, CV_8UC1), {}), Error);
        QVERIFY_EXCEPTION_THROWN(heatMap(map, {.low = 1, .high = 1}), Error);
        QVERIFY_EXCEPTION_THROWN(heatMap(map, {.low = 0, .high = std::numeric_limits<float>::quiet_NaN()}),
                                 Error);
        QVERIFY_EXCEPTION_THROWN(heatBar({0, 1}), Error);
    }
};

QTEST_APPLESS_MAIN(HeatMapTest)
#include "heat_map_test.moc"
