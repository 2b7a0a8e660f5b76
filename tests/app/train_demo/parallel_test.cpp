#include <QTest>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "parallel.h"

using namespace cliplad::training;

class ParallelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIndexIsWorkedOnce() {
        std::vector<std::atomic<int>> calls(1000);
        forEachInParallel(1000, [&](int i) { ++calls[static_cast<std::size_t>(i)]; });
        for (const std::atomic<int>& count : calls)
            QCOMPARE(count.load(), 1);
        forEachInParallel(0, [&](int) { QFAIL("there is nothing to work on"); });
    }

    void anExceptionReachesTheCaller() {
        const auto failing = [](int i) {
            if (i == 7)
                throw std::runtime_error("shard 7");
        };
        QVERIFY_EXCEPTION_THROWN(forEachInParallel(20, failing), std::runtime_error);
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "parallel_test.moc"
