#include <QTest>

#include "pages/score/table/score_table_model.h"
#include "ui/pages/score/table/table_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ScoreTableOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreOrderedAsAPersonCounts() {
        TableBench table;
        std::vector<ScoreRow> rows;
        for (const char* name : {"/a/img10.png", "/a/img2.png", "/a/img1.png", "/b/img1.png"})
            rows.push_back({.path = name});
        table.studio.results().append("run", rows);
        table.model.sort(ScoreTableModel::Image, Qt::AscendingOrder);
        QStringList names;
        for (int i = 0; i < 4; ++i)
            names += table.model.index(i, 0).data().toString();
        QCOMPARE(names, QStringList({"a/img1.png", "img2.png", "img10.png", "b/img1.png"}));
    }

    void manyNamesAreRankedAsideAlsoWhileRowsCome() {
        TableBench table;
        constexpr int kFirst = 6000, kMore = 500;
        const auto add = [&](int begin, int count) {
            std::vector<ScoreRow> rows;
            for (int i = begin; i < begin + count; ++i)
                rows.push_back({.path = "/a/img" + std::to_string(kFirst + kMore - i) + ".png"});
            table.studio.results().append("run", rows);
        };
        add(0, kFirst);
        table.model.sort(ScoreTableModel::Image, Qt::AscendingOrder);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 0); // as they were, until the ranks are there
        add(kFirst, kMore);
        QTRY_COMPARE(table.model.rowOf(table.model.index(0, 0)), kFirst + kMore - 1);
        QCOMPARE(table.model.rowCount(), kFirst + kMore);
        for (int place = 0; place < kFirst + kMore; ++place)
            QCOMPARE(table.model.rowOf(table.model.index(place, 0)), kFirst + kMore - 1 - place);
    }

    void rowsAreSortedByTheTimeAtWhichTheyWereScored() {
        TableBench table;
        table.studio.results().append("run", {{.path = "/a", .scoredMs = 2'000'000'000'000},
                                              {.path = "/b"}, // by an earlier version
                                              {.path = "/c", .failed = true, .scoredMs = 1'000'000'000'000}});
        table.model.sort(ScoreTableModel::ScoredAt, Qt::DescendingOrder);
        for (const int row : {0, 2, 1})
            QCOMPARE(table.model.rowOf(table.model.index(row == 0 ? 0 : row == 2 ? 1 : 2, 0)), row);
        const auto time = [&](int place) {
            return table.model.index(place, ScoreTableModel::ScoredAt).data().toString();
        };
        QVERIFY2(time(0).contains("33") && time(0).contains(':'), qPrintable(time(0))); // 2033
        QCOMPARE(time(2), QString("–"));
    }

    void failedRowsComeLastAmongTheHighestScores() {
        TableBench table;
        table.studio.results().append(
            "run", {{.path = "/a", .failed = true, .error = "damaged"}, {.path = "/b", .fused = 1}});
        table.model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 1);
        QCOMPARE(table.model.index(1, ScoreTableModel::VerdictColumn).data().toString(),
                 QString("Not scored"));
        QCOMPARE(table.model.index(1, ScoreTableModel::Why).data().toString(), QString("damaged"));
    }

    void rowsThatComeWhileSortedFindTheirPlace() {
        TableBench table;
        table.model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        table.studio.results().append("run", {{.path = "/a", .fused = 1}, {.path = "/b", .fused = 3}});
        QTRY_COMPARE(table.model.rowCount(), 2);
        table.studio.results().append("run", {{.path = "/c", .fused = 2}});
        QTRY_COMPARE(table.model.rowCount(), 3);
        QCOMPARE(table.model.rowOf(table.model.index(1, 0)), 2);
    }

    void aRowThatIsScoredAgainGoesToItsNewPlaceInWhateverIsSorted() {
        TableBench table;
        table.model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        ScoreResults& results = table.studio.results();
        results.append("run", {{.path = "/a", .fused = 3}, {.path = "/b", .fused = 2}});
        QTRY_COMPARE(table.model.rowCount(), 2);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 0);
        results.append("run", {{.path = "/a", .fused = 1}});
        QTRY_COMPARE(table.model.rowOf(table.model.index(0, 0)), 1);
        table.model.sort(ScoreTableModel::Logical, Qt::AscendingOrder);
        results.append("run", {{.path = "/a", .logical = 5, .fused = 1}});
        QTRY_COMPARE(table.model.rowOf(table.model.index(0, 0)), 1);
        table.model.sort(-1, Qt::AscendingOrder);
        table.model.setText("dent");
        QCOMPARE(table.model.rowCount(), 0);
        results.setReview(1, ReviewDecision::Bad, "a dent"); // its note is looked into as well
        QTRY_COMPARE(table.model.rowCount(), 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableOrderTest)
#include "score_table_order_test.moc"
