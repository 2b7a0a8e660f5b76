#include "pages/tune/suggest/trial_table.h"

#include <algorithm>

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include "pages/tune/suggest/trial_delegate.h"
#include "style/spacing.h"

namespace cliplad::ui {

TrialTable::TrialTable(QWidget* parent)
    : QTableView(parent)
    , trials_(new TrialModel(this))
    , delegate_(new TrialDelegate(*trials_, this)) {
    setModel(trials_);
    setItemDelegate(delegate_);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    viewport()->setAttribute(Qt::WA_Hover); // the buttons show it
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(TrialModel::Change, QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    connect(this, &QTableView::activated, this, &TrialTable::adoptWanted);
    connect(delegate_, &TrialDelegate::clicked, this, &TrialTable::adoptWanted);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrialTable::chosenChanged);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &TrialTable::rank);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int nowPx) {
        if (column == TrialModel::Change) // its lines break elsewhere; columnWidth() is the one before
            fitRows(nowPx);
    });
}

void TrialTable::showTrials(const std::vector<Trial>& trials, const PreviewRequest& request) {
    if (trials.empty())
        delegate_->pictures().clear();
    trials_->showTrials(trials, request);
    fit();
}

void TrialTable::rank() {
    trials_->rank();
    fit();
}

void TrialTable::finish() {
    trials_->finish();
    fit();
}

void TrialTable::setOutdated(bool outdated) {
    if (outdated == trials_->isOutdated())
        return;
    trials_->setOutdated(outdated);
    fit();
}

void TrialTable::chooseBest() {
    setCurrentIndex(trials_->index(trials_->bestRow(), TrialModel::Change));
}

void TrialTable::retranslate() {
    setAccessibleName(tr("What was tried"));
    trials_->retranslate();
    fit();
}

void TrialTable::fit() {
    setColumnHidden(TrialModel::Judged,
                    std::none_of(trials_->trials().begin(), trials_->trials().end(),
                                 [](const Trial& trial) { return trial.figures.judged > 0; }));
    for (int column = 0; column < TrialModel::Columns; ++column)
        if (column != TrialModel::Change)
            setColumnWidth(column, widthOf(column));
    fitRows(columnWidth(TrialModel::Change));
}

void TrialTable::fitRows(int changePx) {
    for (int row = 0; row < trials_->rowCount(); ++row)
        setRowHeight(row, heightOf(row, changePx));
}

int TrialTable::widthOf(int column) const {
    int widest = 0;
    for (int row = 0; row < trials_->rowCount(); ++row)
        widest = std::max(widest, widthOf(trials_->index(row, column)));
    return std::max(widest + 2 * kHalfSpace, horizontalHeader()->sectionSizeHint(column));
}

int TrialTable::widthOf(const QModelIndex& index) const {
    const QString text = index.data().toString();
    if (index.column() == TrialModel::Masks)
        return delegate_->pictures().size(trials_->trialAt(index.row())->parts.size()).width();
    if (index.column() == TrialModel::Use)
        return text.isEmpty() ? 0 : delegate_->buttonSize(text).width() + kSpace;
    int widest = 0;
    for (const QString& line : text.split('\n'))
        widest = std::max(widest, fontMetrics().horizontalAdvance(line));
    return widest;
}

int TrialTable::heightOf(int row, int changePx) const {
    const QModelIndex change = trials_->index(row, TrialModel::Change);
    const QFont letters = change.data(Qt::FontRole).value<QFont>().resolve(font());
    const QRect room(0, 0, changePx - 2 * kHalfSpace, QWIDGETSIZE_MAX);
    const int wrapped =
        QFontMetrics(letters, this).boundingRect(room, Qt::TextWordWrap, change.data().toString()).height();
    const auto lines = trials_->index(row, TrialModel::Stability).data().toString().count('\n') + 1;
    const int pictures = delegate_->pictures().size(1).height();
    return std::max({wrapped, static_cast<int>(lines) * fontMetrics().lineSpacing(), pictures}) + kHalfSpace;
}

void TrialTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    const bool otherLetters = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
    if (otherLetters || event->type() == QEvent::PaletteChange)
        delegate_->pictures().clear();
    if (otherLetters)
        fit();
}

void TrialTable::keyPressEvent(QKeyEvent* event) {
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
}

void TrialTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing has been tried yet."));
}

} // namespace cliplad::ui
