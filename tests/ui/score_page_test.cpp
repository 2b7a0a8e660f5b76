#include "pages/score/score_page.h"

#include <fstream>

#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QtWidgets>

#include "pages/score/accuracy_panel.h"
#include "pages/score/empty_state.h"
#include "pages/score/export_dialog.h"
#include "pages/score/fit_dialog.h"
#include "pages/score/row_preview.h"
#include "pages/score/run_bar.h"
#include "pages/score/runs_dialog.h"
#include "pages/score/score_table.h"
#include "pages/score/threshold_panel.h"
#include "records/records.h"
#include "style/theme.h"
#include "support/disc_product.h"
#include "support/fake_backbone.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

const tests::OwnHome kHome;

using namespace cliplad::tests;
namespace fs = std::filesystem;

constexpr int kGood = 6, kBad = 4;

/// A model that can be slowed down, so that a test can stop a run in its middle.
class SlowBackbone : public FakeBackbone {
public:
    Features encodeImage(const cv::Mat& rgb, int resolution) const override {
        if (slow)
            QThread::msleep(40);
        return FakeBackbone::encodeImage(rgb, resolution);
    }
    std::atomic<bool> slow = false;
};

/// A Studio with a product of discs on its Score page.
struct Desk {
    explicit Desk(const DocumentState& state)
        : studio([this](const std::string&, const std::string&) { return model; })
        , page(studio)
        , problems(&studio, &Studio::problem) {
        page.resize(1200, 680);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        studio.document().startNew(state);
    }

    void score(const fs::path& folder, std::size_t images) {
        page.add({QString::fromStdString(folder.string())});
        QTRY_COMPARE_WITH_TIMEOUT(studio.results().rows().size(), images, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(page.runner().state() == ScoreRunner::State::Idle, 30000);
    }

    template<class Widget>
    Widget* find(const char* name = "") {
        auto* widget = page.findChild<Widget*>(name);
        [&] { QVERIFY2(widget != nullptr, name); }();
        return widget;
    }

    std::shared_ptr<SlowBackbone> model = std::make_shared<SlowBackbone>();
    Studio studio;
    ScorePage page;
    QSignalSpy problems;
};

/// How long the event loop was not free, measured by a timer that should come every few milliseconds.
class HoldWatch : public QObject {
public:
    HoldWatch() {
        clock_.start();
        startTimer(5, Qt::PreciseTimer);
    }
    double longestMs() const { return longest_; }
    void restart() {
        longest_ = 0;
        clock_.restart();
    }

protected:
    void timerEvent(QTimerEvent*) override {
        longest_ = std::max(longest_, static_cast<double>(clock_.nsecsElapsed()) / 1e6 - 5);
        clock_.restart();
    }

private:
    QElapsedTimer clock_;
    double longest_ = 0;
};

/// Repeats the line that names the image for `count` images of other names.
void multiply(const fs::path& file, const std::string& image, int count) {
    std::ifstream in(file);
    std::string line, found;
    while (std::getline(in, line))
        if (line.find(image) != std::string::npos)
            found = line;
    std::ofstream out(file, std::ios::app);
    for (int i = 0; i < count; ++i) {
        std::string copy = found;
        for (std::size_t at = copy.find(image); at != std::string::npos; at = copy.find(image, at + 1))
            copy.replace(at, image.size(), "/camera/photo" + std::to_string(i) + ".png");
        if (const std::size_t hash = copy.find("\"sha256\":\""); hash != std::string::npos) {
            const std::string number = std::to_string(1000000 + i);
            copy.replace(hash + 10, number.size(), number); // another file has another hash
        }
        out << copy << '\n';
    }
}

class ScorePageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    fs::path photos_;
    DocumentState state_;

    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    static void writeDiscs(const fs::path& folder, int count, const DiscPhoto& like, std::uint64_t seed) {
        fs::create_directories(folder);
        for (int i = 0; i < count; ++i) {
            DiscPhoto photo = like;
            photo.seed = seed + static_cast<std::uint64_t>(i);
            writePhoto(draw(photo), folder / (std::to_string(i + 1) + ".png"));
        }
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setApplicationName("score_page_test");
        QSettings().setValue("records/database", folder_.filePath("records.sqlite"));
        fs::create_directories(path("shots"));
        const EnrolmentRequest request = discRequest(writeShots(path("shots"), 3));
        state_.name = "discs";
        state_.modelName = "fake colours";
        state_.setPrompts(request.prompts);
        state_.settings = request.settings;
        state_.shots = state_.photos = request.shots;
        photos_ = path("photos");
        writeDiscs(photos_ / "good", kGood, {}, 100);
        writeDiscs(photos_ / "bad", kBad, {.discs = {"red", "", "blue", "blue"}}, 200);
    }

