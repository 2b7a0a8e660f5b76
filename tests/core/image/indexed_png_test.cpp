#include <QTemporaryDir>
#include <QTest>
#include <opencv2/core.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "image/indexed_png.h"
#include "image/photo.h"

using namespace cliplad;

namespace {

const std::string kPhotos = CLIPLAD_TEST_DATA "/photos/";

cv::Mat stripes() {
    cv::Mat mask(7, 13, CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>((x + y) % 5);
    return mask;
}

const std::vector<Colour> kPalette = {{0, 0, 0}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 8, 7}};

} // namespace

class IndexedPngTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indicesAndColoursComeBack() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mask.png").toStdString();
        writeIndexedPng(path, stripes(), kPalette);
        const IndexedImage back = readIndexedPng(path);
        QCOMPARE(cv::norm(back.indices, stripes(), cv::NORM_INF), 0.0);
        QVERIFY(back.palette == kPalette);
    }

    void viewersShowTheColours() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mask.png").toStdString();
        writeIndexedPng(path, stripes(), kPalette);
        const cv::Mat shown = loadPhoto(path).rgb;
        QVERIFY(shown.at<cv::Vec3b>(0, 1) == cv::Vec3b(255, 0, 0));
        QVERIFY(shown.at<cv::Vec3b>(2, 2) == cv::Vec3b(9, 8, 7));
    }

    void aPartOfALargerMaskIsWrittenAsThatPart() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mask.png").toStdString();
        const cv::Mat part = stripes()(cv::Rect(2, 1, 4, 3));
        writeIndexedPng(path, part, kPalette);
        QCOMPARE(cv::norm(readIndexedPng(path).indices, part, cv::NORM_INF), 0.0);
    }

    void greyFilesReadAsTheirValues() {
        QVERIFY(readIndexedPng(kPhotos + "grey.png").palette.empty());
        QVERIFY(readIndexedPng(kPhotos + "onebit.png").indices.at<std::uint8_t>(0, 11) <= 1);
    }

    void impossibleMasksAreErrorsAndWriteNothing() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("mask.png").toStdString();
        QVERIFY_EXCEPTION_THROWN(writeIndexedPng(path, {}, kPalette), Error);
        QVERIFY_EXCEPTION_THROWN(writeIndexedPng(path, cv::Mat(2, 2, CV_8UC3), kPalette), Error);
        QVERIFY_EXCEPTION_THROWN(writeIndexedPng(path, cv::Mat(2, 2, CV_8UC1, cv::Scalar(5)), kPalette),
                                 Error);
        QVERIFY_EXCEPTION_THROWN(writeIndexedPng(path, stripes(), std::vector<Colour>(257)), Error);
        QVERIFY(!std::filesystem::exists(path));
        QVERIFY_EXCEPTION_THROWN(writeIndexedPng(path / "below" / "nothing.png", stripes(), kPalette), Error);
    }

    void otherFilesAreErrors() {
        QVERIFY_EXCEPTION_THROWN(readIndexedPng(kPhotos + "rgb.png"), Error);
        QVERIFY_EXCEPTION_THROWN(readIndexedPng(kPhotos + "rgb.jpg"), Error);
        QVERIFY_EXCEPTION_THROWN(readIndexedPng(kPhotos + "none.png"), Error);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("cut.png").toStdString();
        const std::string whole = readFile(kPhotos + "palette.png");
        writeFileAtomically(path, std::string_view(whole).substr(0, whole.size() - 20));
        QVERIFY_EXCEPTION_THROWN(readIndexedPng(path), Error);
    }
};

QTEST_APPLESS_MAIN(IndexedPngTest)
#include "indexed_png_test.moc"
