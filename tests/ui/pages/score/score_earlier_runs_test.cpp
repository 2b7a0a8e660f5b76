#include "scoring/earlier_runs.h"

#include <algorithm>
#include <future>

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

#include "base/atomic_file.h"
#include "pages/score/run_bar.h"
#include "pages/score/runs_dialog.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/threshold_chart.h"
#include "shell/watchdog.h"
#include "support/many_results.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreEarlierRunsTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void otherImagesAreARunOfTheirOwnWhereOneIsWanted() {
        ScoreDesk desk(samples_.state);
        const auto wantNew = [&] {
            QTest::keyClick(&desk.page, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        };
        desk.scoreSlowly(samples_.photos / "good");
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

    void aRunThatWasCutOffIsOfferedAtTheNextStart() {
        std::size_t done = 0;
        {
            ScoreDesk desk(samples_.state);
            desk.scoreSlowly(samples_.photos);
            desk.cancel();
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

    void earlierRunsAreListedOnceAndForTheProductThatIsOpen() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const auto dialogs = [&] { return desk.page.findChildren<RunsDialog*>().size(); };
        std::promise<void> goOn;
        const auto hold = [&] {
            goOn = {};
            desk.page.runner().files().start(
                "held", [held = goOn.get_future().share()](const JobContext&) { held.wait(); });
        };
        hold();
        desk.find<QAction>("score.runs")->trigger();
        desk.find<QAction>("score.runs")->trigger();
        goOn.set_value();
        QTRY_COMPARE(dialogs(), 1);
        QTRY_VERIFY(desk.page.runner().files().jobs().isEmpty());
        QCOMPARE(dialogs(), 1);
        delete desk.page.findChild<RunsDialog*>();

        hold();
        desk.find<QAction>("score.runs")->trigger();
        desk.studio.document().startNew(samples_.state); // another product
        goOn.set_value();
        QTRY_VERIFY(desk.page.runner().files().jobs().isEmpty());
        QCoreApplication::processEvents();
        QCOMPARE(dialogs(), 0);
        desk.find<QAction>("score.runs")->trigger();
        QTRY_COMPARE(dialogs(), 1);
        desk.studio.document().startNew(samples_.state);
        QTRY_COMPARE(dialogs(), 0);
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

QTEST_MAIN(cliplad::ui::ScoreEarlierRunsTest)
#include "score_earlier_runs_test.moc"
