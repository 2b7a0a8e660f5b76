#include <QTest>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "clip/model/demo_model.h"
#include "held_out_evaluation.h"
#include "scenes/products/product_scene.h"
#include "scenes/training/kind_pool.h"
#include "small_training.h"
#include "zero_shot.h"

using namespace cliplad;
using namespace cliplad::training;

class HeldOutEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomWeightsFindNextToNothing() {
        const HeldOutResult result =
            evaluateHeldOut(initialParameters(smallConfig(), 1), smallConfig(), {.count = 12});
        QVERIFY(result.scenes > 0 && result.scenes <= 12);
        QVERIFY(result.kindIou.contains("background"));
        QVERIFY2(result.meanIou > 0 && result.meanIou < 0.3, QByteArray::number(result.meanIou));
        double sum = 0;
        for (const auto& [kind, iou] : result.kindIou) {
            QVERIFY2(iou >= 0 && iou <= 1, kind.c_str());
            sum += iou;
        }
        QVERIFY(std::abs(result.meanIou - sum / static_cast<double>(result.kindIou.size())) < 1e-12);
    }

    void theEmbeddedModelKeepsItsFigure() {
        const HeldOutResult result = evaluateHeldOut(openDemoModel());
        QVERIFY2(result.meanIou >= 0.66, QByteArray::number(result.meanIou));
        QVERIFY2(result.foregroundIou >= 0.81, QByteArray::number(result.foregroundIou));
        QVERIFY2(result.meanIou < result.iouAtBest && result.iouAtBest < 1,
                 QByteArray::number(result.iouAtBest));
        QVERIFY2(result.recognised > 0.6 && result.recognised < 1, QByteArray::number(result.recognised));
    }

    void patchesLimitWhatIsThinnerThanTheyAre() {
        ZeroShot model(initialParameters(smallConfig(), 1), smallConfig());
        Scene scene{.rgb = cv::Mat(256, 256, CV_8UC3, cv::Scalar::all(90)),
                    .label = cv::Mat1b::zeros(256, 256),
                    .background = "wood",
                    .objects = {{"screw", {}, {}}, {"wire", {}, {}}}};
        scene.label(cv::Rect(64, 64, 128, 128)) = 1; // whole patches
        scene.label(cv::Rect(0, 32, 256, 4)) = 2;    // half a patch, and no more than the background there
        const auto figures = kindFigures(model.masks(scene));
        QVERIFY(figures.at("screw").iouAtBest > 0.98); // bilinear, so corners are cut
        QVERIFY(figures.at("background").iouAtBest > 0.9);
        QVERIFY(figures.at("wire").iouAtBest < 0.5);
    }

    void unseenKindsAloneAreNamedWhereTheyAreAskedFor() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutResult result = evaluateUnseenKinds(parameters, smallConfig(), {.count = 12});
        QVERIFY(!result.kindIou.empty());
        for (const auto& [kind, iou] : result.kindIou)
            QVERIFY2(isHeldOut(kind), kind.c_str());
    }

    void thePartsOfEveryProductAreNamed() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutResult result = evaluateProducts(parameters, smallConfig());
        QCOMPARE(result.scenes, 10 * static_cast<int>(productNames().size()));
        std::map<std::string, double> left = result.kindIou;
        std::vector<std::string> tooSmall;
        for (const std::string& product : productNames())
            for (const std::string& part : productPartNames(product)) {
                const auto found = left.extract(product + ": " + part);
                if (found.empty())
                    tooSmall.push_back(product + ": " + part);
                else
                    QVERIFY2(found.mapped() >= 0 && found.mapped() <= 1, found.key().c_str());
            }
        QVERIFY(left.empty());
        QCOMPARE(tooSmall, std::vector<std::string>{"screw_board: hole"});
    }

    void productsAreThoseThatAreNamed() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutResult result =
            evaluateProducts(parameters, smallConfig(), {.names = {"pushpins"}, .scenesOfEach = 2});
        QCOMPARE(result.scenes, 2);
        QVERIFY(!result.kindIou.empty());
        for (const auto& [kind, iou] : result.kindIou)
            QVERIFY2(kind.starts_with("pushpins: "), kind.c_str());
    }

    void anotherSeedShowsOtherScenes() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutScenes scenes{.count = 12}, others{.count = 12, .firstSeed = kHeldOutSeed + 12};
        QVERIFY(evaluateHeldOut(parameters, smallConfig(), scenes).kindIou !=
                evaluateHeldOut(parameters, smallConfig(), others).kindIou);
        QVERIFY(evaluateUnseenKinds(parameters, smallConfig(), scenes).kindIou !=
                evaluateUnseenKinds(parameters, smallConfig(), others).kindIou);
        const auto pins = [&](std::uint64_t seed) {
            return evaluateProducts(parameters, smallConfig(),
                                    {.names = {"pushpins"}, .scenesOfEach = 2, .firstSeed = seed});
        };
        QVERIFY(pins(kHeldOutSeed).kindIou != pins(kHeldOutSeed + 2).kindIou);
    }

    void theForegroundIsNothingWhereTheBackgroundTakesAll() {
        TensorMap parameters = initialParameters(smallConfig(), 3);
        parameters.at("text_projection").zero_();
        QCOMPARE(evaluateHeldOut(parameters, smallConfig(), {.count = 6}).foregroundIou, 0.0);
    }

    void theFigureIsThatOfTheWeightsAlone() {
        const TensorMap parameters = initialParameters(smallConfig(), 2);
        QCOMPARE(evaluateHeldOut(parameters, smallConfig(), {.count = 4}).meanIou,
                 evaluateHeldOut(parameters, smallConfig(), {.count = 4}).meanIou);
    }

    void aWordThatFitsNowhereCostsItsKindAlone() {
        // With one embedding for all words the first of a scene, the background, takes every patch.
        TensorMap parameters = initialParameters(smallConfig(), 3);
        parameters.at("text_projection").zero_();
        const HeldOutResult result = evaluateHeldOut(parameters, smallConfig(), {.count = 6});
        for (const auto& [kind, iou] : result.kindIou)
            QVERIFY2(kind == "background" ? iou > 0.2 : iou == 0, kind.c_str());
        QCOMPARE(result.recognised, 1.0 / static_cast<double>(result.kindIou.size()));
    }
};

QTEST_GUILESS_MAIN(HeldOutEvaluationTest)
#include "held_out_evaluation_test.moc"
