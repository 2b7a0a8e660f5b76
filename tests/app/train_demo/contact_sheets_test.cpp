#include <QTest>

#include <fstream>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "contact_sheets.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/shapes/part_painter.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

bool showsSomething(const cv::Mat& picture) {
    cv::Scalar mean, deviation;
    cv::meanStdDev(picture, mean, deviation);
    return deviation[0] + deviation[1] + deviation[2] > 3;
}

} // namespace

class ContactSheetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASheetAndScenesHaveThoseAskedFor() {
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        writeContactSheets(folder, {.columns = 1, .rows = 2, .scenes = 2});
        for (const PartPainter& painter : partPainters()) {
            const cv::Mat sheet = cv::imread((folder / "kinds" / (painter.kind + ".jpg")).string());
            QVERIFY2(sheet.size() == cv::Size(128, 256), painter.kind.c_str());
            QVERIFY2(showsSomething(sheet.rowRange(0, 128)), painter.kind.c_str());
            QVERIFY2(showsSomething(sheet.rowRange(128, 256)), painter.kind.c_str());
        }
        const cv::Mat backgrounds = cv::imread((folder / "backgrounds.jpg").string());
        QCOMPARE(backgrounds.rows, 128 * static_cast<int>(backgroundPainters().size()));
        QCOMPARE(cv::imread((folder / "flaws.jpg").string()).size(), cv::Size(128, 256));
        const cv::Mat first = cv::imread((folder / "scenes-1.jpg").string());
        const cv::Mat second = cv::imread((folder / "scenes-2.jpg").string());
        QCOMPARE(first.size(), cv::Size(192, 4 * 192));
        QCOMPARE(second.size(), first.size());
        QVERIFY(cv::norm(first, second, cv::NORM_INF) > 50);
        QVERIFY(!std::filesystem::exists(folder / "scenes-3.jpg"));
    }

    void aFolderThatCannotBeMadeIsNamed() {
        const QTemporaryDir dir;
        const std::filesystem::path file = std::filesystem::path(dir.path().toStdString()) / "file";
        std::ofstream(file) << "in the way";
        VERIFY_ERROR(writeContactSheets(file), file.string());
    }
};

QTEST_GUILESS_MAIN(ContactSheetsTest)
#include "contact_sheets_test.moc"
