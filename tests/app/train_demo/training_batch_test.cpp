#include <QTest>

#include <ATen/ATen.h>

#include "small_training.h"
#include "training_batch.h"

using namespace cliplad::training;

class TrainingBatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTargetIsAPhraseOrNone() {
        const auto config = smallConfig();
        const TrainingBatch batch = makeBatch({.seed = 3, .scenes = 4, .size = 64}, config);
        const std::int64_t side = 64 / config.vision.patchSize;
        const auto phrases = static_cast<std::int64_t>(batch.phrases.size());
        QCOMPARE(batch.target.sizes().vec(), (std::vector<std::int64_t>{4, side * side}));
        QCOMPARE(batch.target.min().item<std::int64_t>(), std::int64_t(-1)); // patches that show two things
        QVERIFY(batch.target.max().item<std::int64_t>() < phrases);
        QVERIFY(batch.target.ge(0).any().item<bool>());
        QCOMPARE(batch.captions.size(), std::size_t(4));
    }

    void batchIsPureInItsSeed() {
        const auto config = smallConfig();
        const TrainingBatch one = makeBatch({.seed = 5, .scenes = 2, .size = 32}, config);
        const TrainingBatch same = makeBatch({.seed = 5, .scenes = 2, .size = 32}, config);
        const TrainingBatch other = makeBatch({.seed = 6, .scenes = 2, .size = 32}, config);
        QVERIFY(at::equal(one.pixels, same.pixels) && at::equal(one.target, same.target));
        QCOMPARE(one.phrases, same.phrases);
        QCOMPARE(one.captions, same.captions);
        QVERIFY(!at::equal(one.pixels, other.pixels));
    }
};

QTEST_GUILESS_MAIN(TrainingBatchTest)
#include "training_batch_test.moc"
