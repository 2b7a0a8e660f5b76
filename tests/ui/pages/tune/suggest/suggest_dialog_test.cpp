#include "pages/tune/suggest/suggest_dialog.h"

#include <QCheckBox>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>

#include "pages/tune/suggest/trial_table.h"
#include "ui/pages/tune/tune_bench.h"

using namespace cliplad;
using namespace cliplad::ui;

class SuggestDialogTest : public QObject, tests::TuneBench {
    Q_OBJECT

private:
    static int rowOf(const QTableWidget& table, const QString& change) {
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.item(row, 1)->text().contains(change))
                return row;
        return -1;
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
        const int side = table.iconSize().height() - table.fontMetrics().height();
        QVERIFY(table.iconSize().width() >= 4 * side);
    }

    void theNumberOfAShotHidesNothingOfItsMask() {
        QImage mask(8, 8, QImage::Format_Indexed8);
        mask.fill(1);
        Trial trial;
        trial.parts.assign(2, mask);
        trial.shotStabilities = {0.9, 0.8};
        PreviewRequest request;
        request.recipe.prompts.fine = {{.name = "screw", .colour = "#ff8800"}};
        TrialTable table(nullptr);
        table.showTrials({trial}, request);
        const QImage drawn = table.item(0, 0)->icon().pixmap(table.iconSize()).toImage();
        const int side = table.iconSize().height() - table.fontMetrics().height();
        for (int y = 3; y < side - 3; ++y)
            for (int x = 3; x < side - 3; ++x)
                QCOMPARE(drawn.pixelColor(x, y), QColor("#ff8800"));
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
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        connect(job, &BackgroundJob::changed, &dialog, [&] {
            if (table.rowCount() > 1 && start.text().contains("top"))
                QTest::mouseClick(&start, Qt::LeftButton);
        });
        QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > 1 && !start.text().contains("top"), 60000);
        const QString told = dialog.findChild<QLabel*>("suggest.state")->text();
        QVERIFY2(told.startsWith("⚠ Stopped: 0 of 2 reviewed images scored, "), qPrintable(told));
        QVERIFY2(told.contains(QString(" %1 of 18 variants tried").arg(table.rowCount() - 1)),
                 qPrintable(told));
        QVERIFY(table.rowCount() < 19);
        QCOMPARE(rowOf(table, "★"), -1);
        QTRY_VERIFY(!job || job->isEnded());
    }

    void suggestTriesAllCountsByKeysAndOneIsAdopted() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        QVERIFY(dialog.isVisible());
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QVERIFY(studio_->engine().jobs().isEmpty() ||
                table.rowCount() == 0); // nothing before it is asked for
        QVERIFY(dialog.findChild<QLabel*>("suggest.plan")->text().contains("18 variants"));
        QTest::keyClick(&start, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(table.rowCount(), 19, 60000);
        QTRY_VERIFY(!start.text().contains("top"));
        const int row = rowOf(table, "Clusters 8 → 5");
        QVERIFY(row >= 0);
        QVERIFY(rowOf(table, "As it is now") >= 0);
        QVERIFY(table.item(row, 2)->text().contains("worst: shot ")); // stability
        QVERIFY(table.item(row, 0)->toolTip().contains(", the worst"));
        table.setCurrentCell(row, 1);
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
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
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
        QVERIFY(table.item(0, 4)->text().contains("2 of 2"));
        const int steps = undo().count();
        QTest::mouseClick(table.cellWidget(0, 6)->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(undo().undoText(), QString("Suggest: red disc without “blue thing” (fine label)"));
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(state().fine[1].label.synonyms, std::vector<std::string>{"red disc"});
        QCOMPARE(state().fine[0].label.synonyms.size(), std::size_t(2)); // switched off: untouched
        QVERIFY(!dialog.isVisible());
        undo().undo();
        QCOMPARE(state().fine[1].label.synonyms.size(), std::size_t(2));
    }

    void rowsKeepTheirPlacesUntilAllIsTried() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        const auto changes = [&] {
            QStringList texts;
            for (int row = 0; row < table.rowCount(); ++row)
                texts.append(table.item(row, 1)->text().section('\n', 0, 0));
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
            for (int row = 0; row < table.rowCount(); ++row)
                marked += table.item(row, 1)->text().contains("★") ? 1 : 0;
        });
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QCOMPARE(table.rowCount(), 19);
        QVERIFY(!before.isEmpty());
        QCOMPARE(moved, 0);
        QCOMPARE(marked, 0);
        QCOMPARE(rowOf(table, "★"), 0); // sorted at the end
    }

    void afterAnEditAllIsOfEarlierSettingsAndCanBeTriedAgain() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
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
        QTest::mouseClick(table.cellWidget(row, 6)->findChild<QPushButton*>(), Qt::LeftButton);
        DocumentState expected = before; // what its row says, and no more
        expected.settings.clusters.count = 5;
        QVERIFY(state() == expected);
        QCOMPARE(undo().count(), steps + 1);
        undo().undo();
        QVERIFY(state() == before);
    }

    void aRowThatAnEditHasDoneAlreadySaysSo() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QTest::mouseClick(&start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        studio_->document().edit("clusters", [](DocumentState& state) { state.settings.clusters.count = 5; });
        const int steps = undo().count();
        table.setCurrentCell(rowOf(table, "Clusters 8 → 5"), 1);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(undo().count(), steps);
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("already"));
    }

    void closingSuggestStopsItAndAnEditIsToldOf() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > 1, 60000);
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
        const int rows = table.rowCount();
        key(Qt::Key_S); // of another state: kept, and said to be
        QVERIFY(dialog.isVisible());
        QCOMPARE(table.rowCount(), rows);
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("edited since"));
        dialog.reject();
        studio_->document().startNew(state()); // another product: nothing is shown of this one
        QCOMPARE(table.rowCount(), 0);
    }
};

QTEST_MAIN(SuggestDialogTest)
#include "suggest_dialog_test.moc"
