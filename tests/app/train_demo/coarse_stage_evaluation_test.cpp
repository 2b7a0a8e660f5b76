#include <QTest>

#include <cmath>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "clip/model/demo_model.h"
#include "coarse_stage_evaluation.h"
#include "small_training.h"
#include "zero_shot.h"

using namespace cliplad;
using namespace cliplad::training;

class CoarseStageEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereAllWordsAreOneEverythingIsForeground() {
        // One embedding for all words: every region takes the first of the coarse words, which is a part.
        TensorMap parameters = initialParameters(smallConfig(), 1);
        parameters.at("text_projection").zero_();
        const HeldOutProducts products{.names = {"screw_board"}, .scenesOfEach = 3};
        double shares = 0;
        for (int i = 0; i < products.scenesOfEach; ++i) {
            cv::Mat cells;
            cv::resize(heldOutPicture("screw_board", products, i).label > 0, cells, {32, 32}, 0, 0,
                       cv::INTER_AREA);
            shares += cv::countNonZero(cells > 127) / (32.0 * 32.0);
        }
        const CoarseStageResult result = evaluateCoarseStage(parameters, smallConfig(), products);
        QVERIFY(shares > 0);
        QVERIFY2(std::abs(result.foregroundIou - shares / products.scenesOfEach) < 1e-12,
                 QByteArray::number(result.foregroundIou));
    }

    void whatHoldsThePartsIsNoPartUnlessItIsNamed() {
        // As above, so that the figure is the share of what counts as a part: the tray does not, the box
        // does.
        TensorMap parameters = initialParameters(smallConfig(), 1);
        parameters.at("text_projection").zero_();
        const CoarseStageResult result = evaluateCoarseStage(
            parameters, smallConfig(), {.names = {"pushpins", "breakfast_box"}, .scenesOfEach = 1});
        QVERIFY2(result.productIou.at("pushpins") < 0.2,
                 QByteArray::number(result.productIou.at("pushpins")));
        QVERIFY2(result.productIou.at("breakfast_box") > 0.5,
                 QByteArray::number(result.productIou.at("breakfast_box")));
        QVERIFY(std::abs(result.foregroundIou -
                         (result.productIou.at("pushpins") + result.productIou.at("breakfast_box")) / 2) <
                1e-12);
    }

    void theEmbeddedModelFindsTheScrewsOfABoard() {
        const OpenedModel demo = openDemoModel();
        const CoarseStageResult result = evaluateCoarseStage(inFloat32(demo.tensors), demo.config,
                                                             {.names = {"screw_board"}, .scenesOfEach = 4});
        QVERIFY2(result.foregroundIou > 0.7, QByteArray::number(result.foregroundIou));
    }
};

QTEST_GUILESS_MAIN(CoarseStageEvaluationTest)
#include "coarse_stage_evaluation_test.moc"
