#include "engine/jobs/turns.h"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <QScopeGuard>
#include <QTest>

namespace cliplad::ui {
namespace {

using Kind = Turns::Turn::Kind;

class TurnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTurnIsHeldAtATime() {
        Turns turns;
        std::atomic<int> held = 0;
        std::atomic<bool> hadCompany = false;
        {
            std::vector<std::jthread> threads;
            for (const Kind kind : {Kind::Interactive, Kind::Background, Kind::Interactive, Kind::Background})
                threads.emplace_back([&, kind] {
                    for (int i = 0; i < 20; ++i) {
                        const Turns::Turn turn(turns, kind);
                        if (++held > 1)
                            hadCompany = true;
                        std::this_thread::sleep_for(std::chrono::microseconds(200));
                        --held;
                    }
                });
        }
        QVERIFY(!hadCompany);
    }

    void whoAnswersAPersonGoesBeforeTheBackground() {
        Turns turns;
        std::vector<std::string> order; // written with the turn held
        std::vector<std::jthread> threads;
        {
            const Turns::Turn held(turns, Kind::Background);
            const std::stop_token interruption = turns.interruption();
            QVERIFY(!interruption.stop_requested());
            std::atomic<bool> isAsking = false;
            threads.emplace_back([&] {
                isAsking = true;
                const Turns::Turn turn(turns, Kind::Background);
                order.emplace_back("background");
            });
            QTRY_VERIFY(isAsking);
            QTest::qWait(50); // it waits first
            threads.emplace_back([&] {
                const Turns::Turn turn(turns, Kind::Interactive);
                order.emplace_back("interactive");
            });
            QTRY_VERIFY(interruption.stop_requested());     // that the holder may hurry
            QVERIFY(turns.interruption().stop_requested()); // also where it asks only now
        }
        threads.clear();
        QCOMPARE(order, (std::vector<std::string>{"interactive", "background"}));
        const Turns::Turn free(turns, Kind::Background);
        QVERIFY(!turns.interruption().stop_requested());
    }

    void workGivesItsTurnAwayWheneverItTellsOfProgress() {
        Turns turns;
        Turns::Turn mine(turns, Kind::Background);
        std::atomic<int> told = 0;
        std::atomic<bool> otherRan = false;
        const JobContext job = mine.sharedBy({.report = [&](const Progress&) { ++told; }});
        const std::jthread other([&] {
            const Turns::Turn turn(turns, Kind::Interactive);
            otherRan = true;
        });
        const auto letGo = qScopeGuard([&] { mine.giveBack(); }); // before the other is waited for
        const std::stop_token interruption = turns.interruption();
        QTRY_VERIFY(interruption.stop_requested());
        job.throwIfStopped(); // hands over nothing
        QVERIFY(!otherRan);
        job.progress(1, 2);
        QVERIFY(otherRan);
        QCOMPARE(told.load(), 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::TurnsTest)
#include "turns_test.moc"
