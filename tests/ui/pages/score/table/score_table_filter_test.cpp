#include <QTest>
#include <QTranslator>

#include "pages/score/table/score_table_model.h"
#include "ui/pages/score/table/table_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ScoreTableFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidOfPartsIsFound() {
        TableBench table;
        const PartDifference fewer{.label = "nut",
                                   .areaPx = 50,
                                   .shotAreaPx = 200,
                                   .countDifference = -3,
                                   .pieces = 1,
                                   .shotPieces = 4};
        const PartDifference less{
            .label = "nut", .areaPx = 90, .shotAreaPx = 200, .pieces = 4, .shotPieces = 4};
        table.studio.results().append(
            "run",
            {{.path = "/a", .differences = {fewer}}, {.path = "/b", .differences = {less}}, {.path = "/c"}});
        const auto found = [&](const char* text) {
            table.model.setText(text);
            return table.model.rowCount();
        };
        QCOMPARE(found("nut"), 2);
        QCOMPARE(found("3 fewer"), 1);
        QVERIFY(table.model.index(0, ScoreTableModel::Why).data().toString().contains("3 fewer"));
        QCOMPARE(found("less area"), 1);
        QCOMPARE(found("4 fewer"), 0);
    }

    void whatIsTypedIsFoundAsItStands() {
        TableBench table;
        const PartDifference fewer{.label = "nut",
                                   .areaPx = 150,
                                   .shotAreaPx = 200,
                                   .countDifference = -1,
                                   .pieces = 3,
                                   .shotPieces = 4};
        table.studio.results().append("run",
                                      {{.path = "/3.png", .differences = {fewer}}, {.path = "/3b.png"}});
        const auto found = [&](const char* text) {
            table.model.setText(QString::fromUtf8(text));
            return table.model.rowCount();
        };
        QCOMPARE(found("3 fewer"), 0); // its name has a 3, and another is fewer
        QCOMPARE(found(" 1  fewer "), 1);
        QCOMPARE(found("1 fewer, 3.png"), 1);
        QCOMPARE(found("1 fewer，3.png"), 1);
        QCOMPARE(found("1 fewer, 3b"), 0);
        QCOMPARE(found("3,"), 2);
    }

    void aRowThatChangesBeforeItIsAddedHasNoPlaceYet() {
        std::vector<ScoreRow> rows{{.path = "/a"}};
        ScoreOrder order;
        order.setRows(rows);
        const ScoreOrder::Wish wish{.text = "nut", .key = SortKey::Score};
        order.build(rows, {}, wish);
        rows.push_back({.path = "/nut", .review = ReviewDecision::Good});
        order.changeRow(rows, 1);
        QVERIFY(order.isInPlace(rows, 1, {}, wish));
        order.addRows(rows);
        QVERIFY(!order.isInPlace(rows, 1, {}, wish));
    }

    void whatIsSaidIsFoundInTheLanguageOfTheMoment() {
        struct OtherWords : QTranslator { // stands for another language
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* text, const char*, int) const override {
                return QString(text) == "%n fewer than the shots" ? QString("%n weniger") : QString();
            }
        } german;
        TableBench table;
        const PartDifference fewer{.label = "nut",
                                   .areaPx = 50,
                                   .shotAreaPx = 200,
                                   .countDifference = -3,
                                   .pieces = 1,
                                   .shotPieces = 4};
        table.studio.results().append("run", {{.path = "/a", .differences = {fewer}}});
        table.model.setText("weniger");
        QCOMPARE(table.model.rowCount(), 0);
        QCoreApplication::installTranslator(&german);
        table.model.restyle(); // of another theme: nothing is said anew
        QTest::qWait(1);
        table.model.setText("3 fewer");
        QCOMPARE(table.model.rowCount(), 1);
        table.model.setText("weniger");
        table.model.retranslate();
        QTRY_COMPARE(table.model.rowCount(), 1);
        QCoreApplication::removeTranslator(&german);
    }

    void manyRowsAreFoundByTheirNamesAtOnceAndByTheirPartsSoon() {
        constexpr int kMany = 5000;
        TableBench table;
        table.fill(kMany);
        table.model.setText("photo_4999");
        QCOMPARE(table.model.rowCount(), 1);
        table.model.setText("less area");
        QVERIFY(table.model.rowCount() < kBatch); // all of them would hold the window
        QTRY_VERIFY(table.model.rowCount() > kBatch);
        const int found = table.model.rowCount();
        table.model.setText({});
        table.model.setText("less area");
        QCOMPARE(table.model.rowCount(), found);
        table.fill(kMany + 200); // the first ones are there
        QTRY_VERIFY(table.model.rowCount() > found);
    }

    void theMissedOnesCanBeShownAlone() {
        TableBench table;
        table.studio.results().append("run", {{.path = "/a", .fused = 1, .anomalous = true},
                                              {.path = "/b", .fused = 9, .anomalous = true},
                                              {.path = "/c", .fused = 9, .anomalous = false}});
        table.model.setFilter(RowFilter::Missed);
        QCOMPARE(table.model.rowCount(), 1);
        table.model.setFilter(RowFilter::FalseAlarms);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 2);
        table.studio.document().edit("t", [](DocumentState& state) { state.threshold = 10; });
        QTRY_COMPARE(table.model.rowCount(), 0);
    }

    void whereAPersonAndTheDataSetDisagreeIsCountedAndShown() {
        TableBench table;
        ScoreResults& results = table.studio.results();
        results.append("run", {{.path = "/a", .fused = 9, .anomalous = true},
                               {.path = "/b", .fused = 1, .anomalous = false},
                               {.path = "/c", .fused = 1}, // nothing is known
                               {.path = "/d", .fused = 1, .anomalous = false, .isLearnedFrom = true},
                               {.path = "/e", .failed = true, .anomalous = false}});
        table.model.setFilter(RowFilter::DecidedOtherwise);
        QCOMPARE(table.model.rowCount(), 0);
        for (std::size_t row = 0; row < 5; ++row)
            results.setReview(row, ReviewDecision::Bad, {});
        QCOMPARE(results.decidedOtherwise(), 1);
        QTRY_COMPARE(table.model.rowCount(), 1);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 1);
        QCOMPARE(results.row(1).knownBad(), std::optional(false)); // the data set counts
        results.setReview(1, ReviewDecision::Unsure, {});
        QCOMPARE(results.decidedOtherwise(), 0);
        results.setReview(0, ReviewDecision::Good, {});
        QCOMPARE(results.decidedOtherwise(), 1);
        results.append("run", {{.path = "/a", .fused = 8, .anomalous = true}}); // scored again
        QCOMPARE(results.decidedOtherwise(), 1);
        results.begin({});
        QCOMPARE(results.decidedOtherwise(), 0);
    }

    void copiesAmongTheKnownOnesAreCounted() {
        TableBench table;
        ScoreResults& results = table.studio.results();
        results.append("run", {{.path = "/a", .imageSha256 = "x"},
                               {.path = "/b", .imageSha256 = "x"},
                               {.path = "/c", .anomalous = true, .imageSha256 = "y"},
                               {.path = "/d", .anomalous = true, .imageSha256 = "y"}});
        const auto counted = [&] {
            const ContentCounts& known = results.knownContents();
            return std::pair(known.images(), known.copies());
        };
        QCOMPARE(results.contents().copies(), 2);
        QCOMPARE(counted(), std::pair(2, 1));
        for (const std::size_t row : {0, 1})
            results.setReview(row, ReviewDecision::Good, {});
        QCOMPARE(counted(), std::pair(4, 2));
        results.setReview(1, ReviewDecision::None, {});
        QCOMPARE(counted(), std::pair(3, 1));
        QCOMPARE(results.contents().images(), 4);
        QCOMPARE(results.contents().copies(), 2);
    }

    void photosOfTheSameContentAreCounted() {
        TableBench table;
        ScoreResults& results = table.studio.results();
        std::vector<ScoreRow> rows(5);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].path = "/data/" + std::to_string(i) + ".png";
            rows[i].imageSha256 = i < 3 ? "a" : "b";
        }
        rows[4].failed = true; // counts in no figure
        results.append("run", rows);
        QCOMPARE(results.contents().copies(), 2);
        table.model.setFilter(RowFilter::Copies);
        QCOMPARE(table.model.rowCount(), 3);
        const QString tip = table.model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.startsWith("/data/0.png\n"));
        QVERIFY(tip.contains("/data/1.png") && tip.contains("/data/2.png") && !tip.contains("/data/3.png"));
        rows[1].imageSha256 = "c"; // the file was replaced
        results.append("run", {rows[1]});
        QCOMPARE(results.contents().copies(), 1);
        rows[4].failed = false;
        results.append("run", {rows[4]});
        QCOMPARE(results.contents().copies(), 2);
        results.begin({});
        QCOMPARE(results.contents().copies(), 0);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableFilterTest)
#include "score_table_filter_test.moc"
