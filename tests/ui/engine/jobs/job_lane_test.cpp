#include "engine/jobs/job_lane.h"

#include <atomic>

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "base/error.h"
#include "ui/waiting_work.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class JobLaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workThatGoesFirstComesBeforeAllThatWaits() {
        QSemaphore go; // outlives what waits for it
        QStringList order;
        JobLane lane;
        const auto note = [&](const QString& name) {
            return [&, name](const JobContext&) { order.append(name); };
        };
        BackgroundJob* running = lane.start("running", waitFor(go));
        QTRY_COMPARE(running->state(), BackgroundJob::State::Running);
        lane.start("waiting", note("waiting"));
        BackgroundJob* first = lane.startNext("first", note("first"));
        QCOMPARE(lane.jobs().indexOf(first), 1); // as a list shows it
        go.release();
        QTRY_VERIFY(lane.jobs().isEmpty());
        QCOMPARE(order, QStringList({"first", "waiting"}));
    }

    void aBatchCanBePausedAndCancelled() {
        std::atomic<int> steps = 0; // outlives what counts, as below
        JobLane lane;
        BackgroundJob* job = lane.start("batch", [&](const JobContext& context) {
            for (;;) {
                context.throwIfStopped();
                context.progress(++steps, 1'000'000'000);
            }
        });
        QSignalSpy cancelled(job, &BackgroundJob::cancelled);
        QTRY_COMPARE(job->state(), BackgroundJob::State::Running);
        QTRY_VERIFY(steps > 0);
        job->setPaused(true);
        QCOMPARE(job->state(), BackgroundJob::State::Paused);
        int before = -1; // the step under way ends first
        QTRY_VERIFY(std::exchange(before, steps.load()) == steps.load());
        job->setPaused(false);
        QTRY_VERIFY(steps > before);
        job->cancel();
        QTRY_COMPARE(cancelled.count(), 1);
        QVERIFY(lane.jobs().isEmpty());
    }

    void theTimeLeftIsMeasuredByStepsOfOneKind() {
        JobLane lane;
        BackgroundJob* job = lane.start("batch", [&](const JobContext& context) {
            context.progress(0, 3); // shots that are learned
            QThread::msleep(120);
            for (int done = 340;; ++done) { // then images, of which many are done
                context.throwIfStopped();
                context.progress(done, 1000);
                QThread::msleep(20);
            }
        });
        QTRY_VERIFY(job->progress().done > 345);
        const double left = job->remainingSeconds();
        QVERIFY2(left > 6, qPrintable(QString::number(left))); // some 650 steps of 20 ms and more
        job->cancel();
        QTRY_VERIFY(lane.jobs().isEmpty());
    }

    void jobsRunOneAfterAnotherAndTellWhatFailed() {
        std::atomic<int> running = 0, most = 0;
        JobLane lane;
        const auto work = [&](const JobContext&) {
            most = std::max(most.load(), ++running);
            QThread::msleep(50); // time for another to run beside
            --running;
        };
        lane.start("one", work);
        BackgroundJob* bad =
            lane.start("two", [](const JobContext&) { throw Error("is full", "disk", "delete something"); });
        QSignalSpy failed(bad, &BackgroundJob::failed);
        BackgroundJob* last = lane.start("three", work);
        QSignalSpy done(last, &BackgroundJob::done);
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("delete something"));
        QCOMPARE(most.load(), 1);
    }

    void whoHearsOfAnEndMayRunALoop() {
        JobLane lane;
        int ended = 0;
        BackgroundJob* job = lane.start("short", [](const JobContext&) {});
        connect(job, &BackgroundJob::done, this, [] { QTest::qWait(50); }); // as a dialog does
        connect(job, &BackgroundJob::ended, this, [&] { ++ended; });
        const QPointer<BackgroundJob> there = job;
        QTRY_COMPARE(ended, 1);
        QVERIFY(lane.jobs().isEmpty());
        QTRY_VERIFY(there.isNull());
    }

    void aJobThatWaitsIsPausedAndCancelledAtOnce() {
        QSemaphore go;
        std::atomic<bool> ranSecond = false, ranThird = false;
        JobLane lane;
        BackgroundJob* first = lane.start("first", waitFor(go));
        BackgroundJob* second = lane.start("second", [&](const JobContext&) { ranSecond = true; });
        BackgroundJob* third = lane.start("third", [&](const JobContext&) { ranThird = true; });
        QTRY_COMPARE(first->state(), BackgroundJob::State::Running);
        QSignalSpy cancelled(second, &BackgroundJob::cancelled);
        QSignalSpy ended(first, &BackgroundJob::ended);
        second->cancel();
        third->setPaused(true);
        QCOMPARE(third->state(), BackgroundJob::State::Paused);
        QTRY_COMPARE(cancelled.count(), 1); // while the first one runs
        QCOMPARE(lane.jobs(), (QList{first, third}));
        go.release();
        QTRY_COMPARE(ended.count(), 1);
        QTest::qWait(50);
        QCOMPARE(third->state(), BackgroundJob::State::Paused);
        QVERIFY(!ranThird);
        third->setPaused(false);
        QTRY_VERIFY(lane.jobs().isEmpty());
        QVERIFY(ranThird && !ranSecond);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::JobLaneTest)
#include "job_lane_test.moc"
