#include "pages/review/queue/queue_panel.h"

#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyle>
#include <QVBoxLayout>

#include "pages/review/queue/queue_delegate.h"
#include "style/spacing.h"
#include "widgets/action_button.h"

namespace cliplad::ui {
namespace {

/// In the list that opens, where the box itself is too narrow for them.
void showWholeTexts(QComboBox& combo) {
    combo.view()->setMinimumWidth(combo.view()->sizeHintForColumn(0) +
                                  combo.style()->pixelMetric(QStyle::PM_ScrollBarExtent));
}

} // namespace

QueuePanel::QueuePanel(ReviewQueue& queue, QWidget* parent)
    : QWidget(parent)
    , queue_(queue)
    , verdictsTitle_(new QLabel(this))
    , verdicts_(new QComboBox(this))
    , reasonTitle_(new QLabel(this))
    , reason_(new QComboBox(this))
    , orderTitle_(new QLabel(this))
    , order_(new QComboBox(this))
    , unreviewedOnly_(new QCheckBox(this))
    , list_(new QListView(this))
    , progress_(new QProgressBar(this)) {
    verdicts_->setObjectName("review-verdicts");
    reason_->setObjectName("review-reason");
    order_->setObjectName("review-order");
    unreviewedOnly_->setObjectName("review-unreviewed-only");
    list_->setObjectName("review-list");
    progress_->setObjectName("review-progress");
    auto* filter = new QFormLayout;
    filter->setSpacing(kHalfSpace);
    filter->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    filter->addRow(verdictsTitle_, verdicts_);
    filter->addRow(reasonTitle_, reason_);
    filter->addRow(orderTitle_, order_);
    filter->addRow(unreviewedOnly_);
    verdictsTitle_->setBuddy(verdicts_);
    reasonTitle_->setBuddy(reason_);
    orderTitle_->setBuddy(order_);
    for (QComboBox* combo : {verdicts_, reason_, order_}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        connect(combo, &QComboBox::currentIndexChanged, this, &QueuePanel::applyFilter);
    }
    connect(unreviewedOnly_, &QCheckBox::toggled, this, &QueuePanel::applyFilter);
    // A removed or inserted row moves the list's own current row; the page alone chooses what is looked at.
    for (const auto signal :
         {&QAbstractItemModel::rowsAboutToBeRemoved, &QAbstractItemModel::rowsAboutToBeInserted})
        connect(&queue_, signal, this, [this] { filling_ = true; }); // before the list hears of it
    connect(&queue_, &QAbstractItemModel::modelAboutToBeReset, this, &QueuePanel::noteScroll);
    list_->setModel(&queue_);
    list_->setItemDelegate(new QueueDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (!filling_ && index.isValid())
                    Q_EMIT selected(index.row());
            });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addLayout(filter);
    column->addWidget(list_, 1);
    column->addWidget(progress_);
    connect(&queue_, &ReviewQueue::rebuilt, this, [this] {
        fillReasons();
        showProgress();
    });
    connect(&queue_, &ReviewQueue::countsChanged, this, &QueuePanel::showProgress);
    const auto settle = [this] {
        filling_ = false;
        select(queue_.placeOf(queue_.current()));
    };
    connect(&queue_, &QAbstractItemModel::rowsRemoved, this, settle);
    connect(&queue_, &QAbstractItemModel::rowsInserted, this, settle);
    retranslate();
}

void QueuePanel::addButton(QAction& action) {
    QToolButton* button = actionButton(action, this);
    button->setObjectName("button-" + action.objectName());
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout()->addWidget(button);
}

void QueuePanel::select(int place) {
    const QScopedValueRollback guard(filling_, true);
    if (place < 0)
        list_->setCurrentIndex({});
    else if (list_->currentIndex().row() != place)
        list_->setCurrentIndex(queue_.index(place)); // scrolls to it
    scrollBack();
}

