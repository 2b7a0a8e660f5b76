#include "scenes/camera.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <cmath>

namespace cliplad {

namespace {

constexpr int kSide = 128;
constexpr float kQuarterTurn = 1.5707963f;

/// Squares of 20 pixels, dark and light by turns.
cv::Mat3f squares() {
    cv::Mat3f picture(kSide, kSide);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            picture(y, x) = Colour::all((x / 20 + y / 20) % 2 == 0 ? 0.2f : 0.6f);
    return picture;
}

cv::Mat photo(const cv::Mat3f& picture, const Camera& camera, std::uint64_t seed = 1) {
    Random random(seed);
    return photograph(picture, camera, random);
}

/// The one colour in the photograph of a picture of one colour.
cv::Vec3b photoOf(Colour colour, const Camera& camera) {
    const cv::Mat rgb = photo(filled({kSide, kSide}, colour), camera);
    return rgb.at<cv::Vec3b>(kSide / 2, kSide / 2);
}

int level(float value) {
    return cvRound(255.0f * value);
}

bool near(int a, int b, int within = 1) {
    return std::abs(a - b) <= within;
}

/// Largest difference of two photographs.
double apart(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_INF);
}

/// Mean squared difference of pixels one step apart.
double energy(const cv::Mat& rgb, cv::Point step) {
    const cv::Rect here(0, 0, rgb.cols - step.x, rgb.rows - step.y);
    return cv::norm(rgb(here), rgb(here + step), cv::NORM_L2SQR) / here.area();
}

double energyAcross(const cv::Mat& rgb) {
    return energy(rgb, {1, 0});
}

double energyDown(const cv::Mat& rgb) {
    return energy(rgb, {0, 1});
}

double detailOf(const cv::Mat& rgb) {
    return energyAcross(rgb) + energyDown(rgb);
}

cv::Mat quarter(const cv::Mat& rgb, bool right) {
    return rgb({right ? 3 * kSide / 4 : 0, 0, kSide / 4, kSide});
}

} // namespace

class CameraTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCameraWithoutFaultsOnlyRounds() {
        const cv::Mat3f picture = squares();
        const cv::Mat rgb = photo(picture, {});
        QCOMPARE(rgb.type(), CV_8UC3);
        cv::Mat rounded;
        picture.convertTo(rounded, CV_8U, 255.0);
        QVERIFY(apart(rgb, rounded) <= 1);
        QCOMPARE(cv::norm(picture, squares(), cv::NORM_INF), 0.0); // it is only looked at
    }

    void exposureScalesAndHighlightsAreNotCutOff() {
        QVERIFY(near(photoOf(Colour::all(0.2f), {.exposure = 2.0f})[0], level(0.4f)));
        const int bright = photoOf(Colour::all(0.9f), {})[0];
        const int brighter = photoOf(Colour::all(0.9f), {.exposure = 1.5f})[0];
        QVERIFY(bright > level(0.8f) && bright < brighter && brighter < 255);
    }

    void whiteBalanceScalesChannels() {
        const cv::Vec3b warm = photoOf(Colour::all(0.4f), {.whiteBalance = {1.2f, 1.0f, 0.8f}});
        QVERIFY(near(warm[0], level(0.48f)) && near(warm[1], level(0.4f)) && near(warm[2], level(0.32f)));
    }

    void withoutSaturationAllIsGreyAndWithMoreItIsMoreColourful() {
        const Colour colour(0.6f, 0.3f, 0.1f);
        const cv::Vec3b grey = photoOf(colour, {.saturation = 0.0f});
        QVERIFY(grey[0] == grey[1] && grey[1] == grey[2]);
        QVERIFY(grey[0] < level(0.6f) && grey[0] > level(0.1f));
        const cv::Vec3b vivid = photoOf(colour, {.saturation = 1.2f});
        QVERIFY(vivid[0] > level(0.6f) && vivid[2] < level(0.1f));
    }

    void gammaDarkensDarkThingsMost() {
        const Camera camera{.gamma = 1.4f};
        const double dark = photoOf(Colour::all(0.2f), camera)[0] / (255.0 * 0.2);
        const double light = photoOf(Colour::all(0.7f), camera)[0] / (255.0 * 0.7);
        QVERIFY(dark < light - 0.1 && light < 1);
        QVERIFY(photoOf(Colour::all(0.2f), {.gamma = 0.75f})[0] > level(0.2f));
    }

    void vignettingDarkensCornersMostAndTheMiddleNot() {
        const cv::Mat rgb = photo(filled({kSide, kSide}, Colour::all(0.5f)), {.vignetting = 0.5f});
        const auto at = [&](int x, int y) { return static_cast<int>(rgb.at<cv::Vec3b>(y, x)[1]); };
        QVERIFY(near(at(kSide / 2, kSide / 2), level(0.5f)));
        QVERIFY(near(at(0, 0), level(0.25f)));
        QVERIFY(near(at(0, 0), at(kSide - 1, kSide - 1), 4) && near(at(0, 0), at(kSide - 1, 0), 4));
        QVERIFY(at(0, 0) < at(kSide / 2, 0) && at(kSide / 2, 0) < at(kSide / 2, kSide / 2));
    }

    void blurTakesDetailButNoLight() {
        const cv::Mat sharp = photo(squares(), {});
        const cv::Mat soft = photo(squares(), {.blurPx = 0.6f});
        const cv::Mat softer = photo(squares(), {.blurPx = 1.1f});
        QVERIFY(detailOf(soft) < 0.8 * detailOf(sharp));
        QVERIFY(detailOf(softer) < 0.8 * detailOf(soft));
        QVERIFY(std::abs(cv::mean(softer)[0] - cv::mean(sharp)[0]) < 1);
    }

    void motionBlursAlongItsDirection() {
        const cv::Mat sharp = photo(squares(), {});
        const cv::Mat across = photo(squares(), {.motionPx = 5.0f});
        QVERIFY(energyAcross(across) < 0.4 * energyAcross(sharp));
        QVERIFY(energyDown(across) > 0.6 * energyDown(sharp));
        const cv::Mat down = photo(squares(), {.motionPx = 5.0f, .motionAngle = kQuarterTurn});
        QVERIFY(energyDown(down) < 0.4 * energyDown(sharp));
        QVERIFY(energyAcross(down) > 0.6 * energyAcross(sharp));
    }

    void defocusBlursTheSideThatItPointsTo() {
        const cv::Mat sharp = photo(squares(), {});
        for (const bool right : {true, false}) {
            const cv::Mat rgb =
                photo(squares(), {.defocusPx = 2.0f, .defocusAngle = right ? 0.0f : 2 * kQuarterTurn});
            QVERIFY(apart(quarter(rgb, !right), quarter(sharp, !right)) <= 1);
            QVERIFY(detailOf(quarter(rgb, right)) < 0.5 * detailOf(quarter(sharp, right)));
        }
    }

    void aPoorSensorLosesDetailAndKeepsTheSize() {
        const cv::Mat sharp = photo(squares(), {});
        const cv::Mat poor = photo(squares(), {.detail = 0.45f});
        QCOMPARE(poor.size(), sharp.size());
        QVERIFY(detailOf(poor) < 0.7 * detailOf(sharp));
    }

    void sharpeningRaisesEdgesAndLeavesPlainGround() {
        const cv::Mat plain = photo(squares(), {});
        const cv::Mat edged = photo(squares(), {.sharpening = 1.0f});
        QVERIFY(detailOf(edged) > 1.2 * detailOf(plain));
        QVERIFY(near(edged.at<cv::Vec3b>(10, 10)[0], plain.at<cv::Vec3b>(10, 10)[0]));
    }

    void noiseHasItsSigmaAndIsTheSeeds() {
        const cv::Mat3f grey = filled({kSide, kSide}, Colour::all(0.5f));
        const Camera camera{.noise = 0.04f};
        const cv::Mat rgb = photo(grey, camera);
        cv::Scalar mean, sigma;
        cv::meanStdDev(rgb, mean, sigma);
        for (int c = 0; c < 3; ++c)
            QVERIFY(std::abs(mean[c] - 127.5) < 1 && std::abs(sigma[c] - 255 * 0.04) < 1);
        QCOMPARE(apart(rgb, photo(grey, camera)), 0.0);
        QVERIFY(apart(rgb, photo(grey, camera, 2)) > 0);
    }

    void compressionChangesPixelsTheMoreTheLowerItsQuality() {
        const cv::Mat whole = photo(squares(), {});
        const cv::Mat good = photo(squares(), {.jpegQuality = 92});
        const cv::Mat poor = photo(squares(), {.jpegQuality = 30});
        QCOMPARE(poor.size(), whole.size());
        QCOMPARE(poor.type(), whole.type());
        QVERIFY(apart(good, whole) > 0);
        QVERIFY(cv::norm(poor, whole) > 1.5 * cv::norm(good, whole));
    }

    void compressionKeepsTheOrderOfChannels() {
        const cv::Vec3b red = photoOf({0.7f, 0.2f, 0.1f}, {.jpegQuality = 92});
        QVERIFY(near(red[0], level(0.7f), 8) && near(red[1], level(0.2f), 8) && near(red[2], level(0.1f), 8));
    }

    void theSameSeedGivesTheSamePhotograph() {
        for (std::uint64_t seed = 0; seed < 30; ++seed) {
            Random random(seed), sameAgain(seed);
            const Camera camera = randomCamera(random);
            const cv::Mat rgb = photograph(squares(), camera, random);
            const Camera other = randomCamera(sameAgain);
            QCOMPARE(apart(rgb, photograph(squares(), other, sameAgain)), 0.0);
        }
    }

    void randomCamerasHaveEachFaultNowAndThen() {
        constexpr int kCameras = 600;
        int vignetting = 0, gamma = 0, blur = 0, motion = 0, defocus = 0, detail = 0, sharpening = 0,
            noise = 0, jpeg = 0;
        Random random(1);
        for (int i = 0; i < kCameras; ++i) {
            const Camera camera = randomCamera(random);
            QVERIFY(camera.exposure > 0.4f && camera.exposure < 1.5f);
            for (int c = 0; c < 3; ++c)
                QVERIFY(camera.whiteBalance[c] > 0.3f && camera.whiteBalance[c] < 1.7f);
            vignetting += camera.vignetting > 0 ? 1 : 0;
            gamma += camera.gamma != 1.0f ? 1 : 0;
            blur += camera.blurPx > 0 ? 1 : 0;
            motion += camera.motionPx > 0 ? 1 : 0;
            defocus += camera.defocusPx > 0 ? 1 : 0;
            detail += camera.detail < 1 ? 1 : 0;
            sharpening += camera.sharpening > 0 ? 1 : 0;
            noise += camera.noise > 0 ? 1 : 0;
            jpeg += camera.jpegQuality > 0 ? 1 : 0;
        }
        for (const int count : {vignetting, gamma, blur, motion, defocus, detail, sharpening, noise, jpeg})
            QVERIFY2(count > 5 && count < kCameras - 5, QByteArray::number(count));
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::CameraTest)
#include "camera_test.moc"
