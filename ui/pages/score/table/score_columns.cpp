#include "pages/score/table/score_columns.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include "pages/score/table/row_delegate.h"
#include "pages/score/table/score_table_model.h"

namespace cliplad::ui {
namespace {

constexpr int kImagePx = 180, kVerdictPx = 104, kNumberPx = 84, kWhyPx = 320, kPartPx = 112, kWordPx = 100,
              kTimePx = 140;
constexpr int kMostImagePx = 340, kLeastWhyPx = 240;
constexpr std::size_t kMeasured = 100; ///< rows

int widthOf(int column, int truthColumn) {
    switch (column) {
    case ScoreTableModel::Image:
        return kImagePx;
    case ScoreTableModel::VerdictColumn:
        return kVerdictPx;
    case ScoreTableModel::ScoredAt:
        return kTimePx;
    case ScoreTableModel::Why:
        return kWhyPx;
    default:
        return column < ScoreTableModel::FirstPart ? kNumberPx : column < truthColumn ? kPartPx : kWordPx;
    }
}

} // namespace

ScoreColumns::ScoreColumns(QTableView& view, const ScoreTableModel& model, const ScoreResults& results)
    : QObject(&view)
    , view_(view)
    , model_(model)
    , results_(results) {
    view_.viewport()->installEventFilter(this);
    connect(view_.horizontalHeader(), &QHeaderView::sectionResized, this,
            [this](int column, int before, int now) {
                if (setting_)
                    return;
                const bool isShownOrHidden = before == 0 || now == 0;
                if (!isShownOrHidden && column < ScoreTableModel::FirstPart) // later ones are the product's
                    own_.insert(column);
                fillWithReasons();
            });
    connect(&results_, &ScoreResults::reset, this, &ScoreColumns::layOut);
    connect(&results_, &ScoreResults::rowsAppended, this, [this](int first) {
        if (std::cmp_less(first, kMeasured)) // a run's first batch is one row
            fitToFirstRows();
    });
    layOut();
}

void ScoreColumns::layOut() {
    for (int column = 0; column < model_.columnCount(); ++column)
        setWidth(column, widthOf(column, model_.truthColumn()));
    fitToFirstRows();
}

void ScoreColumns::fitToFirstRows() {
    const QFontMetrics letters = view_.fontMetrics();
    int namePx = 0;
    for (std::size_t i = 0; i < std::min(results_.rows().size(), kMeasured); ++i) {
        const QString file = fileOf(results_.nameOf(results_.row(i)));
        namePx = std::max(namePx, letters.horizontalAdvance(file));
    }
    namePx += letters.horizontalAdvance("00"); // numbers grow
    setWidth(ScoreTableModel::Image, std::clamp(namePx + RowDelegate::besideName(), kImagePx, kMostImagePx));
    fillWithReasons();
}

void ScoreColumns::fillWithReasons() {
    const QHeaderView& header = *view_.horizontalHeader();
    const int others = header.length() - header.sectionSize(ScoreTableModel::Why);
    const int room = view_.viewport()->width();
    // In a narrow view it ends where that ends: else its lines would be cut there.
    const int least = std::clamp(room - header.sectionPosition(ScoreTableModel::Why), kLeastWhyPx, kWhyPx);
    setWidth(ScoreTableModel::Why, std::max(least, room - others));
}

void ScoreColumns::setWidth(int column, int px) {
    const QScopedValueRollback setting(setting_, true);
    if (!own_.contains(column))
        view_.setColumnWidth(column, px);
}

bool ScoreColumns::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        fillWithReasons();
    return QObject::eventFilter(watched, event);
}

} // namespace cliplad::ui
