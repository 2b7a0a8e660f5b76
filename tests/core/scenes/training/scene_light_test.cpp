#include "scenes/training/scene_light.h"

#include "scenes/material.h"
#include "scenes/shapes/parts.h"

#include <QtTest>

#include <algorithm>

namespace cliplad {

namespace {

/// Dark ground with a bright quarter.
cv::Mat3f picture(float ground, float part) {
    cv::Mat3f made(64, 64, cv::Vec3f::all(ground));
    made({0, 0, 32, 32}).setTo(cv::Scalar::all(part));
    return made;
}

/// Red against green and blue in the picture of a washer of grey metal under this light.
float redness(const Lighting& lighting) {
    Random random(3);
    Finish finish = metalFinish("steel", random);
    finish.colour = Colour::all(0.7f);
    const LitPart part =
        lit(paintWasher({{20, 20}, 16, 0.0f, {0, 0}, {40, 40}}, finish, 0.5f), lighting, {0, 0});
    const cv::Scalar mean = cv::mean(part.colour, part.coverage);
    return static_cast<float>(2 * mean[0] / (mean[1] + mean[2]));
}

} // namespace

class SceneLightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void darkPicturesAreExposedLongerButNotBurntOut() {
        int raised = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            cv::Mat3f exposed = picture(0.03f, 0.12f);
            Random random(seed);
            meter(exposed, random);
            raised += exposed(60, 60)[0] > 0.06f ? 1 : 0;
            QVERIFY(exposed(5, 5)[0] < 1.2f);
        }
        QVERIFY2(raised > 70 && raised < 100, qPrintable(QString::number(raised)));
    }

    void aBrightPartOnBlackStaysOnBlack() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            cv::Mat3f exposed = picture(0.03f, 0.9f);
            Random random(seed);
            meter(exposed, random);
            QVERIFY(exposed(60, 60)[0] < 0.06f);
        }
    }

    void hardLightIsOneLampInADarkRoom() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Random random(seed);
            const Lighting light = hardLighting(random);
            QCOMPARE(light.lights.size(), std::size_t(1));
            QVERIFY(light.ambient[0] < 0.3f);
            QVERIFY(light.shadowStrength > 0.5f && light.shadowSoftness < 0.15f);
        }
    }

    void metalsMostlyMirrorTheColourOfTheGround() {
        int mirrored = 0, untouched = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Random random(seed), sameAgain(seed);
            Lighting onRed, onGrey;
            onRed.lights = onGrey.lights = {{{0, 0, 1}, Colour::all(0.6f)}};
            mirrorSurroundings(onRed, cv::Mat3f(16, 16, Colour(0.6f, 0.1f, 0.1f)), random);
            mirrorSurroundings(onGrey, cv::Mat3f(16, 16, Colour::all(0.3f)), sameAgain);
            QVERIFY(onRed.bandDark[0] >= onRed.bandDark[1] && onRed.bandDark[1] == onRed.bandDark[2]);
            untouched += onRed.bandDark == Lighting().bandDark ? 1 : 0;
            mirrored += redness(onRed) > 1.02f * redness(onGrey) ? 1 : 0;
        }
        QVERIFY2(mirrored > 80, qPrintable(QString::number(mirrored)));
        QVERIFY2(untouched > 30 && untouched < 90, qPrintable(QString::number(untouched)));
    }

    void theGroundIsNoBrighterInAMirrorThanALamp() {
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            Random random(seed);
            Lighting lighting;
            mirrorSurroundings(lighting, cv::Mat3f(16, 16, Colour(0.9f, 0.9f, 0.2f)), random);
            for (int c = 0; c < 3; ++c)
                QVERIFY(lighting.bandDark[c] <= 0.36f && lighting.bandBright[c] <= 1.51f);
        }
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::SceneLightTest)
#include "scene_light_test.moc"
