#include <QTest>

#include <opencv2/core.hpp>

#include "benchmark/pictures/picture_sheet.h"

using namespace cliplad;

namespace {

cv::Mat plain(const cv::Scalar& rgb) {
    return {64, 64, CV_8UC3, rgb};
}

/// How many pixels have exactly this colour.
int count(const cv::Mat& picture, const cv::Scalar& rgb) {
    cv::Mat same;
    cv::inRange(picture, rgb, rgb, same);
    return cv::countNonZero(same);
}

} // namespace

class PictureSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMaskOfASquarePhotoIsEnlargedEvenly() {
        QCOMPARE(maskScale({64, 64}, {800, 800}, 320), cv::Size(5, 5));
        QCOMPARE(maskScale({32, 32}, {1700, 1700}, 320), cv::Size(10, 10));
    }

    void aMaskGetsThePhotosShape() {
        QCOMPARE(maskScale({64, 64}, {800, 1600}, 384), cv::Size(3, 6));
        QCOMPARE(maskScale({64, 64}, {1600, 1280}, 320), cv::Size(5, 4)); // breakfast_box
        QCOMPARE(maskScale({64, 64}, {1700, 850}, 320), cv::Size(4, 2));  // splicing_connectors
    }

    void aMaskThatIsLargerThanTheSheetStaysAsItIs() {
        QCOMPARE(maskScale({500, 500}, {500, 500}, 320), cv::Size(1, 1));
    }

    void everyPictureIsThereWhole() {
        const cv::Scalar red(200, 0, 0), blue(0, 0, 200), green(0, 200, 0);
        const cv::Mat sheet =
            draw(PictureSheet{.columns = {"left", "right"},
                              .rows = {{.title = "first", .pictures = {plain(red), plain(blue)}},
                                       {.title = "second", .pictures = {plain(blue), plain(green)}}},
                              .legend = {}});
        QCOMPARE(count(sheet, red), 64 * 64);
        QCOMPARE(count(sheet, blue), 2 * 64 * 64);
        QCOMPARE(count(sheet, green), 64 * 64);
    }

    void theLegendShowsItsColours() {
        const Colour colour(12, 34, 56);
        PictureSheet sheet{.columns = {"one"},
                           .rows = {{.title = "first", .pictures = {plain({200, 0, 0})}}}};
        QCOMPARE(count(draw(sheet), cv::Scalar(12, 34, 56)), 0);
        sheet.legend = {{.text = "a label with a name that is wider than the sheet", .colour = colour}};
        const cv::Mat drawn = draw(sheet);
        QVERIFY(count(drawn, cv::Scalar(12, 34, 56)) > 100);
        QCOMPARE(count(drawn, cv::Scalar(200, 0, 0)), 64 * 64);
    }
};

QTEST_GUILESS_MAIN(PictureSheetTest)
#include "picture_sheet_test.moc"
