#include "pages/score/table/score_table_model.h"

#include <optional>
#include <random>

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include "pages/score/table/score_table.h"
#include "support/fake_backbone.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

const tests::OwnHome kHome;

constexpr int kRows = 100000;
constexpr int kBatch = 500;

ScoreRow rowOf(int i, std::mt19937& random) {
    std::normal_distribution<double> score(1.5, 1);
    ScoreRow row{.path = "/data/inspection/2026-11/camera-" + std::to_string(i % 7) + "/photo_" +
                         std::to_string(i) + ".png",
                 .fused = std::abs(score(random)) + (i % 50 == 0 ? 5 : 0)};
    row.logical = row.fused / 10;
    row.structural = row.fused / 30;
    row.areas = {i % 300, i % 17};
    row.pieces = {i % 5, 1};
    row.differences = {
        {.label = "red disc", .areaPx = i % 300, .shotAreaPx = 150, .contribution = row.logical},
        {.label = "blue disc", .areaPx = i % 17, .shotAreaPx = 9, .contribution = 0.01}};
    if (i % 10 == 0)
        row.anomalous = i % 50 == 0;
    return row;
}

DocumentState discs() {
    DocumentState state;
    state.fine = {{.label = {.name = "red disc"}}, {.label = {.name = "blue disc"}}};
    state.threshold = 3.5;
    return state;
}

class ScoreTableTest : public QObject {
    Q_OBJECT

private:
    struct Table {
        Table()
            : studio([](const std::string&, const std::string&) {
                return std::make_shared<tests::FakeBackbone>();
            }) {
            studio.document().startNew(discs());
            studio.results().begin({.id = "run", .state = discs(), .calibration = {.threshold = 3.5}});
        }
        void fill(int count) {
            std::mt19937 random(1);
            std::vector<ScoreRow> batch;
            for (int i = 0; i < count; ++i) {
                batch.push_back(rowOf(i, random));
                if (static_cast<int>(batch.size()) == kBatch || i + 1 == count) {
                    QElapsedTimer timer;
                    timer.start();
                    studio.results().append("run", std::exchange(batch, {}));
                    worstMs = std::max(worstMs, static_cast<double>(timer.nsecsElapsed()) / 1e6);
                }
            }
        }

        Studio studio;
        ScoreTableModel model{studio};
        double worstMs = 0;
    };

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
        Table table;
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

    void longFoldersOfNamesakesAreCutWhereTheyAreAlike() {
        Table table;
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

    void photosOfTheSameContentAreCounted() {
        Table table;
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

    void aHundredThousandRowsSortAndFilterAtOnce() {
        Table table;
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

    void manyNamesAreRankedAsideAlsoWhileRowsCome() {
        Table table;
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

    void namesAreOrderedAsAPersonCounts() {
        Table table;
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

    void rowsAreSortedByTheTimeAtWhichTheyWereScored() {
        Table table;
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

    void aFilterThatMatchesNothingSaysSoAndIsTakenAway() {
        Table table;
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
        Table table;
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
        Table table;
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

    void whatIsSaidOfPartsIsFound() {
        Table table;
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

    void whatIsSaidIsFoundInTheLanguageOfTheMoment() {
        struct OtherWords : QTranslator { // stands for another language
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* text, const char*, int) const override {
                return QString(text) == "%n fewer than the shots" ? QString("%n weniger") : QString();
            }
        } german;
        Table table;
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
        Table table;
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

    void failedRowsComeLastAmongTheHighestScores() {
        Table table;
        table.studio.results().append(
            "run", {{.path = "/a", .failed = true, .error = "damaged"}, {.path = "/b", .fused = 1}});
        table.model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        QCOMPARE(table.model.rowOf(table.model.index(0, 0)), 1);
        QCOMPARE(table.model.index(1, ScoreTableModel::VerdictColumn).data().toString(),
                 QString("Not scored"));
        QCOMPARE(table.model.index(1, ScoreTableModel::Why).data().toString(), QString("damaged"));
    }

    void aDamagedImageIsNotExplainedByItsParts() {
        Table table;
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
        table.studio.results().begin(
            {.id = "run",
             .state = discs(),
             .calibration = {.mean = {0.1, 0.1}, .precision = {100, 0, 0, 100}, .threshold = 3.5}});
        table.studio.results().append("run", {damaged, odd});
        const auto why = [&](int row) {
            return table.model.index(row, ScoreTableModel::Why).data().toString();
        };
        QVERIFY2(why(0).contains("nearest is a place in shot 2"), qPrintable(why(0)));
        QVERIFY2(why(1).startsWith("red disc"), qPrintable(why(1)));
        const QString all = table.model.index(0, ScoreTableModel::Why).data(Qt::ToolTipRole).toString();
        QVERIFY2(all.contains("9.00") && all.contains("structural 0.900"), qPrintable(all));
    }

    void rowsThatComeWhileSortedFindTheirPlace() {
        Table table;
        table.model.sort(ScoreTableModel::Score, Qt::DescendingOrder);
        table.studio.results().append("run", {{.path = "/a", .fused = 1}, {.path = "/b", .fused = 3}});
        QTRY_COMPARE(table.model.rowCount(), 2);
        table.studio.results().append("run", {{.path = "/c", .fused = 2}});
        QTRY_COMPARE(table.model.rowCount(), 3);
        QCOMPARE(table.model.rowOf(table.model.index(1, 0)), 2);
    }

    void aRowThatIsScoredAgainGoesToItsNewPlaceInWhateverIsSorted() {
        Table table;
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

    void aDecisionLeavesTheTableWhereItIs() {
        Table table;
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

    void aRowThatIsScoredAgainReplacesTheEarlierOne() {
        Table table;
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

    void theMissedOnesCanBeShownAlone() {
        Table table;
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
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableTest)
#include "score_table_test.moc"
