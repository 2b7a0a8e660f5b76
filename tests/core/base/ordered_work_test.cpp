#include <QTest>

#include <atomic>
#include <stdexcept>

#include "base/ordered_work.h"

using namespace cliplad;

namespace {

using Work = OrderedWork<std::string>;

std::string named(std::int64_t place, const std::stop_token& /*stop*/ = {}) {
    return std::to_string(place);
}

} // namespace

class OrderedWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultsComeInOrderWhoeverIsFirst() {
        Work work({.first = 5, .threads = 4, .ahead = 8}, named);
        for (int step = 5; step < 105; ++step)
            QCOMPARE(work.next(), std::to_string(step));
    }

    void noMoreIsMadeAheadThanAsked() {
        std::atomic<int> made = 0;
        Work work({.threads = 3, .ahead = 2}, [&](std::int64_t step, const std::stop_token&) {
            ++made;
            return named(step);
        });
        for (int taken = 0; taken < 5; ++taken) {
            QTRY_COMPARE(made.load(), taken + 2);
            QTest::qSleep(20); // in which a third would be begun
            QCOMPARE(made.load(), taken + 2);
            work.next();
        }
    }

    void anExceptionReachesWhoAsksForItsStep() {
        Work work({.threads = 2, .ahead = 4}, [](std::int64_t step, const std::stop_token&) -> std::string {
            if (step == 1)
                throw std::runtime_error("step 1");
            return named(step);
        });
        QCOMPARE(work.next(), std::string("0"));
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, work.next());
        QCOMPARE(work.next(), std::string("2"));
    }

    void behindTheLastNoneIsMade() {
        std::atomic<int> made = 0;
        {
            Work work({.end = 3, .threads = 2, .ahead = 8}, [&](std::int64_t place, const std::stop_token&) {
                ++made;
                return named(place);
            });
            for (int place = 0; place < 3; ++place)
                QCOMPARE(work.next(), std::to_string(place));
        }
        QCOMPARE(made.load(), 3);
    }

    void workThatNobodyTakesEnds() { const Work work({.threads = 2, .ahead = 1}, named); }
};

QTEST_GUILESS_MAIN(OrderedWorkTest)
#include "ordered_work_test.moc"
