#include "pages/last_run_offer.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>

#include "records/records.h"
#include "scoring/earlier_runs.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// The offer of the last run on the page that has none.
class ScoreOfferTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

    void stopARun() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        desk.cancel();
    }

    static QString textOf(ScoreDesk& desk) {
        return desk.page.findChild<LastRunOffer*>()->findChild<QLabel*>()->text();
    }
    static void wantNew(ScoreDesk& desk) {
        QTest::keyClick(&desk.page, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    }
    static std::int64_t auditEntries(ScoreDesk& desk) {
        desk.studio.decisions().flush();
        return Records(DecisionWriter::recordsSettings()).verifyAudit().entries;
    }

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void aRunThatCameToItsEndIsNotOfferedAsStopped() {
        stopARun();
        ScoreDesk desk(samples_.state);
        auto* offer = desk.find<QPushButton>("openEarlier");
        QTRY_VERIFY(offer->isVisible());
        QVERIFY(textOf(desk).contains("was stopped after"));
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(!offer->isVisible()); // while the run opens
        QVERIFY(!desk.find<QAction>("score.resume")->isEnabled());
        desk.page.activate(); // nor does it come back by a look at another page
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        const std::int64_t entries = auditEntries(desk);
        wantNew(desk);
        QVERIFY(!offer->isVisible()); // what was known is of before
        QTRY_VERIFY(offer->isVisible());
        QCOMPARE(offer->text(), QString("Show this run"));
        QVERIFY2(textOf(desk).contains(QString("has %1 image(s)").arg(kGood + kBad)),
                 qPrintable(textOf(desk)));
        desk.find<QAction>("score.resume")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_VERIFY(!desk.page.runner().isOpening());
        QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QCOMPARE(auditEntries(desk), entries);
    }

    void nothingIsLookedForWhereARunTakesTheNext() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QStringList started;
        connect(&desk.studio.engine().files(), &JobLane::jobStarted, &desk.page,
                [&](const BackgroundJob* job) { started += job->title(); });
        desk.find<QAction>("score.again")->trigger();
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QCOMPARE(desk.studio.results().rows().size(), std::size_t(kGood + kBad));
        QVERIFY2(!started.contains("Looking for earlier runs"), qPrintable(started.join(", ")));
        wantNew(desk);
        QTRY_VERIFY(started.contains("Looking for earlier runs"));
    }

    void aLookThatNobodyWaitsForIsGivenUp() {
        ScoreDesk desk(samples_.state);
        JobLane& files = desk.studio.engine().files();
        QTRY_VERIFY(files.jobs().isEmpty());
        BackgroundJob* other = files.start("Other work", [](const JobContext& context) {
            for (;; QThread::msleep(5))
                context.throwIfStopped();
        });
        desk.studio.lastRun().look();
        desk.studio.lastRun().look();
        QTRY_COMPARE(files.jobs().size(), 2); // once
        desk.studio.lastRun().setOffered(false);
        QTRY_COMPARE(files.jobs(), QList<BackgroundJob*>{other});
        other->cancel();
    }

    void aRunThatWasStoppedIsOfferedWithItsFiguresOfNow() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        desk.cancel();
        const auto done = desk.studio.results().rows().size();
        wantNew(desk);
        auto* offer = desk.find<QPushButton>("openEarlier");
        QTRY_VERIFY(offer->isVisible());
        QVERIFY2(textOf(desk).contains(QString("after %1 of %2").arg(done).arg(kGood + kBad)),
                 qPrintable(textOf(desk)));
        fs::remove_all(earlierRuns(defaultRunsFolder()).at(0).folder);
        desk.page.activate();
        QTRY_VERIFY(!offer->isVisible());
    }

    /// Whatever a list or an offer took it for.
    void aRunWithNothingLeftIsShownAndNotResumed() {
        fs::path run;
        std::int64_t entries = 0;
        {
            ScoreDesk desk(samples_.state);
            desk.score(samples_.photos, kGood + kBad);
            run = desk.page.runner().run()->folder();
            entries = auditEntries(desk);
            desk.page.runner().resume();
            QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        }
        ScoreDesk desk(samples_.state);
        bool hasScored = false;
        connect(&desk.page.runner(), &ScoreRunner::changed, &desk.page,
                [&] { hasScored = hasScored || desk.page.runner().state() != ScoreRunner::State::Idle; });
        desk.page.runner().open(run, true);
        QTRY_COMPARE(desk.studio.results().rows().size(), std::size_t(kGood + kBad));
        QTRY_VERIFY(!desk.page.runner().isOpening());
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QVERIFY(!hasScored);
        QCOMPARE(auditEntries(desk), entries);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreOfferTest)
#include "score_offer_test.moc"
