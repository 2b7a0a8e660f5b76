#include <QTest>

#include <utility>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

#include "small_training.h"
#include "support/error_of.h"
#include "zero_shot.h"

using namespace cliplad;
using namespace cliplad::training;

namespace {

ModelConfig withPatches(int px) {
    ModelConfig config = smallConfig();
    config.vision.patchSize = px;
    config.vision.imageSize = 2 * px;
    return config;
}

/// A screw in the upper left corner of a grey picture.
Scene screwScene() {
    Scene scene{.rgb = cv::Mat(256, 256, CV_8UC3, cv::Scalar::all(90)),
                .label = cv::Mat1b::zeros(256, 256),
                .background = "wood",
                .objects = {{"screw", {}, {}}}};
    scene.label(cv::Rect(0, 0, 128, 128)) = 1;
    return scene;
}

ZeroShot modelWithPatches(int px) {
    return {initialParameters(withPatches(px), 1), withPatches(px)};
}

} // namespace

class ZeroShotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSceneIsSeenInTheWholePatchesNearestToItsSize() {
        for (const auto& [patch, size] :
             {std::pair(8, 256), {14, 252}, {16, 256}, {32, 256}, {96, 288}, {300, 300}})
            QCOMPARE(seenSize(withPatches(patch)), size);
    }

    void patchesThatDoNotDivideASceneSeeItsEdges() {
        const ZeroShot model = modelWithPatches(96); // two of them would end at 192 px
        Scene bright = screwScene();
        bright.rgb(cv::Rect(200, 0, 56, 256)).setTo(cv::Scalar::all(255));
        const at::Tensor difference = model.image(bright) - model.image(screwScene());
        QVERIFY(difference.abs().max().item<double>() > 1e-3);
    }

    void patchesThatDoNotDivideASceneFindMasks() {
        ZeroShot model = modelWithPatches(14);
        const ZeroShotMasks masks = model.masks(screwScene());
        QCOMPARE(masks.found.size(), cv::Size(ZeroShotMasks::kGrid, ZeroShotMasks::kGrid));
        QCOMPARE(masks.recognised.size(), masks.names.size());
        // The screw ends where a patch ends: 9 of 18 are half of the picture. Bilinear, so its corner is cut.
        QVERIFY(cv::countNonZero(masks.atBest != masks.truth) <= 1);
    }

    void aPatchLargerThanTheSceneIsAllOfIt() {
        ZeroShot model = modelWithPatches(300);
        const ZeroShotMasks masks = model.masks(screwScene());
        QCOMPARE(cv::countNonZero(masks.found != masks.found(0, 0)), 0);
        QCOMPARE(cv::countNonZero(masks.atBest), 0); // three quarters of it are background
    }

    void anotherVocabularyIsAnErrorThatNamesTheModel() {
        ModelConfig config = smallConfig();
        requireVocabulary(config, "model");
        config.text.vocabularySize = 1000;
        VERIFY_ERROR(requireVocabulary(config, "models/other"), "1000 tokens");
        VERIFY_ERROR(requireVocabulary(config, "models/other"), "models/other");
    }
};

QTEST_GUILESS_MAIN(ZeroShotTest)
#include "zero_shot_test.moc"
