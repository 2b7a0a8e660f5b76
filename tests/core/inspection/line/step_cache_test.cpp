#include "inspection/line/step_cache.h"

#include <QTest>

#include <thread>
#include <vector>

#include "inspection/line/lazy.h"
#include "support/setting_checks.h"

using namespace cliplad;

namespace {

StepKey keyOf(int number) {
    return StepKeyBuilder().add(number).build(Step::CountParts);
}

void keep(StepCache& cache, int number, std::size_t bytes) {
    cache.keep<int>(keyOf(number), std::make_shared<const int>(number), bytes);
}

bool has(StepCache& cache, int number) {
    return cache.find<int>(keyOf(number)) != nullptr;
}

} // namespace

class StepCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeptResultIsFound() {
        StepCache cache(100);
        QVERIFY(!has(cache, 1));
        keep(cache, 1, 10);
        QCOMPARE(*cache.find<int>(keyOf(1)), 1);
        QCOMPARE(cache.bytes(), std::size_t(10));
    }

    void theLeastRecentlyUsedGoesBeyondTheBudget() {
        StepCache cache(100);
        keep(cache, 1, 40);
        keep(cache, 2, 40);
        QVERIFY(has(cache, 1));
        keep(cache, 3, 40);
        QVERIFY(has(cache, 1) && !has(cache, 2) && has(cache, 3));
        QCOMPARE(cache.bytes(), std::size_t(80));
    }

    void whatIsLargerThanTheBudgetIsNotKept() {
        StepCache cache(100);
        keep(cache, 1, 50);
        keep(cache, 2, 101);
        QVERIFY(has(cache, 1) && !has(cache, 2));
    }

    void whatIsQuicklyMadeAgainGoesFirstButKeepsAQuarter() {
        StepCache cache(100);
        const auto keyOfStep = [](Step step, int number) { return StepKeyBuilder().add(number).build(step); };
        const auto keepStep = [&](Step step, int number, std::size_t bytes) {
            cache.keep<int>(keyOfStep(step, number), std::make_shared<const int>(number), bytes);
        };
        const auto hasStep = [&](Step step, int number) { return cache.contains(keyOfStep(step, number)); };
        keepStep(Step::EncodeImage, 1, 20);
        keepStep(Step::DescribePatches, 1, 35);
        keepStep(Step::UpsampleDense, 1, 12);
        keepStep(Step::EncodeImage, 2, 20);
        keepStep(Step::DescribePatches, 2, 35); // the tower's work stays, however long ago
        QVERIFY(hasStep(Step::EncodeImage, 1) && hasStep(Step::EncodeImage, 2));
        QVERIFY(!hasStep(Step::DescribePatches, 1) && hasStep(Step::DescribePatches, 2));

        StepCache full(100);
        full.keep<int>(keyOfStep(Step::UpsampleDense, 1), std::make_shared<const int>(1), 25);
        for (int image = 1; image <= 8; ++image)
            full.keep<int>(keyOfStep(Step::EncodeImage, image), std::make_shared<const int>(image), 20);
        QVERIFY(full.contains(keyOfStep(Step::UpsampleDense, 1)));
        QCOMPARE(full.bytes(), std::size_t(25 + 3 * 20));
    }

    void partsOfAKeyAreToldApart() {
        const StepKey joined = StepKeyBuilder().add("ab").add("c").build(Step::EmbedText);
        const StepKey other = StepKeyBuilder().add("a").add("bc").build(Step::EmbedText);
        QVERIFY(joined.hash != other.hash);
        QVERIFY(joined.hash != StepKeyBuilder().add("ab").add("c").build(Step::EncodeImage).hash);
        QCOMPARE(joined.hash, StepKeyBuilder().add("ab").add("c").build(Step::EmbedText).hash);
    }

    void everySettingOfAGroupIsInTheKey() {
        const auto hashOf = [](const ClusterSettings& settings) {
            return StepKeyBuilder().addSettings(settings).build(Step::LearnClusters).hash;
        };
        for (const auto& setting : ClusterSettings::settings()) {
            ClusterSettings changed;
            setting.set(changed, tests::valuesToTry(setting.info).back());
            QVERIFY2(changed != ClusterSettings(), setting.info.key.c_str());
            QVERIFY2(hashOf(changed) != hashOf({}), setting.info.key.c_str());
        }
    }

    void aLazyResultRunsOnceAndNeverForAHit() {
        StepCache cache(1000);
        int runs = 0;
        const auto lazy = [&] {
            return Lazy<PartCounts>(keyOf(1), &cache, [&] {
                ++runs;
                return PartCounts{.histogram = {.areaPx = {7}, .components = {1}}, .pieceAreasPx = {{7}}};
            });
        };
        const auto first = lazy();
        QCOMPARE(runs, 0);
        QCOMPARE(first->histogram.areaPx[0], 7);
        QCOMPARE(first->histogram.areaPx[0], 7);
        QCOMPARE(lazy()->histogram.areaPx[0], 7);
        QCOMPARE(runs, 1);
        QCOMPARE(cache.counts()[Step::CountParts], std::int64_t(1));
    }

    void manyThreadsMayShareACache() {
        StepCache cache(2000);
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&cache, thread] {
                for (int i = 0; i < 2000; ++i) {
                    keep(cache, (i * (thread + 3)) % 97, 50);
                    if (const auto found = cache.find<int>(keyOf(i % 97)); found && *found != i % 97)
                        std::abort();
                    cache.countRun(Step::Fuse);
                }
            });
        threads.clear();
        QVERIFY(cache.bytes() <= 2000);
        QCOMPARE(cache.counts()[Step::Fuse], std::int64_t(8000));
    }
};

QTEST_GUILESS_MAIN(StepCacheTest)
#include "step_cache_test.moc"
