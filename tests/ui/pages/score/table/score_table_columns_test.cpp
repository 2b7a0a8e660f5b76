#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTest>

#include "pages/score/table/score_table.h"
#include "ui/pages/score/table/table_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ScoreTableColumnsTest : public QObject {
    Q_OBJECT

    static ScoreRow photo(const std::string& name) {
        return {.path = "/data/screws/" + name, .fused = 1, .nearestShot = 0};
    }
    /// Of which the middle differs, and the end only now and then.
    static std::vector<ScoreRow> photos() {
        std::vector<ScoreRow> rows;
        for (int i = 12; i < 18; ++i)
            rows.push_back(photo("img_000" + std::to_string(i) + "_b_18_0011.jpg"));
        return rows;
    }

private Q_SLOTS:
    void theFirstNamesHaveRoomAndAPersonsWidthStays() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(900, 400);
        view.show();
        const auto width = [&] { return view.view().columnWidth(ScoreTableModel::Image); };
        const int usual = width();
        table.studio.results().append("run", {photo("1.png")}); // as a run begins
        QCOMPARE(width(), usual);
        table.studio.results().append("run", photos());
        const int wide = width();
        const QString name = "img_00012_b_18_0011.jpg";
        QVERIFY(wide > usual);
        QVERIFY(wide > view.view().fontMetrics().horizontalAdvance(name) + 52);
        std::vector<ScoreRow> more;
        for (std::size_t i = table.studio.results().rows().size(); i < 100; ++i)
            more.push_back(photo("more_" + std::to_string(i) + ".png"));
        table.studio.results().append("run", more);
        QCOMPARE(width(), wide); // nor is there less room for the others
        table.studio.results().append("run", {photo(std::string(60, 'w') + ".jpg")});
        QCOMPARE(width(), wide); // rows that come later move nothing
        view.view().horizontalHeader()->resizeSection(ScoreTableModel::Image, 150);
        table.studio.results().begin({.id = "other", .state = discs()});
        table.studio.results().append("other", photos());
        QCOMPARE(width(), 150);
    }

    void neighboursAreToldApartWhereTheirNamesAreCut() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(900, 400);
        view.show();
        table.studio.results().append("run", photos());
        view.view().horizontalHeader()->resizeSection(
            ScoreTableModel::Image, 70 + view.view().fontMetrics().horizontalAdvance("img_000…011.jpg"));
        view.view().setAlternatingRowColors(false);
        view.view().setSelectionMode(QAbstractItemView::NoSelection);
        view.view().selectionModel()->clear();
        const auto cell = [&](int row) {
            const QModelIndex index = view.model().index(row, ScoreTableModel::Image);
            return view.view().viewport()->grab(view.view().visualRect(index)).toImage();
        };
        for (int row = 1; row < view.model().rowCount(); ++row)
            QVERIFY2(cell(row - 1) != cell(row), qPrintable(QString::number(row)));
    }

    void theReasonsHaveTheRestOfTheWidth() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(1600, 400);
        view.show();
        table.studio.results().append("run", {photo("1.png")});
        const QHeaderView& head = *view.view().horizontalHeader();
        QTRY_COMPARE(head.length(), view.view().viewport()->width());
        const auto width = [&] { return head.sectionSize(ScoreTableModel::Why); };
        const int wide = width();
        view.resize(700, 400); // less than all columns need
        QTRY_VERIFY(width() < wide);
        QVERIFY(width() > 300);
        view.resize(1600, 400);
        QTRY_COMPARE(width(), wide);
        view.showTimes(true);
        QCOMPARE(head.length(), view.view().viewport()->width());
    }

    /// It stands at the end of what is said.
    void theNearestShotIsSeenBehindALongReason() {
        TableBench table;
        ScoreTable view(table.studio);
        view.resize(700, 400);
        view.show();
        std::vector<ScoreRow> rows(2, photo("1.png"));
        rows[1].path = "/data/screws/2.png";
        for (ScoreRow& row : rows)
            row.differences = {{.label = "red disc", .areaPx = 50, .contribution = 2, .pieces = 1},
                               {.label = "blue disc",
                                .areaPx = 50,
                                .shotAreaPx = 200,
                                .countDifference = -3,
                                .pieces = 1,
                                .shotPieces = 4}};
        rows[1].nearestShot = 1;
        table.studio.results().append("run", rows);
        view.view().setAlternatingRowColors(false);
        view.view().setSelectionMode(QAbstractItemView::NoSelection);
        view.view().selectionModel()->clear();
        const auto cell = [&](int row) {
            const QModelIndex index = view.model().index(row, ScoreTableModel::Why);
            const QSize size(view.view().columnWidth(ScoreTableModel::Why), view.view().rowHeight(row));
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.initFrom(&view.view());
            option.font = view.view().font();
            option.rect = image.rect();
            view.view().itemDelegate()->paint(&painter, option, index);
            return image;
        };
        const QString why = view.model().index(1, ScoreTableModel::Why).data().toString();
        QVERIFY2(why.endsWith("nearest: shot no. 2"), qPrintable(why));
        QVERIFY(view.view().fontMetrics().horizontalAdvance(why) >
                view.view().columnWidth(ScoreTableModel::Why)); // else this shows nothing
        QVERIFY(cell(0) != cell(1));
    }

    void rawScoresOfAColumnHaveOneNumberOfDecimals() {
        TableBench table;
        table.studio.results().begin(
            {.id = "run", .state = discs(), .calibration = {.mean = {0.0042, 0.31}, .threshold = 3.5}});
        std::vector<ScoreRow> rows;
        for (const double raw : {0.0, 0.00885, 0.141}) {
            ScoreRow row = photo(std::to_string(rows.size()));
            row.logical = row.structural = raw;
            rows.push_back(row);
        }
        table.studio.results().append("run", rows);
        const auto shown = [&](int column) {
            QStringList texts;
            for (int row = 0; row < 3; ++row)
                texts += table.model.index(row, column).data().toString();
            return texts;
        };
        QCOMPARE(shown(ScoreTableModel::Logical), QStringList({"0.00000", "0.00885", "0.14100"}));
        QCOMPARE(shown(ScoreTableModel::Structural), QStringList({"0.000", "0.009", "0.141"}));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreTableColumnsTest)
#include "score_table_columns_test.moc"
