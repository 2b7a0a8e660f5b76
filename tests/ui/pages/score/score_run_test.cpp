#include "pages/score/score_runner.h"

#include <future>

#include <QElapsedTimer>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "base/atomic_file.h"
#include "pages/score/run_bar.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/threshold_panel.h"
#include "records/records.h"
#include "scoring/earlier_runs.h"
#include "shell/watchdog.h"
#include "support/many_results.h"
#include "ui/pages/score/score_desk.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreRunTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

    /// Begins to score all photos, and cancels that in the middle.
    void scoreAndCutOff(ScoreDesk& desk) const {
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
        desk.page.runner().cancel();
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
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
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
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
        QCOMPARE(all, std::int64_t(kGood + kBad)); // of the whole run, not of what was left
        QVERIFY(least >= static_cast<std::int64_t>(done));
    }

    void otherImagesAreARunOfTheirOwnWhereOneIsWanted() {
        ScoreDesk desk(samples_.state);
        const auto wantNew = [&] {
            QTest::keyClick(&desk.page, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        };
        desk.model->slow = true;
        desk.page.add({QString::fromStdString((samples_.photos / "good").string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
        wantNew();
        QVERIFY(desk.page.runner().run() != nullptr); // not by a slip of the finger while it is scored
        desk.model->slow = false;
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        const fs::path first = desk.page.runner().run()->folder();
        wantNew();
        QVERIFY(desk.studio.results().isEmpty());
        QVERIFY(desk.page.runner().run() == nullptr);
        desk.score(samples_.photos / "bad", kBad);
        QVERIFY(desk.page.runner().run()->folder() != first);
        const auto runs = earlierRuns(defaultRunsFolder());
        QCOMPARE(runs.size(), std::size_t(2));
        QCOMPARE(runs[1].images, kGood);
        QVERIFY(runs[1].finished);
        desk.page.runner().open(first, false);
        QTRY_COMPARE(desk.studio.results().rows().size(), std::size_t(kGood));
        QTRY_VERIFY(desk.page.runner().files().jobs().isEmpty());
    }

    void workOnFilesIsSeenBesideTheRunAndStoppedByItself() {
        ScoreDesk desk(samples_.state);
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
        ScoreRunner& runner = desk.page.runner();
        runner.setPaused(true);
        BackgroundJob* job = runner.files().start("Exporting results", [](const JobContext& context) {
            for (;; QThread::msleep(5)) {
                context.throwIfStopped();
                context.progress(1, 4, {});
            }
        });
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

    void whatRunsIsNamedInTheLanguageOfTheMoment() {
        ScoreDesk desk(samples_.state);
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
        BackgroundJob* job = desk.page.runner().job();
        QCOMPARE(job->title(), QString("Scoring"));
        job->setTitle("in another language");
        QSignalSpy told(job, &BackgroundJob::changed);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&desk.page, &change);
        QCOMPARE(job->title(), QString("Scoring"));
        QVERIFY(told.count() > 0);
        desk.page.runner().cancel();
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
    }

    void aPausedRunTellsWhatIsDoneAndNoImage() {
        ScoreDesk desk(samples_.state);
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
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
        desk.page.runner().cancel();
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
    }

    /// A second press meant for Cancel, or one that comes as the run has just ended, starts nothing.
    void nothingStartsWhereCancelWas() {
        ScoreDesk desk(samples_.state);
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(samples_.photos.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
        desk.studio.document().edit("another label", // the banner offers to score again
                                    [](DocumentState& state) { state.fine[0].label.name = "red plate"; });
        QVERIFY(desk.find<QWidget>("banner")->isVisible());
        const auto buttons = desk.page.findChild<RunBar*>()->findChildren<QToolButton*>();
        const auto cancel = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
            return button->defaultAction()->objectName() == "score.cancel";
        });
        QVERIFY(cancel != buttons.end() && (*cancel)->isVisible());
        QTest::qWait(0); // laid out
        const QRect place((*cancel)->mapTo(&desk.page, QPoint()), (*cancel)->size());
        const auto startsAnything = [&] {
            for (const QToolButton* button : desk.page.findChildren<QToolButton*>()) {
                const QRect now(button->mapTo(&desk.page, QPoint()), button->size());
                if (button->isVisible() && button->isEnabled() && now.intersects(place))
                    return true;
            }
            return false;
        };
        QTest::mouseClick(*cancel, Qt::LeftButton);
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

    void aRunThatWasCutOffIsOfferedAtTheNextStart() {
        std::size_t done = 0;
        {
            ScoreDesk desk(samples_.state);
            scoreAndCutOff(desk);
            QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
            done = desk.studio.results().rows().size();
        }
        QVERIFY(done < kGood + kBad);
        ScoreDesk desk(samples_.state);
        auto* resume = desk.find<QPushButton>("openEarlier");
        QTRY_VERIFY(resume->isVisible());
        QTest::mouseClick(resume, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QVERIFY(!desk.studio.results().isStale());
        QVERIFY(desk.studio.results().row(0).anomalous.has_value());
        QCOMPARE(desk.studio.results().row(0).imageSha256.size(), 64);
        const auto runs = earlierRuns(defaultRunsFolder());
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(runs[0].finished);
        desk.find<QAction>("score.runs")->trigger();
        QTRY_VERIFY(desk.page.findChild<QTreeWidget*>("runs") != nullptr);
        const QTreeWidgetItem* item = desk.find<QTreeWidget>("runs")->topLevelItem(0);
        QVERIFY(desk.find<QTreeWidget>("runs")->columnWidth(0) >
                desk.page.fontMetrics().horizontalAdvance(item->text(0)));
        QCOMPARE(item->text(1).toStdString(), samples_.photos.string());
        QCOMPARE(item->text(2), QString::number(kGood + kBad));
        QCOMPARE(item->text(3), QString::number(kBad));
        QCOMPARE(item->text(4), QString("finished"));
    }

    /// As a power cut leaves a finished run: with a score whose parts are gone.
    void aRunWithLostPartsIsOfferedToBeResumed() {
        fs::path run;
        {
            ScoreDesk desk(samples_.state);
            desk.score(samples_.photos, kGood + kBad);
            QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
            run = desk.page.runner().run()->folder();
        }
        const std::string seen = readFile(run / "seen.jsonl");
        writeFileAtomically(run / "seen.jsonl", seen.substr(seen.find('\n') + 1));
        ScoreDesk desk(samples_.state);
        desk.page.runner().open(run, false);
        QTRY_COMPARE(desk.page.runner().leftToScore(), std::size_t(1));
        const auto labels = desk.page.findChild<RunBar*>()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith("The parts of 1 image(s) are lost");
        }));
        QTRY_COMPARE(desk.studio.results().rows().size(), std::size_t(kGood + kBad));
        desk.find<QAction>("score.resume")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(desk.page.runner().run()->lostParts(), std::size_t(0), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QCOMPARE(desk.page.runner().leftToScore(), std::size_t(0));
        QVERIFY(earlierRuns(defaultRunsFolder()).at(0).finished);
    }

    /// What came after would be entered in a run of which nothing was read.
    void aRunWhoseOpeningIsCancelledIsNotGoneOnWith() {
        fs::path run;
        {
            ScoreDesk desk(samples_.state);
            desk.score(samples_.photos, kGood + kBad);
            QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
            run = desk.page.runner().run()->folder();
        }
        ScoreDesk desk(samples_.state);
        desk.page.runner().open(run, false);
        desk.page.runner().cancel();
        QTRY_VERIFY(desk.page.runner().files().jobs().isEmpty());
        QVERIFY(desk.page.runner().run() == nullptr);
        QVERIFY(desk.studio.results().isEmpty());
        desk.score(samples_.photos / "bad", kBad);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        QVERIFY(desk.page.runner().run()->folder() != run);
        QCOMPARE(readHead(run).productName, std::string("discs"));
    }

    void aRunIsStillOfTheProductThatWasSavedAndOpenedAgain() {
        fs::path run;
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        run = desk.page.runner().run()->folder();
        QSignalSpy saved(&desk.studio, &Studio::saved);
        const fs::path product = samples_.path("product");
        QVERIFY(desk.studio.save(product) != nullptr);
        QTRY_COMPARE(saved.count(), 1);
        desk.studio.open(product);
        QTRY_COMPARE(desk.studio.document().state().shots.front().parent_path(), product / "shots");
        desk.page.runner().open(run, false);
        QTRY_COMPARE(desk.studio.results().rows().size(), std::size_t(kGood + kBad));
        QVERIFY(!desk.studio.results().isStale());
        desk.studio.document().edit("fewer", [](DocumentState& state) { state.shots.pop_back(); });
        QVERIFY(desk.studio.results().isStale());
    }

    void photosThatComeToAWatchedFolderAreScored() {
        ScoreDesk desk(samples_.state);
        const fs::path inbox = samples_.path("inbox");
        fs::create_directories(inbox);
        desk.page.watch().setSettleMs(100);
        desk.page.watchFolder(QString::fromStdString(inbox.string()));
        fs::copy_file(samples_.photos / "bad" / "1.png", inbox / "new.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(1), 30000);
        fs::copy_file(samples_.photos / "good" / "1.png", inbox / "newer.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(2), 30000);
        QCOMPARE(desk.studio.results().verdictOf(std::size_t(0)), Verdict::Reject);
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

    void aPhotoThatIsReplacedWhileItIsLookedAtIsSeenAnew() {
        ScoreDesk desk(samples_.state);
        const fs::path inbox = samples_.path("replaced"), file = inbox / "new.png";
        fs::create_directories(inbox);
        desk.page.watch().setSettleMs(100);
        desk.page.watchFolder(QString::fromStdString(inbox.string()));
        const auto* canvas = desk.find<ImageCanvas>("rowCanvas");
        const auto sees = [&](const fs::path& photo) {
            const QImage there(QString::fromStdString(photo.string()));
            return canvas->photo() == there.convertToFormat(QImage::Format_RGB888);
        };
        const auto* why = desk.find<QLabel>("rowVerdict");
        fs::copy_file(samples_.photos / "bad" / "1.png", file);
        QTRY_VERIFY_WITH_TIMEOUT(why->text().startsWith("Reject"), 30000);
        QTRY_VERIFY(desk.studio.live().isCurrent() && sees(samples_.photos / "bad" / "1.png"));
        fs::copy_file(samples_.photos / "good" / "1.png", file, fs::copy_options::overwrite_existing);
        connect(&desk.studio.results(), &ScoreResults::rowsChanged, this,
                [&] { QVERIFY(!sees(samples_.photos / "bad" / "1.png")); }); // not the new words beside it
        QTRY_VERIFY_WITH_TIMEOUT(why->text().startsWith("Good"), 30000);
        QTRY_VERIFY(desk.studio.live().isCurrent() && sees(samples_.photos / "good" / "1.png"));
        QVERIFY(canvas->notice().isEmpty());
    }

    /// A folder that is watched may hold a hundred thousand photos already.
    void aWatchedFolderThatIsFullIsListedBesideTheWindow() {
        ScoreDesk desk(samples_.state);
        ScoreRunner& runner = desk.page.runner();
        const auto files = [](const fs::path& folder) {
            std::vector<fs::path> found;
            for (int i = 0; i < 20000; ++i)
                found.push_back(folder / (std::to_string(i) + ".png"));
            return found;
        };
        runner.addWatched("/line", files("/line"));
        QVERIFY(runner.images().empty()); // not in the slot that was told of them
        QTRY_COMPARE(runner.images().size(), std::size_t(20000));
        runner.addWatched("/line", files("/line")); // they were replaced
        QTRY_VERIFY(desk.studio.engine().files().jobs().isEmpty());
        QCOMPARE(runner.images().size(), std::size_t(20000));
        runner.addWatched("/other", files("/other"));
        desk.studio.document().startNew(samples_.state); // another product: nobody watches any more
        QTRY_VERIFY(desk.studio.engine().files().jobs().isEmpty());
        QCoreApplication::processEvents();
        QVERIFY(runner.images().empty());
        QCOMPARE(desk.problems.count(), 0);
    }

    /// The watch names each file once: what is cancelled is left to be gone on with.
    void whatAWatchedFolderBringsIsNotLost() {
        ScoreDesk desk(samples_.state);
        ScoreRunner& runner = desk.page.runner();
        constexpr std::size_t kMany = 600;
        const auto files = [](const fs::path& folder) {
            std::vector<fs::path> found;
            for (std::size_t i = 0; i < kMany; ++i)
                found.push_back(folder / (std::to_string(i) + ".png"));
            return found;
        };
        const auto hold = [](JobLane& lane, std::promise<void>& goOn) {
            lane.start("held", [held = goOn.get_future().share()](const JobContext&) { held.wait(); });
        };
        std::promise<void> exported, saved;
        hold(runner.files(), exported);
        runner.addWatched("/line", files("/line"));
        runner.cancel();
        QTRY_COMPARE(runner.images().size(), kMany); // not behind the export
        exported.set_value();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().failed(), int(kMany), 30000);
        QTRY_COMPARE(runner.state(), ScoreRunner::State::Idle);

        JobLane& lane = desk.studio.engine().files();
        hold(lane, saved);
        runner.addWatched("/other", files("/other"));
        lane.jobs().back()->cancel(); // in the list of tasks
        QTest::qWait(0);
        QCOMPARE(runner.images().size(), kMany);
        saved.set_value();
        QTRY_COMPARE(runner.images().size(), 2 * kMany);
        QTRY_VERIFY(lane.jobs().isEmpty());
        QCOMPARE(runner.state(), ScoreRunner::State::Idle);
        QCOMPARE(desk.studio.results().rows().size(), kMany);
        QVERIFY(desk.find<QAction>("score.resume")->isEnabled());
        runner.resume();
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), 2 * kMany, 30000);
    }

    void aRunIsEnteredInTheRecords() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        desk.studio.decisions().flush();
        Records records(DecisionWriter::recordsSettings());
        const RecordedRun run = records.runs(1).at(0);
        QCOMPARE(run.start.key, desk.studio.results().run().recordKey);
        QCOMPARE(run.start.product, std::string("discs"));
        QVERIFY(run.end.has_value());
        QCOMPARE(run.end->outcome, RunOutcome::Finished);
        QCOMPARE(run.end->results, std::int64_t(kGood + kBad));
        const RecordedResult first = records.results(run.id).at(0);
        QCOMPARE(first.image, desk.studio.results().row(0).path.string());
        QCOMPARE(first.verdict, std::string("anomalous"));
        QVERIFY(first.countsJson.find("red disc") != std::string::npos);
        QVERIFY(!first.explanation.empty());
    }

    /// In another session, after it was cancelled; and what is decided then names it.
    void aResumedRunGoesOnInTheRecords() {
        {
            ScoreDesk desk(samples_.state);
            scoreAndCutOff(desk);
            QCOMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
            desk.studio.decisions().flush();
        }
        Records records(DecisionWriter::recordsSettings());
        const RecordedRun cut = records.runs(1).at(0);
        QVERIFY(cut.end && cut.end->outcome == RunOutcome::Cancelled && cut.end->results > 0);
        ScoreDesk desk(samples_.state);
        desk.page.runner().open(earlierRuns(defaultRunsFolder()).at(0).folder, true);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        desk.studio.decisions().flush();
        const RecordedRun run = records.runs(1).at(0);
        QCOMPARE(run.id, cut.id);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Finished);
        QCOMPARE(run.end->results, std::int64_t(kGood + kBad));
        QVERIFY(records.verifyAudit().intact());
        desk.studio.reviews().decide(0, DecisionValue::Bad, {}, {});
        const std::string hash = desk.studio.results().row(0).imageSha256.toStdString();
        const auto isDecided = [&] { return !records.decisionHistory(hash).empty(); };
        QTRY_VERIFY(isDecided());
        const Decision decision = records.decisionHistory(hash).back();
        QCOMPARE(decision.run, run.id);
        const std::vector<RecordedResult> results = records.results(run.id);
        const auto named = std::find_if(results.begin(), results.end(),
                                        [&](const auto& result) { return result.id == decision.result; });
        QVERIFY(named != results.end() && named->imageSha256 == hash);
        const auto scored = desk.page.runner().run();
        QCOMPARE(scored->resultsForRecords(), std::int64_t(results.size()));
        std::vector<ScoreRow> late; // as if a kill had lost them
        scored->rowsForRecords(1, 3, [&late](const std::vector<ScoreRow>& rows) {
            late.insert(late.end(), rows.begin(), rows.end());
        });
        QCOMPARE(late.size(), std::size_t(2));
        QCOMPARE(late[1].path.string(), results[2].image);
        QCOMPARE(late[1].fused, results[2].fused);
    }

    void aRunOfAHundredThousandImagesOpensWithoutHoldingTheWindow() {
        constexpr int kMany = 100000;
        constexpr int kMostBusyMs = 150; // Watchdog::kLimitMs on a machine that does nothing else
        fs::path run;
        {
            ScoreDesk desk(samples_.state);
            desk.score(samples_.photos, kGood + kBad);
            run = desk.page.runner().run()->folder();
        }
        const std::string image = (samples_.photos / "bad" / "1.png").string();
        for (const char* name : {"images.jsonl", "journal.jsonl", "seen.jsonl"})
            multiplyResults(run / name, {image}, kMany);
        ScoreDesk desk(samples_.state);
        Watchdog watchdog;
        QElapsedTimer timer;
        timer.start();
        desk.page.runner().open(run, false);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kMany + kGood + kBad),
                                  120000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.page.runner().files().jobs().isEmpty(), 60000);
        qInfo("100,000 rows opened in %.1f s; the event loop was held for %.0f ms at most, computing %.0f ms",
              static_cast<double>(timer.elapsed()) / 1000, watchdog.longestMs(), watchdog.longestBusyMs());
        QVERIFY2(watchdog.longestBusyMs() < kMostBusyMs, "the window was held");
        watchdog.reset();
        desk.page.table().filterField().setText("4711");
        desk.page.table().model().sort(ScoreTableModel::Score, Qt::DescendingOrder);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        for (double reject = 30; reject > 1; reject *= 0.9) {
            chart->move(ThresholdChart::Line::Reject, reject, "score.threshold");
            QCoreApplication::processEvents();
        }
        QTest::qWait(500);
        qInfo("filtered, sorted and thresholds moved: held for %.0f ms at most", watchdog.longestMs());
        QVERIFY2(watchdog.longestBusyMs() < kMostBusyMs, "the window was held");
        watchdog.reset();
        const QPointer<BackgroundJob> job = desk.page.exportTo(samples_.path("out"), {.csv = true}, true);
        QTRY_VERIFY(!job || job->state() != BackgroundJob::State::Waiting);
        if (job) // it may have been quick
            job->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(desk.page.runner().files().jobs().isEmpty(), 60000);
        qInfo("an export with a report: held for %.0f ms at most, computing %.0f ms", watchdog.longestMs(),
              watchdog.longestBusyMs());
        QVERIFY2(watchdog.longestBusyMs() < kMostBusyMs, "the window was held");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreRunTest)
#include "score_run_test.moc"
