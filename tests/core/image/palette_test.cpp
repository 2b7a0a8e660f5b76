#include <cmath>
#include <limits>

#include <QTest>
#include <opencv2/core.hpp>

#include "base/error.h"
#include "image/palette.h"

using namespace cliplad;

namespace {

using Matrix = cv::Matx33d;

cv::Vec3d linear(const Colour& colour) {
    cv::Vec3d out;
    for (int i = 0; i < 3; ++i) {
        const double value = colour[i] / 255.0;
        out[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return out;
}

cv::Vec3d lab(const Colour& colour, const Matrix& view) {
    const Matrix toXyz(0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
                       0.9503041);
    cv::Vec3d seen = view * linear(colour);
    for (int i = 0; i < 3; ++i)
        seen[i] = std::clamp(seen[i], 0.0, 1.0);
    const cv::Vec3d xyz = toXyz * seen;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double smallestDifference(std::size_t count, const Matrix& view) {
    double smallest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < i; ++j)
            smallest =
                std::min(smallest, cv::norm(lab(partColours()[i], view) - lab(partColours()[j], view)));
    return smallest;
}

} // namespace

class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloursStayApartForEveryEye() {
        // Machado, Oliveira and Fernandes (2009), full severity. A difference of 10 is seen at a glance.
        const Matrix protanopia(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882,
                                -0.048116, 1.051998);
        const Matrix deuteranopia(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820,
                                  0.042940, 0.968881);
        const Matrix tritanopia(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733,
                                0.691367, 0.303900);
        for (const Matrix& view : {Matrix::eye(), protanopia, deuteranopia, tritanopia}) {
            QVERIFY(smallestDifference(7, view) > 15);
            QVERIFY(smallestDifference(24, view) > 13);
            QVERIFY(smallestDifference(partColours().size(), view) > 9);
        }
    }

    void coloursBeginAgain() {
        const int count = static_cast<int>(partColours().size());
        QVERIFY(count >= 24);
        QVERIFY(partColour(count) == partColour(0));
        QVERIFY(partColour(1) == partColours()[1]);
    }

    void colourTextIsRead() {
        QVERIFY(parseColour("#ff8001") == Colour(255, 128, 1));
        QVERIFY(parseColour("#ABCDEF") == Colour(0xAB, 0xCD, 0xEF));
        for (const char* text :
             {"", "#", "red", "#ff800", "#ff80011", "ff80011", "#ff80g1", "#-f8001", "# f8001"})
            QVERIFY2(!parseColour(text), text);
    }
};

QTEST_APPLESS_MAIN(PaletteTest)
#include "palette_test.moc"
