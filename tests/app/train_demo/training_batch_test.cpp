#include <QTest>

#include <ATen/ATen.h>

#include "clip/image_input.h"
#include "small_training.h"
#include "training_batch.h"

using namespace cliplad::training;

class TrainingBatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPixelHasAPhraseAndEachSceneACaption() {
        const TrainingBatch batch = makeBatch(renderScenes({.seed = 3, .scenes = 4, .size = 64}), 1, 32);
        const auto phrases = static_cast<std::int64_t>(batch.phrases.size());
        QCOMPARE(batch.images.sizes().vec(), (std::vector<std::int64_t>{4, 64, 64, 3}));
        QCOMPARE(batch.phraseOfPixel.sizes().vec(), (std::vector<std::int64_t>{4, 64, 64}));
        QVERIFY(batch.phraseOfPixel.min().item<std::int64_t>() >= 0);
        QVERIFY(batch.phraseOfPixel.max().item<std::int64_t>() < phrases);
        QCOMPARE(batch.captions.size(), std::size_t(4));
        QCOMPARE(batch.tokens.sizes().vec(), (std::vector<std::int64_t>{phrases + 4, 32}));
    }

    void batchIsPureInScenesAndSeed() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 5, .scenes = 2, .size = 32});
        const TrainingBatch one = makeBatch(scenes, 1, 32);
        const TrainingBatch same = makeBatch(renderScenes({.seed = 5, .scenes = 2, .size = 32}), 1, 32);
        const TrainingBatch other = makeBatch(renderScenes({.seed = 6, .scenes = 2, .size = 32}), 1, 32);
        QVERIFY(at::equal(one.images, same.images) && at::equal(one.phraseOfPixel, same.phraseOfPixel));
        QVERIFY(at::equal(one.tokens, same.tokens));
        QCOMPARE(one.captions, same.captions);
        QVERIFY(!at::equal(one.images, other.images));
    }

    void pixelsAreThoseOfTheVisionTower() {
        const std::vector<cliplad::Scene> scenes = renderScenes({.seed = 7, .scenes = 2, .size = 32});
        const at::Tensor pixels = pixelsOf(makeBatch(scenes, 1, 32).images, smallConfig());
        for (std::int64_t i = 0; i < 2; ++i)
            QVERIFY(at::allclose(
                pixels[i], cliplad::imageInput(scenes[static_cast<std::size_t>(i)].rgb, 32, smallConfig())));
    }

    void aPatchTakesThePhraseThatFillsHalfOfIt() {
        const at::Tensor pixels = at::zeros({1, 8, 8}, at::kShort);
        pixels.slice(1, 0, 4).slice(2, 2, 4).fill_(3);          // half of the first patch
        pixels.slice(1, 0, 4).slice(2, 4).copy_(at::arange(4)); // a quarter each of the second
        pixels.slice(1, 4).slice(2, 0, 4).fill_(5);             // all of the third
        pixels.slice(1, 4, 7).slice(2, 4).fill_(7);             // three quarters of the fourth
        const at::Tensor target = patchTargets(pixels, 4);
        QCOMPARE(target.sizes().vec(), (std::vector<std::int64_t>{1, 4}));
        QVERIFY(at::equal(target[0], at::tensor({0, -1, 5, 7}, at::kLong))); // the lower of two halves
    }
};

QTEST_GUILESS_MAIN(TrainingBatchTest)
#include "training_batch_test.moc"
