#include "pages/score/table/score_table.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include "pages/score/table/no_match.h"
#include "pages/score/table/row_delegate.h"
#include "pages/score/table/score_columns.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/find_keys.h"

namespace cliplad::ui {
namespace {

constexpr int kRowPx = 46;

} // namespace

ScoreTable::ScoreTable(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , model_(studio)
    , results_(studio.results())
    , textLabel_(new QLabel(this))
    , text_(new QLineEdit(this))
    , filterLabel_(new QLabel(this))
    , filter_(new QComboBox(this))
    , count_(new QLabel(this))
    , view_(new QTableView(this))
    , noMatch_(new NoMatch(view_->viewport(), view_)) {
    text_->setObjectName("filterText");
    count_->setObjectName("rowCount");
    text_->setClearButtonEnabled(true);
    text_->addAction(icon("search"), QLineEdit::LeadingPosition);
    textLabel_->setBuddy(text_);
    filter_->setObjectName("filterVerdict");
    filterLabel_->setBuddy(filter_);
    for (int i = 0; i <= static_cast<int>(RowFilter::Copies); ++i)
        filter_->addItem({}, i);
    view_->setObjectName("scoreTable");
    view_->setModel(&model_);
    view_->setSortingEnabled(true);
    view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    view_->horizontalHeader()->setSortIndicatorClearable(true);
    view_->horizontalHeader()->setHighlightSections(false);
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(kRowPx);
    view_->verticalHeader()->hide();
    view_->setItemDelegate(new RowDelegate(view_));
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::SingleSelection);
    view_->setAlternatingRowColors(true);
    view_->setShowGrid(false);
    view_->setWordWrap(false);
    view_->setTabKeyNavigation(false);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->installEventFilter(this);
    new ScoreColumns(*view_, model_, results_);
    new FindKeys(*text_, [this] { view_->setFocus(); });

    auto* filters = new QHBoxLayout;
    filters->addWidget(textLabel_);
    filters->addWidget(text_, 1);
    filters->addSpacing(kSpace);
    filters->addWidget(filterLabel_);
    filters->addWidget(filter_);
    filters->addSpacing(kSpace);
    filters->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, kHalfSpace, 0);
    column->addLayout(filters);
    column->addWidget(view_, 1);

    connect(text_, &QLineEdit::textChanged, &model_, &ScoreTableModel::setText);
    connect(filter_, &QComboBox::currentIndexChanged, this, [this](int index) {
        model_.setFilter(static_cast<RowFilter>(filter_->itemData(index).toInt()));
    });
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) {
                const int row = model_.rowOf(index);
                if (row < 0 || row == current_)
                    return;
                if (!isResetting_)
                    isNewestInSight_ = false; // it is looked at
                current_ = row;
                Q_EMIT currentChanged(row);
            });
    connect(view_, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT activated(model_.rowOf(index)); });
    connect(noMatch_, &NoMatch::clearWanted, this, [this] { showOnly(RowFilter::All); });
    connect(&model_, &ScoreTableModel::modelAboutToBeReset, this, [this] {
        isResetting_ = true;
        if (const QModelIndex cell = view_->currentIndex(); cell.isValid())
            column_ = cell.column();
    });
    connect(&model_, &ScoreTableModel::modelReset, this, &ScoreTable::keepCurrent);
    connect(&model_, &ScoreTableModel::rowsInserted, this, [this] {
        if (follows_ && isNewestInSight_)
            showNewest();
    });
    connect(view_->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!isResetting_)
            isNewestInSight_ = newestEnd() == value;
    });
    connect(&studio.thumbnails(), &Thumbnails::loaded, view_->viewport(), qOverload<>(&QWidget::update));
    connect(&results_, &ScoreResults::rowsAppended, this,
            &ScoreTable::tellCount); // of which none may be shown
    connect(&results_, &ScoreResults::reset, this, [this] {
        text_->clear(); // a forgotten word would hide what another run found
        filter_->setCurrentIndex(0);
        current_ = -1;
        isNewestInSight_ = true;
    });
    showTimes(false);
    retranslate();
}

void ScoreTable::showTimes(bool shown) {
    view_->setColumnHidden(ScoreTableModel::ScoredAt, !shown);
}

void ScoreTable::setFollowing(bool follows) {
    if (std::exchange(follows_, follows) != follows && follows)
        showNewest();
}

/// Where the scroll bar shows the row that came last; none: the order is another.
std::optional<int> ScoreTable::newestEnd() const {
    const ScoreOrder::Wish& wish = model_.wish();
    if (wish.key != SortKey::Added && wish.key != SortKey::ScoredAt)
        return std::nullopt;
    const QScrollBar& bar = *view_->verticalScrollBar();
    return wish.descending ? bar.minimum() : bar.maximum();
}

