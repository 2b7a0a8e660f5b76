#include "pages/score/table/score_table_model.h"

#include <algorithm>
#include <optional>

#include <QElapsedTimer>
#include <QTest>

#include "ui/pages/score/table/table_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

constexpr int kRows = 100000;

class ScoreTableModelTest : public QObject {
    Q_OBJECT

    template<class Action>
    static double measure(const char* what, const Action& action) {
        QElapsedTimer timer;
        timer.start();
        action();
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        qInfo("%-44s %7.1f ms", what, ms);
        return ms;
    }

private Q_SLOTS:
    void theTableAnswersWhileItsRunIsReplaced() {
        TableBench table;
        table.fill(20);
        // Stands for a widget that hears of the new run before the table does, and lays it out.
        std::optional<ScoreTableModel> model;
        int asked = 0;
        connect(&table.studio.results(), &ScoreResults::reset, this, [&] {
            for (int column = 0; column < model->columnCount(); ++column) {
                model->headerData(column, Qt::Horizontal, Qt::DisplayRole);
                for (int row = 0; row < model->rowCount(); ++row)
                    model->data(model->index(row, column), Qt::DisplayRole);
            }
            ++asked;
        });
        model.emplace(table.studio);
        const int columns = model->columnCount();
        QCOMPARE(model->rowCount(), 20);
        table.studio.results().begin({});
        QCOMPARE(asked, 1);
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(model->columnCount(), columns - 2); // without the parts'
    }

    void aRowThatIsScoredAgainReplacesTheEarlierOne() {
        TableBench table;
        ScoreResults& results = table.studio.results();
        results.append("run", {{.path = "/a", .fused = 1, .imageSha256 = "x"}});
        results.setReview(0, ReviewDecision::Bad, "scratch");
        results.append("run", {{.path = "/a", .fused = 9, .imageSha256 = "x"}});
        QCOMPARE(results.rows().size(), std::size_t(1));
        QCOMPARE(results.row(0).fused, 9.0);
        QCOMPARE(results.row(0).note, QString("scratch"));
        results.append("run", {{.path = "/a", .fused = 9, .imageSha256 = "y"}});
        QCOMPARE(results.row(0).review, ReviewDecision::None);
        results.append("another run", {{.path = "/b"}});
        QCOMPARE(results.rows().size(), std::size_t(1));
    }

    void aDamagedImageIsNotExplainedByItsParts() {
        TableBench table;
        const PartDifference part{.label = "red disc",
                                  .areaPx = 100,
                                  .shotAreaPx = 102,
                                  .contribution = -0.01,
                                  .pieces = 1,
                                  .shotPieces = 1};
        ScoreRow damaged{.path = "/a",
                         .logical = 0.1,
                         .structural = 0.9,
                         .fused = 9,
                         .differences = {part},
                         .peakRegion = {10, 10, 8, 8},
                         .nearestShot = 0,
                         .peakShot = 1};
        ScoreRow odd = damaged;
        odd.path = "/b";
        std::swap(odd.logical, odd.structural);
        ScoreRow smaller = damaged; // by as much as normal images' parts vary
        smaller.path = "/c";
        smaller.differences[0].areaPx = 60;
        table.studio.results().begin(
            {.id = "run",
             .state = discs(),
             .calibration = {.mean = {0.1, 0.1}, .precision = {100, 0, 0, 100}, .threshold = 3.5}});
        table.studio.results().append("run", {damaged, odd, smaller});
        const auto why = [&](int row) {
            return table.model.index(row, ScoreTableModel::Why).data().toString();
        };
        QVERIFY2(why(0).contains("nearest is a place in shot 2"), qPrintable(why(0)));
        QVERIFY2(why(1).startsWith("red disc"), qPrintable(why(1)));
        QCOMPARE(why(2), why(0));
        const QString all = table.model.index(0, ScoreTableModel::Why).data(Qt::ToolTipRole).toString();
        QVERIFY2(all.contains("9.00") && all.contains("structural 0.900"), qPrintable(all));
    }

    void aHundredThousandRowsSortAndFilterAtOnce() {
        TableBench table;
        measure("100,000 rows appended in batches of 500", [&] { table.fill(kRows); });
        qInfo("the longest batch                            %7.1f ms", table.worstMs);
        ScoreTableModel& model = table.model;
        QCOMPARE(model.rowCount(), kRows);
        model.setText("area");
        QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() > kRows / 2, 60'000); // all is said of all
        model.setText("");
        double worst = 0;
        for (int column = 0; column < model.columnCount(); ++column)
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const QString what =
                    QString("sorted by %1")
                        .arg(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
                worst = std::max(worst, measure(qPrintable(what), [&] { model.sort(column, order); }));
            }
        model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        worst = std::max(worst, measure("filtered by one letter", [&] { model.setText("9"); }));
        worst = std::max(worst, measure("filtered by a word", [&] { model.setText("camera-3 77"); }));
        worst = std::max(worst, measure("filtered by a part", [&] { model.setText("red"); }));
        worst = std::max(worst, measure("filtered by what is said", [&] { model.setText("less area"); }));
        worst = std::max(worst, measure("filter taken away", [&] { model.setText(""); }));
        worst = std::max(worst, measure("filtered by verdict", [&] { model.setFilter(RowFilter::Reject); }));
        model.setFilter(RowFilter::All);
        worst = std::max(worst, measure("counted by verdict", [&] {
                             QVERIFY(countVerdicts(table.studio.results().rows(), {.review = 3, .reject = 4})
                                         .of(Verdict::Reject) > 0);
                         }));
        worst = std::max(worst, measure("histogram", [&] {
                             QCOMPARE(scoreHistogram(table.studio.results().rows(), 3.5).images, kRows);
                         }));
        worst =
            std::max(worst, measure("a threshold moved", [&] {
                         table.studio.document().edit("t", [](DocumentState& state) { state.threshold = 2; });
                     }));
        qInfo("worst of all                                 %7.1f ms", worst);
        QVERIFY2(worst < 2000, "far from at once");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableModelTest)
#include "score_table_model_test.moc"
