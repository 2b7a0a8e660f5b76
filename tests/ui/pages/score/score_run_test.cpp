#include "pages/score/score_runner.h"

#include <algorithm>

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QTableView>
#include <QToolButton>

#include "pages/score/run_bar.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/threshold_panel.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreRunTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

    static QToolButton* cancelButton(ScoreDesk& desk) {
        for (QToolButton* button : desk.page.findChild<RunBar*>()->findChildren<QToolButton*>())
            if (button->defaultAction()->objectName() == "score.cancel")
                return button;
        return nullptr;
    }
    static BackgroundJob* workOnFiles(ScoreRunner& runner) {
        return runner.files().start("Exporting results", [](const JobContext& context) {
            for (;; QThread::msleep(5)) {
                context.throwIfStopped();
                context.progress(1, 4, {});
            }
        });
    }

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void anEmptyFolderIsAProblemAndNothingElse() {
        ScoreDesk desk(samples_.state);
        fs::create_directories(samples_.path("nothing"));
        desk.page.add({QString::fromStdString(samples_.path("nothing").string())});
        QTRY_COMPARE(desk.problems.count(), 1);
        QVERIFY(desk.problems[0][1].toString().contains("holds no images"));
        QVERIFY(desk.studio.results().isEmpty());
    }

    void anUnreadablePhotoIsARowThatSaysWhy() {
        ScoreDesk desk(samples_.state);
        fs::create_directories(samples_.path("broken"));
        fs::copy_file(samples_.photos / "good" / "1.png", samples_.path("broken") / "1.png");
        QFile file(QString::fromStdString((samples_.path("broken") / "2.png").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no image");
        file.close();
        desk.score(samples_.path("broken"), 2);
        const ScoreResults& results = desk.studio.results();
        QCOMPARE(results.verdictOf(std::size_t(1)), Verdict::Failed);
        QVERIFY(!results.row(1).error.isEmpty());
        QVERIFY(results.row(1).problem != nullptr); // so that it is told in every language
        QCOMPARE(results.row(1).problem->kind(), KnownError::Kind::NoPhoto);
        QCOMPARE(results.verdictOf(std::size_t(0)), Verdict::Good);
        QCOMPARE(desk.page.runner().leftToScore(), std::size_t(1));
        QVERIFY(desk.page.findChild<RunBar*>()->text().contains("could not be scored"));
        fs::copy_file(samples_.photos / "good" / "2.png", samples_.path("broken") / "2.png",
                      fs::copy_options::overwrite_existing);
        QTest::keyClick(&desk.page, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(results.verdictOf(std::size_t(1)), Verdict::Good);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QCOMPARE(desk.page.runner().leftToScore(), std::size_t(0));
    }

    void aRunIsPausedCancelledAndResumed() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        QTest::keyClick(&desk.page, Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Paused);
        QVERIFY(desk.page.findChild<RunBar*>()->text().contains("paused"));
        QTest::keyClick(&desk.page, Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        const std::size_t done = desk.studio.results().rows().size();
        QVERIFY(done < kGood + kBad);
        QCOMPARE(desk.page.runner().leftToScore(), kGood + kBad - done);
        desk.model->slow = false;
        std::int64_t least = kGood + kBad, all = 0;
        connect(&desk.page.runner(), &ScoreRunner::changed, this, [&] {
            if (const BackgroundJob* job = desk.page.runner().job();
                job != nullptr && job->progress().total > 0) {
                least = std::min(least, job->progress().done);
                all = job->progress().total;
            }
        });
        QTest::keyClick(&desk.page, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().leftToScore(), std::size_t(0));
        QTRY_VERIFY(desk.page.findChild<RunBar*>()->text().endsWith("of this run are scored."));
        QCOMPARE(all, std::int64_t(kGood + kBad)); // of the whole run, not of what was left
        QVERIFY(least >= static_cast<std::int64_t>(done));
    }

    void workOnFilesIsSeenBesideTheRunAndStoppedByItself() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        ScoreRunner& runner = desk.page.runner();
        runner.setPaused(true);
        BackgroundJob* job = workOnFiles(runner);
        QSignalSpy cancelled(job, &BackgroundJob::cancelled);
        const auto* run = desk.find<QProgressBar>("runProgress");
        const auto* files = desk.find<QProgressBar>("fileProgress");
        QTRY_VERIFY(files->isVisible());
        QTRY_COMPARE(files->value(), 1);
        QCOMPARE(desk.find<QLabel>("fileText")->text(), QString("Exporting results"));
        QCOMPARE(files->accessibleName(), QString("Exporting results"));
        auto* cancelFiles = desk.find<QToolButton>("cancelFiles");
        QVERIFY(cancelFiles->accessibleName().contains("Exporting results")); // the run has one, too
        QVERIFY(run->isVisible());
        QCOMPARE(run->maximum(), kGood + kBad);
        QVERIFY(desk.page.findChild<RunBar*>()->text().contains("paused"));
        desk.find<QAction>("score.cancel")->trigger();
        QTRY_COMPARE(runner.state(), ScoreRunner::State::Idle);
        QVERIFY(files->isVisible());
        QVERIFY(desk.page.findChild<RunBar*>()->text().startsWith("Stopped: "));
        QCOMPARE(cancelled.count(), 0);
        cancelFiles->setFocus();
        QTest::mouseClick(cancelFiles, Qt::LeftButton);
        QTRY_COMPARE(cancelled.count(), 1);
        QTRY_VERIFY(!files->isVisible());
        QVERIFY(desk.page.table().view().hasFocus());
    }

    void cancelStaysWhereItIsAsTheOtherLineGoes() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        ScoreRunner& runner = desk.page.runner();
        runner.setPaused(true);
        BackgroundJob* job = workOnFiles(runner);
        const auto* run = desk.find<QProgressBar>("runProgress");
        const auto* files = desk.find<QProgressBar>("fileProgress");
        const auto top = [&](const QWidget* button) {
            QTest::qWait(0); // laid out
            return button->mapTo(&desk.page, QPoint()).y();
        };
        QTRY_VERIFY(files->isVisible());
        const int ofRun = top(cancelButton(desk));
        const int ofFiles = top(desk.find<QToolButton>("cancelFiles"));
        QVERIFY(ofFiles > ofRun);
        job->cancel();
        QTRY_VERIFY(!files->isVisible());
        QCOMPARE(top(cancelButton(desk)), ofRun);
        workOnFiles(runner);
        QTRY_VERIFY(files->isVisible());
        desk.model->slow = false;
        runner.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(runner.state(), ScoreRunner::State::Idle, 30000);
        QVERIFY(!run->isVisible() && files->isVisible());
        QCOMPARE(top(desk.find<QToolButton>("cancelFiles")), ofFiles);
    }

    void whatRunsIsNamedInTheLanguageOfTheMoment() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        BackgroundJob* job = desk.page.runner().job();
        QCOMPARE(job->title(), QString("Scoring"));
        job->setTitle("in another language");
        QSignalSpy told(job, &BackgroundJob::changed);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&desk.page, &change);
        QCOMPARE(job->title(), QString("Scoring"));
        QVERIFY(told.count() > 0);
        desk.cancel();
    }

    void aPausedRunTellsWhatIsDoneAndNoImage() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        const ScoreResults& results = desk.studio.results();
        QTRY_VERIFY_WITH_TIMEOUT(results.rows().size() >= 2, 30000);
        QTest::keyClick(&desk.page, Qt::Key_P, Qt::ControlModifier);
        const auto saysWhatTheTableHolds = [&] {
            return desk.page.findChild<RunBar*>()->text() ==
                   QString("%1 of %2 · paused").arg(results.rows().size()).arg(kGood + kBad);
        };
        QTRY_VERIFY(saysWhatTheTableHolds());
        QTest::qWait(150); // and stays so
        QVERIFY2(saysWhatTheTableHolds(), qPrintable(desk.page.findChild<RunBar*>()->text()));
        desk.cancel();
    }

    /// A second press meant for Cancel, or one that comes as the run has just ended, starts nothing.
    void nothingStartsWhereCancelWas() {
        ScoreDesk desk(samples_.state);
        desk.scoreSlowly(samples_.photos);
        desk.studio.document().edit("another label", // the banner offers to score again
                                    [](DocumentState& state) { state.fine[0].label.name = "red plate"; });
        QVERIFY(desk.find<QWidget>("banner")->isVisible());
        QToolButton* cancel = cancelButton(desk);
        QVERIFY(cancel != nullptr && cancel->isVisible());
        QTest::qWait(0); // laid out
        const QRect place(cancel->mapTo(&desk.page, QPoint()), cancel->size());
        const auto startsAnything = [&] {
            for (const QToolButton* button : desk.page.findChildren<QToolButton*>()) {
                const QRect now(button->mapTo(&desk.page, QPoint()), button->size());
                if (button->isVisible() && button->isEnabled() && now.intersects(place))
                    return true;
            }
            return false;
        };
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QTest::qWait(50);
        QVERIFY(desk.page.runner().leftToScore() > 0); // Resume is there
        QVERIFY(!startsAnything());
        desk.model->slow = false;
        desk.page.runner().resume();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QTest::qWait(50);
        QVERIFY(desk.find<QWidget>("banner")->isVisible());
        QVERIFY(!startsAnything());
    }

    void theNewestRowIsInSightInEveryRun() {
        ScoreDesk desk(samples_.state);
        desk.page.resize(1200, 480); // fewer rows than the run has
        const auto isSeen = [&](std::size_t row) {
            const QTableView& view = desk.page.table().view();
            const QRect place = view.visualRect(desk.page.table().model().indexOf(static_cast<int>(row)));
            return view.viewport()->rect().contains(place.center());
        };
        const auto waitForRows = [&] {
            QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
            QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        };
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        waitForRows();
        QVERIFY(!isSeen(0) && isSeen(kGood + kBad - 1));
        desk.find<QAction>("score.again")->trigger();
        waitForRows();
        QVERIFY(isSeen(kGood + kBad - 1));
        desk.find<QAction>("score.again")->trigger();
        QTRY_VERIFY(desk.studio.results().rows().size() > 1);
        desk.page.table().view().setFocus();
        QTest::keyClick(&desk.page.table().view(), Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(&desk.page.table().view(), Qt::Key_Down); // to look at something
        waitForRows();
        QVERIFY(isSeen(1));
    }

    void whatIsCountedIsWhatTheTableShows() {
        ScoreDesk desk(samples_.state);
        desk.model->slow = true;
        int rows = 0;
        connect(&desk.studio.results(), &ScoreResults::rowsAppended, &desk.page, [&] {
            const ThresholdPanel* panel = desk.page.findChild<ThresholdPanel*>();
            int counted = 0;
            for (const QLabel* label : panel->findChildren<QLabel*>())
                for (const QString& part : label->text().split(" · "))
                    if (label->text().contains("not scored"))
                        counted += part.section(' ', 0, 0).toInt();
            QCOMPARE(std::size_t(counted), desk.studio.results().rows().size());
            ++rows;
        });
        desk.score(samples_.photos, kGood + kBad);
        QVERIFY(rows > 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreRunTest)
#include "score_run_test.moc"
