#include <QTest>

#include <atomic>
#include <stdexcept>

#include "batch_queue.h"

using namespace cliplad::training;

namespace {

TrainingBatch batchNamed(std::int64_t step) {
    TrainingBatch batch;
    batch.captions.push_back(std::to_string(step));
    return batch;
}

} // namespace

class BatchQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesComeInOrderWhoeverIsFirst() {
        BatchQueue queue({.first = 5, .threads = 4, .ahead = 8}, batchNamed);
        for (int step = 5; step < 105; ++step)
            QCOMPARE(queue.next().captions.front(), std::to_string(step));
    }

    void noMoreIsMadeAheadThanAsked() {
        std::atomic<int> made = 0;
        BatchQueue queue({.threads = 3, .ahead = 2}, [&](std::int64_t step) {
            ++made;
            return batchNamed(step);
        });
        for (int taken = 0; taken < 5; ++taken) {
            QTRY_COMPARE(made.load(), taken + 2);
            QTest::qSleep(20); // in which a third would be begun
            QCOMPARE(made.load(), taken + 2);
            queue.next();
        }
    }

    void anExceptionReachesWhoAsksForItsStep() {
        BatchQueue queue({.threads = 2, .ahead = 4}, [](std::int64_t step) {
            if (step == 1)
                throw std::runtime_error("step 1");
            return batchNamed(step);
        });
        QCOMPARE(queue.next().captions.front(), std::string("0"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, queue.next());
        QCOMPARE(queue.next().captions.front(), std::string("2"));
    }

    void aQueueThatNobodyEmptiesEnds() { const BatchQueue queue({.threads = 2, .ahead = 1}, batchNamed); }
};

QTEST_GUILESS_MAIN(BatchQueueTest)
#include "batch_queue_test.moc"
