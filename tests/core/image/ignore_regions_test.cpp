#include <limits>

#include <QTest>
#include <opencv2/core.hpp>

#include "base/error.h"
#include "image/ignore_regions.h"

using namespace cliplad;

class IgnoreRegionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingDrawnIgnoresNothing() {
        const cv::Mat mask = IgnoreRegions{}.rasterise({4, 3});
        QCOMPARE(mask.size(), cv::Size(4, 3));
        QCOMPARE(cv::countNonZero(mask), 0);
    }

    void rectangleCoversCellsWhoseCentresItHolds() {
        const IgnoreRegions regions{.reference = {100, 100}, .polygons = {}, .rectangles = {{0, 0, 50, 30}}};
        const cv::Mat mask = regions.rasterise({10, 10});
        QCOMPARE(cv::countNonZero(mask), 15);
        QCOMPARE(int(mask.at<std::uint8_t>(2, 4)), 255);
        QCOMPARE(int(mask.at<std::uint8_t>(3, 4)), 0);
        QCOMPARE(int(mask.at<std::uint8_t>(2, 5)), 0);
    }

    void everyGridIsCoveredInProportion() {
        const IgnoreRegions regions{
            .reference = {640, 480}, .polygons = {}, .rectangles = {{320, 0, 320, 240}}};
        for (const cv::Size grid : {cv::Size(32, 32), cv::Size(64, 48), cv::Size(640, 480)})
            QCOMPARE(cv::countNonZero(regions.rasterise(grid)), grid.area() / 4);
    }

    void polygonFollowsTheEvenOddRule() {
        // A bow tie: the two triangles are in, the notches above and below are not.
        const IgnoreRegions regions{
            .reference = {10, 10}, .polygons = {{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}, .rectangles = {}};
        const cv::Mat mask = regions.rasterise({10, 10});
        QCOMPARE(int(mask.at<std::uint8_t>(5, 1)), 255);
        QCOMPARE(int(mask.at<std::uint8_t>(5, 8)), 255);
        QCOMPARE(int(mask.at<std::uint8_t>(1, 5)), 0);
        QCOMPARE(int(mask.at<std::uint8_t>(8, 5)), 0);
    }

    void overlappingRegionsAddUp() {
        const IgnoreRegions regions{
            .reference = {4, 4}, .polygons = {}, .rectangles = {{0, 0, 3, 4}, {1, 0, 3, 4}}};
        QCOMPARE(cv::countNonZero(regions.rasterise({4, 4})), 16);
    }

    void regionsMayReachBeyondThePhoto() {
        const IgnoreRegions regions{
            .reference = {4, 4}, .polygons = {}, .rectangles = {{-1e18, -5, 2e18, 7}}};
        QCOMPARE(cv::countNonZero(regions.rasterise({4, 4})), 8);
    }

    void impossibleRegionsAreErrors() {
        const IgnoreRegions noReference{.reference = {}, .polygons = {}, .rectangles = {{0, 0, 1, 1}}};
        QVERIFY_EXCEPTION_THROWN(noReference.rasterise({4, 4}), Error);
        const IgnoreRegions twoCorners{.reference = {4, 4}, .polygons = {{{0, 0}, {1, 1}}}, .rectangles = {}};
        QVERIFY_EXCEPTION_THROWN(twoCorners.rasterise({4, 4}), Error);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const IgnoreRegions notFinite{.reference = {4, 4}, .polygons = {}, .rectangles = {{nan, 0, 1, 1}}};
        QVERIFY_EXCEPTION_THROWN(notFinite.rasterise({4, 4}), Error);
        QVERIFY_EXCEPTION_THROWN(IgnoreRegions{}.rasterise({0, 4}), Error);
    }
};

QTEST_APPLESS_MAIN(IgnoreRegionsTest)
#include "ignore_regions_test.moc"