    void init() { fs::remove_all(defaultRunsFolder()); }

    void aDataSetIsScoredWithItsTruth() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        QCOMPARE(desk.problems.count(), 0);
        const ScoreResults& results = desk.studio.results();
        for (std::size_t i = 0; i < results.rows().size(); ++i) {
            const ScoreRow& row = results.row(i);
            QVERIFY(row.anomalous.has_value());
            QCOMPARE(results.verdictOf(i), *row.anomalous ? Verdict::Reject : Verdict::Good);
            QCOMPARE(row.imageSha256.size(), 64);
        }
        ScoreTable& table = desk.page.table();
        QCOMPARE(table.model().rowCount(), kGood + kBad);
        auto* accuracy = desk.page.findChild<AccuracyPanel*>();
        QTRY_COMPARE(accuracy->cell(true, Verdict::Reject), QString::number(kBad));
        QTRY_COMPARE(accuracy->cell(false, Verdict::Good), QString::number(kGood));
        QCOMPARE(accuracy->cell(false, Verdict::Reject), QString("0"));
    }

    void aChosenRowIsShownWithItsParts() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        ScoreTable& table = desk.page.table();
        table.select(3);
        const fs::path image = desk.studio.results().row(3).path;
        QCOMPARE(desk.studio.live().image(), image);
        auto* preview = desk.page.findChild<RowPreview*>();
        QTRY_VERIFY(!preview->canvas().photo().isNull());
        QVERIFY(!preview->verdict().isEmpty());
        QTest::keyClick(&table.view(), Qt::Key_Down); // the next row, by key
        QVERIFY(desk.studio.live().image() != image);
    }

    void theTableSortsAndFiltersByHand() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        ScoreTable& table = desk.page.table();
        QHeaderView* head = table.view().horizontalHeader();
        const int x = head->sectionViewportPosition(ScoreTableModel::Score) + 20;
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {x, head->height() / 2});
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {x, head->height() / 2});
        const auto score = [&](int shown) {
            return desk.studio.results()
                .row(static_cast<std::size_t>(table.model().rowOf(table.model().index(shown, 0))))
                .fused;
        };
        QVERIFY(table.model().wish().descending);
        for (int i = 1; i < table.model().rowCount(); ++i)
            QVERIFY(score(i - 1) >= score(i));
        QTest::keyClick(&desk.page, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(table.filterField().hasFocus());
        QTest::keyClicks(&table.filterField(), "bad");
        QCOMPARE(table.model().rowCount(), kBad);
        QTest::keyClicks(&table.filterField(), " nowhere");
        QCOMPARE(table.model().rowCount(), 0);
        table.filterField().clear();
        auto* filter = desk.find<QComboBox>("filterVerdict");
        filter->setCurrentIndex(static_cast<int>(RowFilter::Reject));
        QCOMPARE(table.model().rowCount(), kBad);
    }

    void aDraggedThresholdDecidesAtOnceAndIsOneUndoStep() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        const ScoreResults& results = desk.studio.results();
        const double before = results.threshold();
        const int steps = desk.studio.document().undoStack().count();
        const QPoint from = chart->handleOf(ThresholdChart::Line::Reject).toPoint();
        QTest::mousePress(chart, Qt::LeftButton, {}, from);
        for (int x = from.x(); x > 40; x -= 20)
            QTest::mouseMove(chart, {x, from.y()});
        QTest::mouseRelease(chart, Qt::LeftButton, {}, {40, from.y()});
        QVERIFY(results.threshold() < before / 2);
        QCOMPARE(desk.studio.document().undoStack().count(), steps + 1);
        QCOMPARE(results.verdictOf(std::size_t(0)), Verdict::Reject);
        desk.studio.document().undoStack().undo();
        QCOMPARE(results.threshold(), before);
        QVERIFY(!results.isStale());
    }

    void theReviewBandIsMovedByKeys() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Space);
        QCOMPARE(chart->active(), ThresholdChart::Line::Review);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
        const ScoreThresholds now = desk.studio.results().thresholds();
        QVERIFY(now.review < now.reject);
        auto* field = desk.find<QDoubleSpinBox>("reviewThreshold");
        QVERIFY(std::abs(field->value() - now.review) < 0.01);
        desk.studio.document().undoStack().undo();
        QCOMPARE(desk.studio.results().thresholds().review, now.reject);
    }

    void thresholdsAreFittedAfterTheirCostIsShown() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        FitDialog dialog(desk.studio, &desk.page);
        dialog.setAtMost(FitDialog::ByMissed, 0);
        const auto fitted = dialog.fitted(FitDialog::ByMissed);
        QVERIFY(fitted);
        auto* costs = dialog.findChild<QTableWidget*>("costs");
        QVERIFY(costs->item(2, 3)->text().startsWith("0 ("));
        QVERIFY(costs->item(2, 0)->text().contains("→"));
        QTest::mouseClick(dialog.findChild<QPushButton*>("adopt"), Qt::LeftButton);
        QCOMPARE(desk.studio.results().threshold(), fitted->reject);
        QCOMPARE(desk.studio.document().undoStack().undoText(), QString("Fitted thresholds"));
    }

    void resultsOfAnEarlierProductAreMarkedAndScoredAgain() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        auto* banner = desk.find<QWidget>("banner");
        QVERIFY(!banner->isVisible());
        desk.studio.document().edit("another label",
                                    [](DocumentState& state) { state.fine[0].label.name = "red plate"; });
        QVERIFY(banner->isVisible());
        QTest::keyClick(&desk.page, Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QVERIFY(!banner->isVisible());
        QCOMPARE(QString::fromStdString(desk.studio.results().labels()[0].name), QString("red plate"));
    }

    void anEmptyFolderIsAProblemAndNothingElse() {
        Desk desk(state_);
        fs::create_directories(path("nothing"));
        desk.page.add({QString::fromStdString(path("nothing").string())});
        QTRY_COMPARE(desk.problems.count(), 1);
        QVERIFY(desk.problems[0][1].toString().contains("holds no images"));
        QVERIFY(desk.studio.results().isEmpty());
    }

    void anUnreadablePhotoIsARowThatSaysWhy() {
        Desk desk(state_);
        fs::create_directories(path("broken"));
        fs::copy_file(photos_ / "good" / "1.png", path("broken") / "1.png");
        QFile file(QString::fromStdString((path("broken") / "2.png").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no image");
        file.close();
        desk.score(path("broken"), 2);
        const ScoreResults& results = desk.studio.results();
        QCOMPARE(results.verdictOf(std::size_t(1)), Verdict::Failed);
        QVERIFY(!results.row(1).error.isEmpty());
        QCOMPARE(results.verdictOf(std::size_t(0)), Verdict::Good);
    }

    void aRunIsPausedCancelledAndResumed() {
        Desk desk(state_);
        desk.model->slow = true;
        desk.page.add({QString::fromStdString(photos_.string())});
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
        QTest::keyClick(&desk.page, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().leftToScore(), std::size_t(0));
    }

    void aRunThatWasCutOffIsOfferedAtTheNextStart() {
        std::size_t done = 0;
        {
            Desk desk(state_);
            desk.model->slow = true;
            desk.page.add({QString::fromStdString(photos_.string())});
            QTRY_VERIFY_WITH_TIMEOUT(!desk.studio.results().isEmpty(), 30000);
            desk.page.runner().cancel();
            QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
            done = desk.studio.results().rows().size();
        }
        QVERIFY(done < kGood + kBad);
        Desk desk(state_);
        auto* resume = desk.find<QPushButton>("resumeUnfinished");
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
    }

    void photosThatComeToAWatchedFolderAreScored() {
        Desk desk(state_);
        const fs::path inbox = path("inbox");
        fs::create_directories(inbox);
        desk.page.watch().setSettleMs(100);
        desk.page.watchFolder(QString::fromStdString(inbox.string()));
        fs::copy_file(photos_ / "bad" / "1.png", inbox / "new.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(1), 30000);
        fs::copy_file(photos_ / "good" / "1.png", inbox / "newer.png");
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(2), 30000);
        QCOMPARE(desk.studio.results().verdictOf(std::size_t(0)), Verdict::Reject);
    }

    void resultsAreExportedWithAReport() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        const fs::path out = path("out");
        BackgroundJob* job = desk.page.exportTo(
            out, {.csv = true, .json = true, .masks = true, .overlays = true, .coco = true}, true);
        QVERIFY(job != nullptr);
        QSignalSpy done(job, &BackgroundJob::done);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30000);
        QCOMPARE(desk.problems.count(), 0);
        for (const char* name : {"results.csv", "results.json", "coco.json", "report.pdf", "masks/bad/1.png",
                                 "overlays/good/6.jpg"})
            QVERIFY2(fs::exists(out / name), name);
        QFile report(QString::fromStdString((out / "report.pdf").string()));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.read(5) == "%PDF-");
    }

    void aRunIsEnteredInTheRecords() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        QTRY_VERIFY(desk.studio.results().run().recordRun > 0);
        QTRY_VERIFY(desk.page.runner().files().jobs().isEmpty());
        Records records(DecisionWriter::recordsSettings());
        const RecordedRun run = records.runs(1).at(0);
        QCOMPARE(run.id, desk.studio.results().run().recordRun);
        QCOMPARE(run.start.product, std::string("discs"));
        QVERIFY(run.end.has_value());
        QCOMPARE(run.end->outcome, RunOutcome::Finished);
        QCOMPARE(run.end->results, std::int64_t(kGood + kBad));
        const RecordedResult first = records.results(run.id).at(0);
        QCOMPARE(first.image, desk.studio.results().row(0).path.string());
        QCOMPARE(first.verdict, std::string("anomalous"));
        QVERIFY(first.countsJson.find("red disc") != std::string::npos);
    }

    void enterOpensTheReview() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        QSignalSpy wanted(&desk.studio, &Studio::pageWanted);
        desk.page.table().select(2);
        QTest::keyClick(&desk.page.table().view(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QString("review"));
        QCOMPARE(desk.studio.live().image(), desk.studio.results().row(2).path);
    }

    void everyWidgetThatTakesTheFocusHasAName() {
        Desk desk(state_);
        desk.score(photos_, kGood + kBad);
        for (const QWidget* widget : desk.page.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            if (interface == nullptr || interface->role() == QAccessible::Client)
                continue;
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(),
                     qPrintable(QString(widget->metaObject()->className()) + ' ' + widget->objectName()));
        }
    }

    void aRunOfAHundredThousandImagesOpensWithoutHoldingTheWindow() {
        constexpr int kMany = 100000;
        fs::path run;
        {
            Desk desk(state_);
            desk.score(photos_, kGood + kBad);
            run = desk.page.runner().run()->folder();
        }
        const std::string image = (photos_ / "bad" / "1.png").string();
        for (const char* name : {"images.jsonl", "journal.jsonl", "seen.jsonl"})
            multiply(run / name, image, kMany);
        Desk desk(state_);
        HoldWatch watch;
        QElapsedTimer timer;
        timer.start();
        desk.page.runner().open(run, false);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kMany + kGood + kBad),
                                  120000);
        QTRY_VERIFY_WITH_TIMEOUT(desk.page.runner().files().jobs().isEmpty(), 60000);
        qInfo("100,000 rows opened in %.1f s; the event loop was held for %.0f ms at most",
              static_cast<double>(timer.elapsed()) / 1000, watch.longestMs());
        watch.restart();
        desk.page.table().filterField().setText("4711");
        desk.page.table().model().sort(ScoreTableModel::Score, Qt::DescendingOrder);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        for (double reject = 30; reject > 1; reject *= 0.9) {
            chart->move(ThresholdChart::Line::Reject, reject, "score.threshold");
            QCoreApplication::processEvents();
        }
        QTest::qWait(500);
        qInfo("filtered, sorted and thresholds moved: held for %.0f ms at most", watch.longestMs());
    }

    void pictures() { // for a person who judges the looks
        const QString out = qEnvironmentVariable("CLIPLAD_PICTURES");
        if (out.isEmpty())
            QSKIP("no folder is named");
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            setTheme(*qApp, theme);
            const QString name = out + (theme == Theme::Dark ? "/dark-" : "/light-");
            Desk desk(state_);
            QTest::qWait(600);
            desk.page.grab().save(name + "empty.png");
            desk.model->slow = true;
            desk.page.add({QString::fromStdString(photos_.string())});
            QTRY_VERIFY_WITH_TIMEOUT(desk.studio.results().rows().size() > 5, 30000);
            desk.page.grab().save(name + "running.png");
            desk.model->slow = false;
            QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
            QTRY_VERIFY(desk.page.runner().state() == ScoreRunner::State::Idle);
            desk.page.table().select(0);
            desk.studio.document().edit("t", [](DocumentState& state) {
                state.threshold = 12;
                state.reviewThreshold = 3;
            });
            QTRY_VERIFY(desk.studio.live().isCurrent());
            QTest::qWait(500);
            desk.page.grab().save(name + "done.png");
            desk.page.findChild<QTabWidget*>()->setCurrentIndex(1);
            desk.studio.document().edit("label",
                                        [](DocumentState& state) { state.fine[0].label.name = "red plate"; });
            QTest::qWait(300);
            desk.page.grab().save(name + "accuracy.png");
            BackgroundJob* job = desk.page.exportTo(out.toStdString(), {}, true);
            QSignalSpy exported(job, &BackgroundJob::done);
            QTRY_COMPARE(exported.count(), 1);
            FitDialog fit(desk.studio, &desk.page);
            fit.show();
            fit.grab().save(name + "fit.png");
            ExportDialog exporting("/data/results", &desk.page);
            exporting.show();
            exporting.grab().save(name + "export.png");
            RunsDialog runs(earlierRuns(defaultRunsFolder()), &desk.page);
            runs.show();
            runs.grab().save(name + "runs.png");
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScorePageTest)
#include "score_page_test.moc"
