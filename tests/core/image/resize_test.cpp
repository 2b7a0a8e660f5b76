#include <cstdint>

#include <QFile>
#include <QTest>
#include <zlib.h>

#include "base/error.h"
#include "image/resize.h"

using namespace cliplad;

namespace {

/// The image of tests/fixtures/make_resize.py.
cv::Mat generated(int width, int height, int channels) {
    cv::Mat image(height, width, CV_8UC(channels));
    for (std::uint64_t i = 0; i < image.total() * image.elemSize(); ++i) {
        auto mixed = static_cast<std::uint32_t>(i * 2654435761U + 12345U);
        mixed ^= mixed >> 15;
        mixed *= 2246822519U;
        const std::uint64_t flat = i / 64 % 3;
        image.data[i] = flat == 0 ? static_cast<std::uint8_t>(mixed >> 24) : flat == 1 ? 0 : 255;
    }
    return image;
}

std::uint32_t crcOf(const cv::Mat& image) {
    return static_cast<std::uint32_t>(
        crc32(0, image.data, static_cast<uInt>(image.total() * image.elemSize())));
}

} // namespace

class ResizeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySizeEqualsPillow_data() {
        QTest::addColumn<QList<QByteArray>>("row");
        QFile file(CLIPLAD_TEST_DATA "/resize.csv");
        QVERIFY(file.open(QIODevice::ReadOnly));
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            QTest::newRow(line) << line.split(',');
        }
    }

    void everySizeEqualsPillow() {
        QFETCH(QList<QByteArray>, row);
        const cv::Mat image = generated(row[1].toInt(), row[2].toInt(), row[0].toInt());
        const cv::Mat resized = resizeBicubic(image, {row[3].toInt(), row[4].toInt()});
        QCOMPARE(crcOf(resized), row[5].toUInt());
    }

    void rowsNeedNotBeContiguous() {
        const cv::Mat large = generated(100, 80, 3);
        const cv::Mat part = large(cv::Rect(10, 20, 50, 40));
        const cv::Mat resized = resizeBicubic(part, {31, 33});
        QCOMPARE(crcOf(resized), crcOf(resizeBicubic(part.clone(), {31, 33})));
    }

    void sameSizeIsACopyOfItsOwn() {
        const cv::Mat image = generated(5, 4, 3);
        const cv::Mat copy = resizeBicubic(image, {5, 4});
        QCOMPARE(crcOf(copy), crcOf(image));
        QVERIFY(copy.data != image.data);
    }

    void impossibleRequestsAreErrors() {
        QVERIFY_EXCEPTION_THROWN(resizeBicubic({}, {4, 4}), Error);
        QVERIFY_EXCEPTION_THROWN(resizeBicubic(cv::Mat(4, 4, CV_32FC3), {4, 4}), Error);
        QVERIFY_EXCEPTION_THROWN(resizeBicubic(cv::Mat(4, 4, CV_8UC3), {0, 4}), Error);
        QVERIFY_EXCEPTION_THROWN(resizeBicubic(cv::Mat(4, 4, CV_8UC3), {4, -1}), Error);
    }
};

QTEST_APPLESS_MAIN(ResizeTest)
#include "resize_test.moc"
