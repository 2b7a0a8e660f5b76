#include <QTest>

#include <algorithm>
#include <fstream>
#include <string>

#include <QTemporaryDir>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "contact_sheets.h"
#include "scenes/backgrounds/background_painters.h"
#include "scenes/shapes/part_painter.h"
#include "scenes/training/training_scene.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

bool showsSomething(const cv::Mat& picture) {
    cv::Scalar mean, deviation;
    cv::meanStdDev(picture, mean, deviation);
    return deviation[0] + deviation[1] + deviation[2] > 3;
}

constexpr int kSide = 192; ///< px of a scene

/// What lies so far inside that JPEG mixes nothing else into it.
cv::Mat inner(const cv::Mat& mask) {
    cv::Mat eroded;
    cv::erode(mask, eroded, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    return eroded;
}

double largestOf(const cv::Scalar& colour) {
    return std::max({colour[0], colour[1], colour[2]});
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
        for (int top = 128; top < backgrounds.rows; top += 128)
            QVERIFY(cv::norm(backgrounds.rowRange(top, top + 128), backgrounds.rowRange(top - 128, top),
                             cv::NORM_INF) > 10);
        const cv::Mat flaws = cv::imread((folder / "flaws.jpg").string());
        QCOMPARE(flaws.size(), cv::Size(128, 256));
        QVERIFY(cv::norm(flaws, backgrounds.rowRange(0, 256), cv::NORM_INF) > 10); // of the same surfaces
        const cv::Mat first = cv::imread((folder / "scenes-1.jpg").string());
        const cv::Mat second = cv::imread((folder / "scenes-2.jpg").string());
        QCOMPARE(first.size(), cv::Size(192, 4 * 192));
        QCOMPARE(second.size(), first.size());
        QVERIFY(cv::norm(first, second, cv::NORM_INF) > 50);
        QVERIFY(!std::filesystem::exists(folder / "scenes-3.jpg"));
    }

    void scenesStandAboveTheirLabels() {
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString();
        writeContactSheets(folder, {.columns = 1, .rows = 1, .scenes = 4});
        int showingParts = 0;
        for (int page = 1; page <= 4; ++page) {
            const Scene scene = renderTrainingScene(static_cast<std::uint64_t>(page), kSide);
            cv::Mat sheet = cv::imread((folder / ("scenes-" + std::to_string(page) + ".jpg")).string());
            QCOMPARE(sheet.size(), cv::Size(kSide, 2 * kSide));
            cv::cvtColor(sheet, sheet, cv::COLOR_BGR2RGB);
            const cv::Mat above = sheet.rowRange(0, kSide), below = sheet.rowRange(kSide, 2 * kSide);
            QVERIFY(cv::norm(above, scene.rgb, cv::NORM_L1) / (3 * kSide * kSide) < 10); // but for JPEG
            const cv::Mat ground = inner(scene.label == 0), parts = inner(scene.label != 0);
            QVERIFY(largestOf(cv::mean(below, ground)) < 30);
            if (cv::countNonZero(parts) == 0)
                continue;
            QVERIFY(largestOf(cv::mean(below, parts)) > 50);
            const std::string words = readFile(folder / ("scenes-" + std::to_string(page) + ".txt"));
            QVERIFY2(words.starts_with("row 1, picture 1\n  caption: "), words.c_str());
            const std::size_t phrases = words.find("\n  phrases: ");
            QVERIFY2(phrases != std::string::npos, words.c_str());
            QVERIFY2(words.find(" | ", phrases) != std::string::npos, words.c_str()); // background and parts
            ++showingParts;
        }
        QVERIFY(showingParts > 0);
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
