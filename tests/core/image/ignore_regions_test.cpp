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

    void rectangleAlongTheGridCoversItsCellsAlone() {
        const IgnoreRegions regions{.reference = {100, 100}, .polygons = {}, .rectangles = {{0, 0, 50, 30}}};
        const cv::Mat mask = regions.rasterise({10, 10});
        QCOMPARE(cv::countNonZero(mask), 15);
        QCOMPARE(int(mask.at<std::uint8_t>(2, 4)), 255);
        QCOMPARE(int(mask.at<std::uint8_t>(3, 4)), 0);
        QCOMPARE(int(mask.at<std::uint8_t>(2, 5)), 0);
    }

    void aRegionThinnerThanACellCountsToo() {
        const IgnoreRegions line{.reference = {1280, 960}, .polygons = {}, .rectangles = {{644, 0, 8, 960}}};
        const cv::Mat mask = line.rasterise({64, 64});
        QCOMPARE(cv::countNonZero(mask), 64);
        QCOMPARE(cv::countNonZero(mask.col(32)), 64);

        const IgnoreRegions dot{.reference = {1280, 960}, .polygons = {}, .rectangles = {{99, 14, 2, 2}}};
        const cv::Mat cells = dot.rasterise({64, 64}); // on the corner of four cells
        QCOMPARE(cv::countNonZero(cells), 4);
        QCOMPARE(cv::countNonZero(cells(cv::Rect(4, 0, 2, 2))), 4);
    }

    void everyCellThatASlantedRegionTouchesIsMarked() {
        const IgnoreRegions sliver{
            .reference = {8, 8}, .polygons = {{{0.1, 0.2}, {7.9, 7.6}, {7.9, 7.8}}}, .rectangles = {}};
        const cv::Mat mask = sliver.rasterise({8, 8});
        // As a fine raster sees it.
        cv::Mat touched = cv::Mat::zeros(8, 8, CV_8U);
        const cv::Mat fine = sliver.rasterise({1600, 1600});
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                if (cv::countNonZero(fine(cv::Rect(200 * x + 1, 200 * y + 1, 198, 198))) > 0)
                    touched.at<std::uint8_t>(y, x) = 255;
        QVERIFY(cv::countNonZero(touched) >= 8);
        QCOMPARE(cv::countNonZero(touched & ~mask), 0);
        QVERIFY(cv::countNonZero(mask) <= cv::countNonZero(touched) + 2);
    }

    void whatCoversNothingMarksNothing() {
        const IgnoreRegions flat{
            .reference = {8, 8}, .polygons = {{{1, 2.5}, {6, 2.5}, {3, 2.5}}}, .rectangles = {}};
        QCOMPARE(cv::countNonZero(flat.rasterise({8, 8})), 0);
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
        const IgnoreRegions vast{.reference = {4, 4},
                                 .polygons = {{{-1e308, -1e308}, {1e308, -1e308}, {0, 1e308}}},
                                 .rectangles = {}};
        QCOMPARE(cv::countNonZero(vast.rasterise({4, 4})), 16);
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
