#include <string>

#include <QTest>
#include <opencv2/core.hpp>

#include "image/decoding/orientation.h"

using namespace cliplad;

namespace {

int orientationOf(const std::string& block) {
    return exifOrientation(std::as_bytes(std::span(block.data(), block.size())));
}

std::string block(bool bigEndian, char orientation) {
    using namespace std::string_literals;
    if (bigEndian)
        return "MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
    return "II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s;
}

} // namespace

class OrientationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothByteOrdersAreRead() {
        QCOMPARE(orientationOf(block(true, 6)), 6);
        QCOMPARE(orientationOf(block(false, 8)), 8);
        QCOMPARE(orientationOf(std::string("Exif\0\0", 6) + block(true, 3)), 3);
    }

    void damagedBlocksMeanUpright() {
        QCOMPARE(orientationOf(block(true, 9)), 1);
        QCOMPARE(orientationOf(block(true, 0)), 1);
        const std::string whole = block(true, 6);
        for (std::size_t length = 0; length < 18; ++length)
            QCOMPARE(orientationOf(whole.substr(0, length)), 1);
        QCOMPARE(orientationOf("II\x2A" + std::string(1, '\0') + "\xFF\xFF\xFF\xFF"), 1);
    }

    void eachOrientationPutsTheFirstPixelInItsPlace() {
        cv::Mat image = cv::Mat::zeros(2, 3, CV_8UC3);
        image.at<cv::Vec3b>(0, 0) = {255, 255, 255};
        const cv::Point places[] = {{0, 0}, {2, 0}, {2, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 2}, {0, 2}};
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const cv::Mat turned = upright(image, orientation);
            QCOMPARE(turned.size(), orientation < 5 ? cv::Size(3, 2) : cv::Size(2, 3));
            QVERIFY(turned.at<cv::Vec3b>(places[orientation - 1]) == cv::Vec3b(255, 255, 255));
        }
    }
};

QTEST_APPLESS_MAIN(OrientationTest)
#include "orientation_test.moc"