void QueuePanel::noteScroll() {
    scrolled_.reset();
    if (queue_.rowCount() == 0)
        return; // another run
    scrolled_ = {.value = list_->verticalScrollBar()->value(), .current = queue_.current()};
    const QRect view = list_->viewport()->rect();
    const auto see = [&](const QModelIndex& index) {
        const QRect place = list_->visualRect(index);
        const bool isSeen = view.intersects(place);
        if (isSeen)
            scrolled_->seen.push_back({.row = queue_.rowAt(index.row()), .top = place.top()});
        return isSeen;
    };
    see(list_->currentIndex());
    for (QModelIndex index = list_->indexAt(view.topLeft()); see(index);)
        index = index.siblingAtRow(index.row() + 1);
}

/// A batch that runs builds the list anew all the time; a person looks through it meanwhile.
void QueuePanel::scrollBack() {
    const std::optional<Scrolled> before = std::exchange(scrolled_, std::nullopt);
    const bool isAsBefore = std::exchange(shown_, queue_.filter()) == queue_.filter();
    if (!before || !isAsBefore || before->current != queue_.current())
        return;
    QScrollBar& bar = *list_->verticalScrollBar();
    for (const auto& [row, top] : before->seen)
        if (const int place = queue_.placeOf(row); place >= 0) {
            const int now = list_->visualRect(queue_.index(place)).top(); // lays out the list
            return bar.setValue(bar.value() + now - top);
        }
    bar.setValue(before->value);
}

void QueuePanel::retranslate() {
    verdictsTitle_->setText(tr("Show"));
    reasonTitle_->setText(tr("Reason"));
    orderTitle_->setText(tr("Order"));
    unreviewedOnly_->setText(tr("Only what is not reviewed"));
    list_->setAccessibleName(tr("Images to review"));
    progress_->setAccessibleName(tr("Progress of the review"));
    fillCombos();
    fillReasons();
    showProgress();
}

void QueuePanel::fillCombos() {
    const QScopedValueRollback guard(filling_, true);
    const auto fill = [](QComboBox* combo, const QStringList& texts, int current) {
        combo->clear();
        combo->addItems(texts);
        combo->setCurrentIndex(current);
        showWholeTexts(*combo);
    };
    const ReviewFilter& filter = queue_.filter();
    fill(verdicts_, {tr("Review and reject"), tr("Review"), tr("Reject"), tr("Every image")},
         static_cast<int>(filter.verdicts));
    fill(order_, {tr("Worst first"), tr("Nearest to the threshold"), tr("As scored")},
         static_cast<int>(filter.order));
    unreviewedOnly_->setChecked(filter.unreviewedOnly);
}

void QueuePanel::showFilter() {
    fillCombos();
    fillReasons();
}

void QueuePanel::fillReasons() {
    const QScopedValueRollback guard(filling_, true);
    reason_->clear();
    reason_->addItem(tr("Any reason"));
    for (const ReviewReason& reason : queue_.reasons()) {
        reason_->addItem(toText(reason));
        if (queue_.filter().reason == reason)
            reason_->setCurrentIndex(reason_->count() - 1);
    }
    if (queue_.filter().reason &&
        reason_->currentIndex() == 0) { // none has it now, but it is still asked for
        reason_->addItem(toText(*queue_.filter().reason));
        reason_->setCurrentIndex(reason_->count() - 1);
    }
    showWholeTexts(*reason_);
}

void QueuePanel::applyFilter() {
    if (filling_)
        return;
    ReviewFilter filter = queue_.filter();
    filter.verdicts = static_cast<ReviewFilter::Verdicts>(verdicts_->currentIndex());
    filter.order = static_cast<ReviewFilter::Order>(order_->currentIndex());
    filter.unreviewedOnly = unreviewedOnly_->isChecked();
    const auto place = static_cast<std::size_t>(reason_->currentIndex());
    if (place == 0)
        filter.reason.reset();
    else if (place <= queue_.reasons().size())
        filter.reason = queue_.reasons()[place - 1];
    queue_.setFilter(filter);
}

void QueuePanel::showProgress() {
    progress_->setRange(0, std::max(1, queue_.total()));
    progress_->setValue(queue_.reviewed());
    const QString text =
        tr("%1 of %2 reviewed").arg(locale().toString(queue_.reviewed()), locale().toString(queue_.total()));
    progress_->setFormat(text);
    progress_->setAccessibleDescription(text);
}

} // namespace cliplad::ui
