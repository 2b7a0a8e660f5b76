#include <QTest>

#include <ATen/ATen.h>

#include "small_training.h"
#include "training_batch.h"

using namespace cliplad::training;

class TrainingBatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPatchIsSharedOutAmongThePhrases() {
        const auto config = smallConfig();
        const TrainingBatch batch = makeBatch({.seed = 3, .scenes = 4, .size = 64}, config);
        const std::int64_t side = 64 / config.vision.patchSize;
        QCOMPARE(
            batch.shares.sizes().vec(),
            (std::vector<std::int64_t>{4, side * side, static_cast<std::int64_t>(batch.phrases.size())}));
        QVERIFY(at::allclose(batch.shares.sum(2), at::ones({4, side * side})));
        QVERIFY(batch.shares.min().item<float>() >= 0);
        QVERIFY(batch.shares.gt(0.1).logical_and(batch.shares.lt(0.9)).any().item<bool>()); // mixed patches
        QCOMPARE(batch.captions.size(), std::size_t(4));
    }

    void batchIsPureInItsSeed() {
        const auto config = smallConfig();
        const TrainingBatch one = makeBatch({.seed = 5, .scenes = 2, .size = 32}, config);
        const TrainingBatch same = makeBatch({.seed = 5, .scenes = 2, .size = 32}, config);
        const TrainingBatch other = makeBatch({.seed = 6, .scenes = 2, .size = 32}, config);
        QVERIFY(at::equal(one.pixels, same.pixels) && at::equal(one.shares, same.shares));
        QCOMPARE(one.phrases, same.phrases);
        QCOMPARE(one.captions, same.captions);
        QVERIFY(!at::equal(one.pixels, other.pixels));
    }
};

QTEST_GUILESS_MAIN(TrainingBatchTest)
#include "training_batch_test.moc"
