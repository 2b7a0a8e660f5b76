#include <QTest>

#include <cmath>

#include "small_training.h"
#include "word_evaluation.h"
#include "zero_shot.h"

using namespace cliplad;
using namespace cliplad::training;

class WordEvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomWeightsFindCaptionsByChance() {
        const RetrievalResult result =
            evaluateRetrieval(initialParameters(smallConfig(), 1), smallConfig(), {.count = 12});
        QCOMPARE(result.pairs, 12);
        QVERIFY2(result.captionOfImage < 0.5, QByteArray::number(result.captionOfImage));
        QVERIFY2(result.imageOfCaption < 0.5, QByteArray::number(result.imageOfCaption));
    }

    void oneEmbeddingForAllCaptionsFindsTheFirstOfThem() {
        TensorMap parameters = initialParameters(smallConfig(), 1);
        parameters.at("text_projection").zero_();
        const RetrievalResult result = evaluateRetrieval(parameters, smallConfig(), {.count = 12});
        QVERIFY(std::abs(result.captionOfImage - 1.0 / 12) < 1e-6);
        QVERIFY(std::abs(result.imageOfCaption - 1.0 / 12) < 1e-6);
    }

    void componentsOfSixCellsAreParts() {
        ZeroShotMasks masks;
        masks.names = {"background", "nut"};
        masks.found = cv::Mat1b::zeros(ZeroShotMasks::kGrid, ZeroShotMasks::kGrid);
        for (const cv::Rect& piece : {cv::Rect(2, 2, 3, 2), cv::Rect(20, 2, 6, 1), cv::Rect(40, 2, 5, 1)})
            masks.found(piece).setTo(1);
        Scene scene;
        for (const int nuts : {0, 1, 2, 3}) {
            QCOMPARE(miscounted(scene, masks), std::abs(2 - nuts));
            scene.objects.push_back({.kind = "nut", .colour = {}, .material = {}});
        }
    }

    void aModelThatFindsNothingMissesEveryPart() {
        // With one embedding for all words the background takes every patch: no component of any part.
        TensorMap parameters = initialParameters(smallConfig(), 2);
        parameters.at("text_projection").zero_();
        const CountResult result = evaluateCounts(parameters, smallConfig(), {.count = 6});
        QCOMPARE(result.scenes, 6);
        QVERIFY(result.partsPerScene > 0);
        QVERIFY2(std::abs(result.meanError - result.partsPerScene) < 1e-9,
                 QByteArray::number(result.meanError));
        QCOMPARE(result.exactScenes, 0.0);
    }

    void scenesFollowTheFirstSeed() {
        const TensorMap parameters = initialParameters(smallConfig(), 4);
        const auto counts = [&](int count, std::uint64_t firstSeed) {
            return evaluateCounts(parameters, smallConfig(), {.count = count, .firstSeed = firstSeed});
        };
        const CountResult all = counts(8, 5), first = counts(4, 5), rest = counts(4, 9);
        QVERIFY(std::abs(all.partsPerScene - (first.partsPerScene + rest.partsPerScene) / 2) < 1e-9);
        QVERIFY(std::abs(all.meanError - (first.meanError + rest.meanError) / 2) < 1e-9);
        QVERIFY(first.partsPerScene != rest.partsPerScene || first.meanError != rest.meanError);
    }

    void anImageTakesTime() {
        QVERIFY(imageMilliseconds(initialParameters(smallConfig(), 3), smallConfig(), 3) > 0);
    }
};

QTEST_GUILESS_MAIN(WordEvaluationTest)
#include "word_evaluation_test.moc"
