#include "scenes/canvas.h"
#include "scenes/material.h"
#include "scenes/shapes/parts.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <cmath>

namespace cliplad {

namespace {

constexpr int kSize = 96;
constexpr float kRadius = 24.0f;

struct Drawn {
    cv::Mat3f rgb;
    cv::Mat1b label;
};

/// One head in the middle of a grey ground, seen from above, lit from the right.
Drawn drawn(const ScrewHeadShape& shape) {
    Random random(5);
    Lighting lighting;
    lighting.lights = {{cv::normalize(cv::Vec3f(1, 0, 1)), Colour::all(0.6f)}};
    Canvas canvas(cv::Mat3f(kSize, kSize, Colour::all(0.5f)), lighting, {0, 0});
    const Pose pose{{kSize * 0.5f, kSize * 0.5f}, kRadius, 0.0f, {0, 0}, canvas.size()};
    canvas.place(paintScrewHead(pose, metalFinish("steel", random), shape), 1);
    return {canvas.rgb(), canvas.label()};
}

float difference(const Drawn& a, const Drawn& b, const cv::Mat& where) {
    return static_cast<float>(cv::norm(a.rgb, b.rgb, cv::NORM_L1, where)) /
           static_cast<float>(cv::countNonZero(where));
}

float brightness(const Drawn& drawn, const cv::Mat& where) {
    const cv::Scalar mean = cv::mean(drawn.rgb, where);
    return static_cast<float>(mean[0] + mean[1] + mean[2]) / 3.0f;
}

/// Pixels whose distance from the middle is between these shares of the head's radius.
cv::Mat ring(float inner, float outer) {
    cv::Mat mask(kSize, kSize, CV_8U, cv::Scalar(0));
    for (int y = 0; y < kSize; ++y)
        for (int x = 0; x < kSize; ++x) {
            const float r = std::hypot(static_cast<float>(x) - kSize * 0.5f + 0.5f,
                                       static_cast<float>(y) - kSize * 0.5f + 0.5f) /
                            kRadius;
            mask.at<uchar>(y, x) = r > inner && r < outer ? 255 : 0;
        }
    return mask;
}

} // namespace

class FastenersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTaperedRecessSlopesWhereAnUprightOneDoesNot() {
        const Drawn upright = drawn({.drive = Drive::Hex});
        const Drawn tapered = drawn({.drive = Drive::Hex, .taper = 0.4f});
        QVERIFY(difference(upright, tapered, ring(0.0f, 0.5f)) > 0.01f);
        QVERIFY(difference(upright, tapered, ring(0.8f, 0.95f)) < 1e-3f); // the head around it
        QCOMPARE(cv::norm(upright.label, tapered.label, cv::NORM_INF), 0.0);
    }

    void theFloorOfARecessIsAsBrightAsAsked() {
        const Drawn dark = drawn({.drive = Drive::Hex, .floor = 0.05f});
        const Drawn bright = drawn({.drive = Drive::Hex, .floor = 1.0f});
        QVERIFY(brightness(dark, ring(0.0f, 0.3f)) < 0.6f * brightness(bright, ring(0.0f, 0.3f)));
        QVERIFY(difference(dark, bright, ring(0.8f, 0.95f)) < 1e-3f);
    }

    void aSunkHeadHasADarkGapAroundItThatIsNotLabelled() {
        const Drawn proud = drawn({.crown = 0.0f});
        const Drawn sunk = drawn({.crown = 0.0f, .seam = 0.15f});
        QVERIFY(brightness(sunk, ring(1.04f, 1.12f)) < 0.6f * brightness(proud, ring(1.04f, 1.12f)));
        const int head = cv::countNonZero(proud.label), sunkHead = cv::countNonZero(sunk.label);
        QVERIFY2(std::abs(sunkHead - head) < 0.02 * head, QByteArray::number(sunkHead - head));
        QCOMPARE(cv::countNonZero(sunk.label & ring(1.05f, 9.0f)), 0);
    }

    void aSunkHeadCastsNoShadow() {
        const Drawn sunk = drawn({.crown = 0.0f, .seam = 0.1f});
        const cv::Mat outside = ring(1.15f, 1.4f);
        QVERIFY(brightness(drawn({.crown = 0.0f}), outside) < 0.49f);
        QVERIFY(std::abs(brightness(sunk, outside) - 0.5f) < 1e-3f);
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::FastenersTest)
#include "fasteners_test.moc"
