#include "pages/tune/suggest/suggest_dialog.h"

#include <string>
#include <utility>
#include <vector>

#include <QCheckBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

#include "pages/tune/suggest/trial_pictures.h"
#include "pages/tune/suggest/trial_table.h"
#include "ui/pages/tune/tune_bench.h"

using namespace cliplad;
using namespace cliplad::ui;

class SuggestDialogTest : public QObject, tests::TuneBench {
    Q_OBJECT

private:
    static QString textIn(const QTableView& table, int row, TrialModel::Column column,
                          Qt::ItemDataRole role = Qt::DisplayRole) {
        return table.model()->index(row, column).data(role).toString();
    }
    static int rowsOf(const QTableView& table) { return table.model()->rowCount(); }
    static int rowOf(const QTableView& table, const QString& change) {
        for (int row = 0; row < rowsOf(table); ++row)
            if (textIn(table, row, TrialModel::Change).contains(change))
                return row;
        return -1;
    }
    struct Suggest {
        SuggestDialog& dialog;
        QTableView& table;
        QPushButton& start;
    };
    Suggest openSuggest() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        return {dialog, *dialog.findChild<QTableView*>("suggest.table"),
                *dialog.findChild<QPushButton*>("suggest.start")};
    }
    static void clickUse(QTableView& table, int row) {
        const QModelIndex use = table.model()->index(row, TrialModel::Use);
        table.scrollTo(use);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(use).center());
    }
    /// The present state, and so many other counts of clusters.
    static std::vector<Trial> trialsOf(int others) {
        std::vector<Trial> trials(static_cast<std::size_t>(others + 1));
        for (std::size_t i = 0; i < trials.size(); ++i) {
            trials[i].figures.agreement = 0.5 + 0.05 * static_cast<double>(i);
            if (i > 0)
                trials[i].change = {.kind = RecipeChange::Kind::Setting,
                                    .key = "clusters.count",
                                    .value = std::to_string(i + 20)};
        }
        return trials;
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }

    void allFourShotsAreShown() {
        QImage mask(8, 8, QImage::Format_Indexed8);
        mask.fill(0);
        Trial trial;
        trial.parts.assign(4, mask);
        trial.shotStabilities = {0.9, 0.8, 0.9, 0.9};
        TrialTable table(nullptr);
        table.showTrials({trial}, {});
        const int side = TrialPictures(table).size(1).width();
        QVERIFY(table.columnWidth(TrialModel::Masks) >= 4 * side);
    }

    void theNumberOfAShotHidesNothingOfItsMask() {
        QImage mask(8, 8, QImage::Format_Indexed8);
        mask.fill(1);
        Trial trial;
        trial.parts.assign(2, mask);
        trial.shotStabilities = {0.9, 0.8};
        const QWidget shownOn;
        TrialPictures pictures(shownOn);
        const QImage drawn = pictures.of(trial, {{.name = "screw", .colour = "#ff8800"}}).toImage();
        const int side = pictures.size(1).width();
        for (int y = 3; y < side - 3; ++y)
            for (int x = 3; x < side - 3; ++x)
                QCOMPARE(drawn.pixelColor(x, y), QColor("#ff8800"));
    }

    void aRowHasRoomForItsTextAndItsPictures() {
        std::vector<Trial> trials = trialsOf(1);
        trials[1].change = {.kind = RecipeChange::Kind::Synonym,
                            .label = "screw",
                            .synonym = QStringList(60, "long").join(' ').toStdString()};
        TrialTable table(nullptr);
        table.resize(900, 400);
        table.show();
        table.showTrials(trials, {});
        QVERIFY(table.rowHeight(0) >= TrialPictures(table).size(1).height());
        const auto isStretched = [&] {
            return table.horizontalHeader()->length() == table.viewport()->width();
        };
        const auto isFitting = [&] {
            QFont bold = table.font(); // wider
            bold.setBold(true);
            const int room = table.columnWidth(TrialModel::Change);
            const int px = QFontMetrics(bold).horizontalAdvance(textIn(table, 1, TrialModel::Change));
            return table.rowHeight(1) >= px / room * table.fontMetrics().lineSpacing();
        };
        QTRY_VERIFY(isStretched());
        QVERIFY(isFitting());
        const int before = table.rowHeight(1);
        table.resize(700, 400); // its lines break elsewhere
        QTRY_VERIFY(isStretched());
        QVERIFY(table.rowHeight(1) > before);
        QVERIFY(isFitting());
        QFont large = table.font();
        large.setPointSize(2 * large.pointSize());
        const int width = table.columnWidth(TrialModel::Stability);
        table.setFont(large);
        QVERIFY(table.columnWidth(TrialModel::Stability) > width);
    }

    void onlyTheRowsThatReadOtherwiseAreTold() {
        TrialModel model;
        std::vector<Trial> trials = trialsOf(9);
        model.showTrials(trials, {});
        QSignalSpy changed(&model, &TrialModel::dataChanged), reset(&model, &TrialModel::modelReset),
            moved(&model, &TrialModel::layoutChanged), inserted(&model, &TrialModel::rowsInserted);
        model.showTrials(trials, {});
        QCOMPARE(changed.count(), 0);
        trials[3].figures.judged = 1;
        trials.push_back(trialsOf(10).back());
        model.showTrials(trials, {});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 3);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 10);
        model.setOutdated(true); // which the row of the present state tells
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[1][0].toModelIndex().row(), 0);
        QCOMPARE(reset.count() + moved.count(), 0);
        model.showTrials(trialsOf(2), {}); // another run
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 3);
    }

    void theChoiceStaysWithItsTrial() {
        TrialTable table(nullptr);
        table.showTrials(trialsOf(9), {});
        table.setCurrentIndex(table.model()->index(1, TrialModel::Change));
        table.rank();
        QCOMPARE(rowOf(table, "→ 21"), 8); // before the present state
        QCOMPARE(table.currentIndex().row(), 8);
        QCOMPARE(table.chosen()->change.value, std::string("21"));
    }

    void nothingIsSuggestedBeforeAllIsTried() {
        Trial present, other;
        present.figures.agreement = 0.5;
        other.change = {.kind = RecipeChange::Kind::Setting, .key = "clusters.count", .value = "5"};
        TrialTable table(nullptr);
        table.showTrials({present, other}, {});
        table.rank(); // as a click on the header does
        QVERIFY(rowOf(table, "→ 5") == 0);
        QCOMPARE(rowOf(table, "★"), -1);
        table.finish();
        QCOMPARE(rowOf(table, "★"), 0);
    }

    void aStoppedRunSaysSoAndSuggestsNothing() {
        studio_->results().begin({.id = "run"});
        studio_->results().append("run", {{.path = good_, .review = ReviewDecision::Good},
                                          {.path = bad_, .review = ReviewDecision::Bad}});
        const auto [dialog, table, start] = openSuggest();
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        connect(job, &BackgroundJob::changed, &dialog, [&] {
            if (rowsOf(table) > 1 && start.text().contains("top"))
                QTest::mouseClick(&start, Qt::LeftButton);
        });
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(table) > 1 && !start.text().contains("top"), 60000);
        const QString told = dialog.findChild<QLabel*>("suggest.state")->text();
        QVERIFY2(told.startsWith("⚠ Stopped: 0 of 2 reviewed images scored, "), qPrintable(told));
        QVERIFY2(told.contains(QString(" %1 of 18 variants tried").arg(rowsOf(table) - 1)), qPrintable(told));
        QVERIFY(rowsOf(table) < 19);
        QCOMPARE(rowOf(table, "★"), -1);
        QTRY_VERIFY(!job || job->isEnded());
    }

    void aStopAfterAllWasTriedIsAnEnd() {
        const auto [dialog, table, start] = openSuggest();
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        bool isStopped = false;
        connect(job, &BackgroundJob::changed, &dialog, [&] {
            if (job->progress().total > 0 && job->progress().done == job->progress().total &&
                !std::exchange(isStopped, true))
                QTest::mouseClick(&start, Qt::LeftButton);
        });
        QTRY_VERIFY_WITH_TIMEOUT(isStopped, 60000);
        QTRY_COMPARE(rowOf(table, "★"), 0);
        QCOMPARE(rowsOf(table), 19);
        QVERIFY(!start.text().contains("top"));
        const QString told = dialog.findChild<QLabel*>("suggest.state")->text();
        QVERIFY2(!told.contains("Stopped"), qPrintable(told));
    }

    void suggestTriesAllCountsByKeysAndOneIsAdopted() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        QVERIFY(dialog.isVisible());
        auto& table = *dialog.findChild<QTableView*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QVERIFY(studio_->engine().jobs().isEmpty() || rowsOf(table) == 0); // nothing before it is asked for
        QVERIFY(dialog.findChild<QLabel*>("suggest.plan")->text().contains("18 variants"));
        QTest::keyClick(&start, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(rowsOf(table), 19, 60000);
        QTRY_VERIFY(!start.text().contains("top"));
        const int row = rowOf(table, "Clusters 8 → 5");
        QVERIFY(row >= 0);
        QVERIFY(rowOf(table, "As it is now") >= 0);
        QVERIFY(textIn(table, row, TrialModel::Stability).contains("worst: shot ")); // stability
        QVERIFY(textIn(table, row, TrialModel::Masks, Qt::ToolTipRole).contains(", the worst"));
        table.setCurrentIndex(table.model()->index(row, TrialModel::Change));
        const int steps = undo().count();
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(state().settings.clusters.count, 5);
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(undo().undoText(), QString("Suggest: Clusters 8 → 5"));
        QVERIFY(!dialog.isVisible());
        undo().undo();
        QCOMPARE(state().settings.clusters.count, 8);
    }

    void suggestTriesWordsAndSettingsByMouse() {
        studio_->document().edit("words", [](DocumentState& state) {
            state.fine[0].label.synonyms = {"red disc", "blue thing"};
            LabelRow off = state.fine[0];
            off.enabled = false;
            state.fine.insert(state.fine.begin(), off);
        });
        studio_->results().begin({.id = "run"});
        studio_->results().append("run", {{.path = good_, .review = ReviewDecision::Good},
                                          {.path = bad_, .review = ReviewDecision::Bad},
                                          {.path = state().shots[0], .review = ReviewDecision::Good}});
        const auto [dialog, table, start] = openSuggest();
        QVERIFY(dialog.findChild<QCheckBox*>("suggest.judged")->text().contains("1 good, 1 bad"));
        for (const char* name : {"suggest.counts", "suggest.synonyms"})
            QTest::mouseClick(dialog.findChild<QCheckBox*>(name), Qt::LeftButton, {}, {8, 8});
        QVERIFY(start.text().contains("4")); // two coarse and two fine synonyms
        QTest::mouseClick(dialog.findChild<QCheckBox*>("suggest.settings"), Qt::LeftButton, {}, {8, 8});
        QTest::mouseClick(&start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(table, "without “blue thing”") == 0, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QCOMPARE(rowOf(table, "without “blue thing”"), 0);
        QVERIFY(rowOf(table, "Label by patch → region") > 0);
        QVERIFY(textIn(table, 0, TrialModel::Judged).contains("2 of 2"));
        const int steps = undo().count();
        clickUse(table, 0);
        QCOMPARE(undo().undoText(), QString("Suggest: red disc without “blue thing” (fine label)"));
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(state().fine[1].label.synonyms, std::vector<std::string>{"red disc"});
        QCOMPARE(state().fine[0].label.synonyms.size(), std::size_t(2)); // switched off: untouched
        QVERIFY(!dialog.isVisible());
        undo().undo();
        QCOMPARE(state().fine[1].label.synonyms.size(), std::size_t(2));
    }

    void rowsKeepTheirPlacesUntilAllIsTried() {
        const auto [dialog, table, start] = openSuggest();
        const auto changes = [&] {
            QStringList texts;
            for (int row = 0; row < rowsOf(table); ++row)
                texts.append(textIn(table, row, TrialModel::Change).section('\n', 0, 0));
            return texts;
        };
        QStringList before;
        int moved = 0, marked = 0;
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        connect(job, &BackgroundJob::changed, &dialog, [&] {
            const QStringList now = changes();
            moved += now.first(std::min(now.size(), before.size())) == before ? 0 : 1;
            before = now;
            for (int row = 0; row < rowsOf(table); ++row)
                marked += textIn(table, row, TrialModel::Change).contains("★") ? 1 : 0;
        });
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QCOMPARE(rowsOf(table), 19);
        QVERIFY(!before.isEmpty());
        QCOMPARE(moved, 0);
        QCOMPARE(marked, 0);
        QCOMPARE(rowOf(table, "★"), 0); // sorted at the end
    }

    void afterAnEditAllIsOfEarlierSettingsAndCanBeTriedAgain() {
        const auto [dialog, table, start] = openSuggest();
        auto& again = *dialog.findChild<QPushButton*>("suggest.again");
        QTest::mouseClick(&start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QVERIFY(!again.isVisible());
        QVERIFY(rowOf(table, "As it is now") >= 0);
        studio_->document().edit("clusters", [](DocumentState& state) { state.settings.clusters.count = 7; });
        QVERIFY(again.isVisible());
        QVERIFY(rowOf(table, "As it is now") < 0);
        QVERIFY(rowOf(table, "As it was when") >= 0);
        QTest::mouseClick(&again, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QVERIFY(!again.isVisible());
        QVERIFY(rowOf(table, "Clusters 7 → 5") >= 0);

        studio_->document().edit("other words",
                                 [](DocumentState& state) { state.fine[0].label.synonyms = {"red thing"}; });
        const DocumentState before = state();
        const int steps = undo().count(), row = rowOf(table, "Clusters 7 → 5");
        clickUse(table, row);
        DocumentState expected = before; // what its row says, and no more
        expected.settings.clusters.count = 5;
        QVERIFY(state() == expected);
        QCOMPARE(undo().count(), steps + 1);
        undo().undo();
        QVERIFY(state() == before);
    }

    void aRowThatAnEditHasDoneAlreadySaysSo() {
        const auto [dialog, table, start] = openSuggest();
        QTest::mouseClick(&start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        studio_->document().edit("clusters", [](DocumentState& state) { state.settings.clusters.count = 5; });
        const int steps = undo().count();
        table.setCurrentIndex(table.model()->index(rowOf(table, "Clusters 8 → 5"), TrialModel::Change));
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(undo().count(), steps);
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("already"));
        QTest::keyClick(&table, Qt::Key_Return);
        QVERIFY(dialog.isVisible() && studio_->engine().jobs().isEmpty()); // nothing is tried again
    }

    void closingSuggestStopsItAndAnEditIsToldOf() {
        const auto [dialog, table, start] = openSuggest();
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(table) > 1, 60000);
        studio_->document().edit("other words",
                                 [](DocumentState& state) { state.fine[0].label.synonyms = {"red thing"}; });
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("edited since"));
        undo().undo();
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().isEmpty());
        studio_->document().edit("model", [](DocumentState& state) { state.modelName = "another"; });
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("edited since"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QTRY_VERIFY(!job || job->state() != BackgroundJob::State::Running);
        QApplication::setActiveWindow(page_.get());
        const int rows = rowsOf(table);
        key(Qt::Key_S); // of another state: kept, and said to be
        QVERIFY(dialog.isVisible());
        QCOMPARE(rowsOf(table), rows);
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("edited since"));
        dialog.reject();
        studio_->document().startNew(state()); // another product: nothing is shown of this one
        QCOMPARE(rowsOf(table), 0);
    }
};

QTEST_MAIN(SuggestDialogTest)
#include "suggest_dialog_test.moc"