void ScoreTable::showNewest() {
    if (!newestEnd())
        return;
    const QScopedValueRollback resetting(isResetting_, true);
    if (model_.wish().descending)
        view_->scrollToTop();
    else
        view_->scrollToBottom();
    isNewestInSight_ = true;
}

void ScoreTable::showOnly(RowFilter filter) {
    text_->clear();
    filter_->setCurrentIndex(static_cast<int>(filter));
    view_->setFocus();
}

void ScoreTable::sortByCurrentColumn() {
    QHeaderView& header = *view_->horizontalHeader();
    const int column = view_->currentIndex().column();
    const bool isSorted = header.sortIndicatorSection() == column;
    if (column < 0 || (isSorted && header.sortIndicatorOrder() == Qt::DescendingOrder))
        header.setSortIndicator(-1, Qt::AscendingOrder);
    else
        header.setSortIndicator(column, isSorted ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ScoreTable::select(int row) {
    const QModelIndex place = model_.indexOf(row);
    if (!place.isValid())
        return;
    const QScopedValueRollback resetting(isResetting_, true);
    view_->setCurrentIndex(place);
    if (follows_ && isNewestInSight_)
        showNewest();
    else
        view_->scrollTo(place);
}

void ScoreTable::keepCurrent() {
    tellCount();
    const int column = std::min(column_, model_.lastColumn()); // another product may have fewer parts
    const QModelIndex place = model_.indexOf(current_).siblingAtColumn(column);
    const Sorted sorted{model_.wish().key, model_.wish().part, model_.wish().descending};
    const bool isSortedAnew = std::exchange(sorted_, sorted) != sorted;
    if (place.isValid())
        view_->setCurrentIndex(place);
    else if (model_.rowCount() > 0) // what is chosen is always one of those shown
        view_->setCurrentIndex(model_.index(0, column));
    if (follows_ && (isNewestInSight_ || isSortedAnew) && newestEnd())
        showNewest();
    else if (isSortedAnew || !place.isValid())
        view_->scrollToTop();
    else
        view_->scrollTo(place);
    isResetting_ = false;
}

void ScoreTable::tellCount() {
    const QString all = locale().toString(static_cast<qlonglong>(results_.rows().size()));
    const QString shown = locale().toString(model_.rowCount());
    count_->setText(tr("%1 of %2").arg(shown, all));
    noMatch_->setVisible(model_.rowCount() == 0 && !results_.isEmpty());
}

void ScoreTable::retranslate() {
    textLabel_->setText(tr("Find:"));
    text_->setPlaceholderText(tr("name, part, defect or note"));
    text_->setAccessibleName(tr("Find images by name, part, defect or note"));
    text_->setToolTip(tr("Looks for what you type as it stands. Several texts, parted by commas, must all be "
                         "there."));
    filterLabel_->setText(tr("Show:"));
    filter_->setAccessibleName(tr("Which verdicts are shown"));
    const QStringList names = {tr("All"),
                               verdictText(Verdict::Good),
                               verdictText(Verdict::Review),
                               verdictText(Verdict::Reject),
                               verdictText(Verdict::Failed),
                               tr("Missed"),
                               tr("False alarms"),
                               tr("Not reviewed"),
                               tr("Decided otherwise"),
                               tr("Copies")};
    for (int i = 0; i < filter_->count(); ++i)
        filter_->setItemText(i, names[i]);
    filter_->setItemData(static_cast<int>(RowFilter::Missed),
                         tr("Known to be bad, but good by the thresholds"), Qt::ToolTipRole);
    filter_->setItemData(static_cast<int>(RowFilter::FalseAlarms), tr("Known to be good, but rejected"),
                         Qt::ToolTipRole);
    filter_->setItemData(static_cast<int>(RowFilter::DecidedOtherwise),
                         tr("A person decided otherwise than the data set says"), Qt::ToolTipRole);
    filter_->setItemData(static_cast<int>(RowFilter::Copies),
                         tr("Photos of which another one has the same content"), Qt::ToolTipRole);
    count_->setToolTip(tr("Shown of all images"));
    view_->setAccessibleName(tr("Scored images"));
    noMatch_->retranslate();
    tellCount();
}

void ScoreTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        model_.retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        model_.restyle();
    }
    QWidget::changeEvent(event);
}

bool ScoreTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current_ >= 0) {
            Q_EMIT activated(current_);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cliplad::ui
