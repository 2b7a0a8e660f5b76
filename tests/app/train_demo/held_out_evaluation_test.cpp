#include <QTest>

#include <cmath>

#include "clip/model/demo_model.h"
#include "held_out_evaluation.h"
#include "scenes/products/product_scene.h"
#include "scenes/training/kind_pool.h"
#include "small_training.h"

using namespace cliplad;
using namespace cliplad::training;

class HeldOutEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomWeightsFindNextToNothing() {
        const HeldOutResult result = evaluateHeldOut(initialParameters(smallConfig(), 1), smallConfig(), 12);
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
        const HeldOutResult result = evaluateHeldOut(openDemoModel(), 60);
        QVERIFY2(result.meanIou >= 0.6, QByteArray::number(result.meanIou));
    }

    void unseenKindsAloneAreNamedWhereTheyAreAskedFor() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutResult result = evaluateUnseenKinds(parameters, smallConfig(), 12);
        QVERIFY(!result.kindIou.empty());
        for (const auto& [kind, iou] : result.kindIou)
            QVERIFY2(isHeldOut(kind), kind.c_str());
    }

    void everyPartOfEveryProductIsNamed() {
        const TensorMap parameters = initialParameters(smallConfig(), 1);
        const HeldOutResult result = evaluateProducts(parameters, smallConfig());
        QCOMPARE(result.scenes, 10 * static_cast<int>(productNames().size()));
        std::size_t parts = 0;
        for (const std::string& product : productNames())
            for (const std::string& part : productPartNames(product)) {
                const auto found = result.kindIou.find(product + ": " + part);
                QVERIFY2(found != result.kindIou.end(), (product + ' ' + part).c_str());
                QVERIFY2(found->second >= 0 && found->second <= 1, found->first.c_str());
                ++parts;
            }
        QCOMPARE(result.kindIou.size(), parts);
    }

    void theForegroundIsNothingWhereTheBackgroundTakesAll() {
        TensorMap parameters = initialParameters(smallConfig(), 3);
        parameters.at("text_projection").zero_();
        QCOMPARE(evaluateHeldOut(parameters, smallConfig(), 6).foregroundIou, 0.0);
    }

    void theFigureIsThatOfTheWeightsAlone() {
        const TensorMap parameters = initialParameters(smallConfig(), 2);
        QCOMPARE(evaluateHeldOut(parameters, smallConfig(), 4).meanIou,
                 evaluateHeldOut(parameters, smallConfig(), 4).meanIou);
    }

    void aWordThatFitsNowhereCostsItsKindAlone() {
        // With one embedding for all words the first of a scene, the background, takes every patch.
        TensorMap parameters = initialParameters(smallConfig(), 3);
        parameters.at("text_projection").zero_();
        for (const auto& [kind, iou] : evaluateHeldOut(parameters, smallConfig(), 6).kindIou)
            QVERIFY2(kind == "background" ? iou > 0.2 : iou == 0, kind.c_str());
    }
};

QTEST_GUILESS_MAIN(HeldOutEvaluationTest)
#include "held_out_evaluation_test.moc"
