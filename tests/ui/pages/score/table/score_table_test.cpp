#include "pages/score/table/score_table.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "ui/pages/score/table/table_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ScoreTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longFoldersOfNamesakesAreCutWhereTheyAreAlike() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(900, 400);
        view.show();
        std::vector<ScoreRow> rows;
        for (const char* day : {"25", "26"})
            rows.push_back({.path = std::string("/data/inspection-of-line-3-on-2026-11-") + day +
                                    "-in-the-morning-shift/photo-of-the-camera-at-the-left.png"});
        table.studio.results().append("run", rows);
        view.view().setAlternatingRowColors(false);
        view.view().setSelectionMode(QAbstractItemView::NoSelection);
        view.view().selectionModel()->clear();
        const auto cell = [&](int row) {
            const QModelIndex index = view.model().index(row, ScoreTableModel::Image);
            return view.view().viewport()->grab(view.view().visualRect(index)).toImage();
        };
        QVERIFY(cell(0) != cell(1));
        QCOMPARE(view.model().index(0, 0).data(Qt::ToolTipRole).toString(),
                 QString::fromStdString(rows[0].path.string()));
    }

    void aFilterThatMatchesNothingSaysSoAndIsTakenAway() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(800, 400);
        view.show();
        auto* nothing = view.findChild<QWidget*>("noMatch");
        QVERIFY(!nothing->isVisible()); // there is nothing to filter yet
        table.studio.results().append("run", {{.path = "/a", .fused = 1}, {.path = "/b", .fused = 9}});
        QVERIFY(!nothing->isVisible());
        view.filterField().setText("nowhere");
        view.findChild<QComboBox*>("filterVerdict")->setCurrentIndex(static_cast<int>(RowFilter::Reject));
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->geometry(), view.view().viewport()->geometry());
        QTest::mouseClick(view.findChild<QPushButton*>("clearFilter"), Qt::LeftButton);
        QVERIFY(!nothing->isVisible());
        QCOMPARE(view.model().rowCount(), 2);
        QVERIFY(view.filterField().text().isEmpty());
    }

    void aFilterIsOfOneRunAndCountsWhatItHides() {
        TableBench table;
        ScoreTable view(table.studio);
        const auto* count = view.findChild<QLabel*>("rowCount");
        view.filterField().setText("nowhere");
        table.studio.results().append("run", {{.path = "/a", .fused = 1}, {.path = "/b", .fused = 9}});
        QCOMPARE(count->text(), QString("0 of 2"));
        table.studio.results().begin({.id = "other", .state = discs(), .calibration = {.threshold = 3.5}});
        QVERIFY(view.filterField().text().isEmpty());
        table.studio.results().append("other", {{.path = "/c", .fused = 1}});
        QCOMPARE(count->text(), QString("1 of 1"));
    }

    void theNewestRowIsKeptInSightUntilThePersonLooksElsewhere() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(800, 400);
        view.show();
        int rows = 0;
        const auto come = [&](int count) {
            std::vector<ScoreRow> batch;
            for (int i = 0; i < count; ++i, ++rows)
                batch.push_back({.path = "/a/" + std::to_string(rows), .fused = 1, .scoredMs = 1 + rows});
            table.studio.results().append("run", batch);
        };
        const auto isSeen = [&](int row) {
            const QRect place = view.view().visualRect(view.model().indexOf(row));
            return view.view().viewport()->rect().contains(place.center());
        };
        come(30);
        QVERIFY(!isSeen(29)); // nothing is watched
        view.setFollowing(true);
        QVERIFY(isSeen(29));
        come(20);
        QVERIFY(isSeen(49));
        view.view().verticalScrollBar()->setValue(3); // to look at something
        come(20);
        QVERIFY(isSeen(3));
        view.view().scrollToBottom();
        come(20);
        QVERIFY(isSeen(89));
        const QRect chosen = view.view().visualRect(view.model().indexOf(88));
        QTest::mouseClick(view.view().viewport(), Qt::LeftButton, {}, chosen.center()); // it is looked at
        QCOMPARE(view.currentRow(), 88);
        come(20);
        QVERIFY(isSeen(88));
        view.view().scrollToBottom();
        come(20);
        QVERIFY(isSeen(129));
        view.view().sortByColumn(ScoreTableModel::ScoredAt, Qt::DescendingOrder);
        come(20);
        QTRY_COMPARE(view.model().rowCount(), 150);
        QVERIFY(isSeen(149));
        view.view().sortByColumn(ScoreTableModel::Score, Qt::AscendingOrder);
        come(20);
        QTRY_COMPARE(view.model().rowCount(), 170);
        QVERIFY(!isSeen(169));
    }

    void theColumnOfTheCurrentCellIsSortedByAKey() {
        TableBench table;
        ScoreTable view(table.studio);
        view.show();
        table.studio.results().append(
            "run", {{.path = "/a", .fused = 2}, {.path = "/b", .fused = 3}, {.path = "/c", .fused = 1}});
        const auto order = [&] {
            QList<int> rows;
            for (int place = 0; place < view.model().rowCount(); ++place)
                rows << view.model().rowOf(view.model().index(place, 0));
            return rows;
        };
        view.view().setCurrentIndex(view.model().index(1, ScoreTableModel::Score));
        view.sortByCurrentColumn();
        QCOMPARE(order(), QList<int>({2, 0, 1}));
        QCOMPARE(view.view().currentIndex(), view.model().index(2, ScoreTableModel::Score)); // the same cell
        view.sortByCurrentColumn();
        QCOMPARE(order(), QList<int>({1, 0, 2}));
        view.sortByCurrentColumn();
        QCOMPARE(order(), QList<int>({0, 1, 2}));
        QCOMPARE(view.view().currentIndex().column(), int(ScoreTableModel::Score));
    }

    void theFindFieldIsLeftForTheTable() {
        TableBench table;
        ScoreTable view(table.studio);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        table.studio.results().append("run", {{.path = "/a"}, {.path = "/b"}});
        QLineEdit& field = view.filterField();
        field.setFocus();
        QTest::keyClicks(&field, "b");
        QTest::keyClick(&field, Qt::Key_Down);
        QVERIFY(view.view().hasFocus());
        QCOMPARE(view.model().rowCount(), 1);
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(view.view().hasFocus());
        QVERIFY(field.text().isEmpty());
        QCOMPARE(view.model().rowCount(), 2);
    }

    void aDecisionLeavesTheTableWhereItIs() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(800, 400);
        view.show();
        table.fill(200);
        view.view().sortByColumn(ScoreTableModel::Score, Qt::DescendingOrder);
        view.select(view.model().rowOf(view.model().index(0, 0)));
        view.view().verticalScrollBar()->setValue(50);
        QSignalSpy reset(&view.model(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(&view.model(), &QAbstractItemModel::dataChanged);
        ScoreResults& results = table.studio.results();
        for (const std::size_t row : {3, 4})
            results.setReview(row, ReviewDecision::Bad, {});
        QCOMPARE(changed.count(), 2);
        QTest::qWait(100); // longer than it waits to build anew
        QCOMPARE(reset.count(), 0);
        QCOMPARE(view.view().verticalScrollBar()->value(), 50);
        for (const auto& [filter, column, shown] :
             {std::tuple(RowFilter::NotReviewed, int(ScoreTableModel::Score), 197),
              std::tuple(RowFilter::All, view.model().lastColumn(), 200)}) {
            view.model().setFilter(filter);
            view.view().sortByColumn(column, Qt::DescendingOrder);
            reset.clear();
            results.setReview(column == ScoreTableModel::Score ? 5 : 6, ReviewDecision::Unsure, {});
            QTRY_COMPARE(reset.count(), 1);
            QCOMPARE(view.model().rowCount(), shown);
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableTest)
#include "score_table_test.moc"
