#include "report/contact_sheet.h"

#include <QtTest>

using namespace cliplad;

class ContactSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sheetHasRoomForItsWidestRow() {
        const cv::Mat photo(40, 80, CV_8UC3, cv::Scalar(10, 200, 30));
        const SheetTile tile{.photo = photo, .overlay = photo, .caption = "good 0.10"};
        const cv::Mat small = drawContactSheet("demo", {{.title = "good", .tiles = {tile}}}, 50);
        const cv::Mat wide = drawContactSheet(
            "demo", {{.title = "good", .tiles = {tile, tile}}, {.title = "bad", .tiles = {tile}}}, 50);
        QCOMPARE(small.type(), CV_8UC3);
        QVERIFY(wide.cols > small.cols && wide.rows > small.rows);
    }

    void photosKeepTheirColoursAndFlagsTheirFrames() {
        const cv::Mat photo(50, 50, CV_8UC3, cv::Scalar(10, 200, 30));
        const auto count = [&](bool flagged, const cv::Scalar& colour) {
            const cv::Mat sheet =
                drawContactSheet("", {{.title = "", .tiles = {{.photo = photo, .flagged = flagged}}}}, 50);
            cv::Mat found;
            cv::inRange(sheet, colour, colour, found);
            return cv::countNonZero(found);
        };
        QVERIFY(count(false, {10, 200, 30}) > 2000);
        QVERIFY(count(true, {200, 30, 30}) > 100);
        QCOMPARE(count(false, {200, 30, 30}), 0);
    }

    void nothingToShowIsASheetWithItsTitleAlone() {
        const cv::Mat untitled = drawContactSheet("", {}), titled = drawContactSheet("empty", {});
        QCOMPARE(titled.size(), untitled.size());
        QVERIFY(!titled.empty() && titled.rows < drawContactSheet("", {{.title = ""}}).rows);
        const auto inked = [](const cv::Mat& sheet) {
            cv::Mat paper;
            cv::inRange(sheet, cv::Scalar::all(250), cv::Scalar::all(250), paper);
            return static_cast<int>(sheet.total()) - cv::countNonZero(paper);
        };
        QCOMPARE(inked(untitled), 0);
        QVERIFY(inked(titled) > 50);
    }
};

QTEST_APPLESS_MAIN(ContactSheetTest)
#include "contact_sheet_test.moc"
