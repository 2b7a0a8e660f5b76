#include <cstring>
#include <fstream>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/sha256.h"
#include "image/photo.h"

using namespace cliplad;

namespace {

const std::string kPhotos = CLIPLAD_TEST_DATA "/photos/";

std::span<const std::byte> bytesOf(const std::string& content) {
    return std::as_bytes(std::span(content.data(), content.size()));
}

/// The message of the Error that `act` throws; empty when it throws none.
template<class Act>
std::string errorOf(const Act& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

int largestDifference(const cv::Mat& image, const QByteArray& expected) {
    int largest = 0;
    for (int i = 0; i < expected.size(); ++i)
        largest =
            std::max(largest, std::abs(int(image.data[i]) - int(static_cast<std::uint8_t>(expected[i]))));
    return largest;
}

/// A PNG header that announces a size and holds no pixels.
std::string pngOfSize(std::uint32_t width, std::uint32_t height) {
    std::string png = readFile(kPhotos + "rgb.png");
    for (int i = 0; i < 4; ++i) {
        png[16 + i] = static_cast<char>(width >> (24 - 8 * i));
        png[20 + i] = static_cast<char>(height >> (24 - 8 * i));
    }
    // The header's checksum over its kind and 13 bytes.
    std::uint32_t crc = 0xFFFFFFFF;
    for (int i = 12; i < 29; ++i) {
        crc ^= static_cast<std::uint8_t>(png[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0U);
    }
    crc = ~crc;
    for (int i = 0; i < 4; ++i)
        png[29 + i] = static_cast<char>(crc >> (24 - 8 * i));
    return png;
}

} // namespace

class PhotoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindLooksAsAViewerShowsIt_data() {
        QTest::addColumn<QList<QByteArray>>("row");
        QFile file(QString::fromStdString(kPhotos + "expected.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QList<QByteArray> row = file.readLine().trimmed().split(',');
            QTest::newRow(row[0]) << row;
        }
    }

    void everyKindLooksAsAViewerShowsIt() {
        QFETCH(QList<QByteArray>, row);
        const Photo photo = loadPhoto(kPhotos + row[0].toStdString());
        QCOMPARE(photo.rgb.type(), CV_8UC3);
        QCOMPARE(photo.rgb.cols, row[1].toInt());
        QCOMPARE(photo.rgb.rows, row[2].toInt());
        QVERIFY(photo.rgb.isContinuous());
        const int difference = largestDifference(photo.rgb, QByteArray::fromHex(row[4]));
        QVERIFY2(difference <= row[3].toInt(), QByteArray::number(difference));
    }

    void truncatedFilesAreErrors_data() { everyKindLooksAsAViewerShowsIt_data(); }

    void truncatedFilesAreErrors() {
        QFETCH(QList<QByteArray>, row);
        const std::string whole = readFile(kPhotos + row[0].toStdString());
        const cv::Mat full = decodePhoto(bytesOf(whole), "whole");
        for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
            try {
                // Only what follows the pixels (a directory, metadata) may be cut without harm.
                const cv::Mat cut = decodePhoto(bytesOf(whole).first(length), "cut");
                QVERIFY2(cut.total() == full.total() &&
                             std::memcmp(cut.data, full.data, full.total() * full.elemSize()) == 0,
                         QByteArray::number(qulonglong(length)));
            } catch (const Error& error) {
                QVERIFY(error.where() == "cut");
            }
        }
    }

    void truncatedJpegIsNotShownHalfGrey() {
        const std::string whole = readFile(kPhotos + "rgb.jpg");
        const std::string half = whole.substr(0, whole.size() - 60);
        const std::string message = errorOf([&] { decodePhoto(bytesOf(half), "half.jpg"); });
        QVERIFY2(message.starts_with("half.jpg: is a damaged or incomplete JPEG of"), message.c_str());
    }

    void hashIsOfTheFile() {
        const std::string path = kPhotos + "rgb.png";
        QCOMPARE(loadPhoto(path).sha256, sha256OfFile(path));
    }

    void missingEmptyAndFoldersAreErrors() {
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        QVERIFY(errorOf([&] { loadPhoto(path / "none.png"); }).find("does not exist") != std::string::npos);
        QVERIFY(errorOf([&] { loadPhoto(path); }).find("is not a file") != std::string::npos);
        std::ofstream(path / "empty.png").flush();
        QVERIFY(errorOf([&] { loadPhoto(path / "empty.png"); }).find("is empty (0 bytes)") !=
                std::string::npos);
    }

    void whatIsNoPictureIsNamed() {
        const auto message = [](const std::string& content) {
            return errorOf([&] { decodePhoto(bytesOf(content), "a.png"); });
        };
        QVERIFY(message("GIF89a......").find("found a GIF") != std::string::npos);
        QVERIFY(message("hello, world").find("found text") != std::string::npos);
        QVERIFY(message("%PDF-1.7").find("found a PDF") != std::string::npos);
        QVERIFY(message(std::string("\x00\x01\x02", 3)).find("begins with 00 01 02") != std::string::npos);
    }

    void hugeDimensionsAreRefusedByTheHeader() {
        for (const auto& size : {std::pair(60000U, 60000U), std::pair(1U, 2000000000U)}) {
            const std::string message =
                errorOf([&] { decodePhoto(bytesOf(pngOfSize(size.first, size.second)), "big.png"); });
            QVERIFY2(message.find("at most 200 megapixels") != std::string::npos, message.c_str());
        }
    }

    void limitsAreTheCallers() {
        const std::string path = kPhotos + "rgb.png";
        QVERIFY(!errorOf([&] { loadPhoto(path, {.maxPixels = 100}); }).empty());
        QVERIFY(!errorOf([&] { loadPhoto(path, {.maxFileBytes = 10}); }).empty());
    }

    void flippedBytesNeverCrash() {
        // A small deterministic stand-in for the fuzzer.
        std::uint32_t state = 7;
        const auto next = [&state] { return state = state * 1664525U + 1013904223U; };
        for (const char* name :
             {"rgb.png", "rgb.jpg", "progressive.jpg", "cmyk_adobe.jpg", "lzw.tif", "palette.tif", "fax.tif",
              "rgb.bmp", "palette.bmp", "lossy.webp", "rgba.webp"}) {
            const std::string whole = readFile(kPhotos + name);
            for (int round = 0; round < 150; ++round) {
                std::string changed = whole;
                for (std::uint32_t flips = next() >> 30; flips + 1 > 0; --flips)
                    changed[(next() >> 8) % changed.size()] = static_cast<char>(next() >> 24);
                errorOf([&] { decodePhoto(bytesOf(changed), name, {.maxPixels = 1'000'000}); });
            }
        }
    }
};

QTEST_APPLESS_MAIN(PhotoTest)
#include "photo_test.moc"
