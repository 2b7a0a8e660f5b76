// The page's panels and how they stand.
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "pages/last_run_offer.h"
#include "pages/review/comparison/comparison_view.h"
#include "pages/review/decision_bar.h"
#include "pages/review/finding_panel.h"
#include "pages/review/queue/queue_panel.h"
#include "pages/review/review_notices.h"
#include "pages/review/review_page.h"
#include "pages/review/sent_notice.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kQueuePx = 290; ///< "Missing: screw, Unusual place" beside its picture
constexpr int kLeastQueuePx = 200;
constexpr int kLeastMiddlePx = 500;
constexpr int kFindingPx = 290;

} // namespace

void ReviewPage::build() {
    panel_ = new QueuePanel(queue_, this);
    panel_->addButton(actions_.action(ReviewAction::AddGoodPhotos));
    QWidget* middle = buildMiddle();
    finding_ = new FindingPanel(this); // last: in this order keys go through them
    auto* splitter = new QSplitter(this);
    for (QWidget* part : std::initializer_list<QWidget*>{panel_, middle, finding_})
        splitter->addWidget(part);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({kQueuePx, kLeastMiddlePx, kFindingPx}); // the middle takes what is left
    panel_->setMinimumWidth(kLeastQueuePx);
    finding_->setMinimumWidth(kFindingPx - 20);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kSpace);
    column->addWidget(splitter, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    stack_ = new QStackedLayout;
    whole->addLayout(stack_, 1);
    stack_->addWidget(buildEmpty());
    stack_->addWidget(page);
    whole->addWidget(new SentNotice(studio_, this)); // also where no run is open
}

QWidget* ReviewPage::buildMiddle() {
    auto* middle = new QWidget(this);
    comparison_ = new ComparisonView(middle);
    notices_ = new ReviewNotices(studio_.decisions(), middle);
    bar_ = new DecisionBar(middle);
    for (const ReviewAction action : {ReviewAction::Good, ReviewAction::Bad, ReviewAction::Unsure})
        bar_->addDecision(&actions_.action(action));
    for (const ReviewAction action :
         {ReviewAction::Previous, ReviewAction::Next, ReviewAction::NextUnreviewed})
        bar_->addStep(&actions_.action(action));
    for (const ReviewAction action : {ReviewAction::UndoDecision, ReviewAction::AddToShots})
        bar_->addFurther(&actions_.action(action));
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHalfSpace);
    column->addWidget(comparison_, 1);
    column->addWidget(notices_);
    column->addWidget(bar_);
    return middle;
}

QWidget* ReviewPage::buildEmpty() {
    auto* empty = new QWidget(this);
    emptyText_ = new QLabel(empty);
    emptyText_->setAlignment(Qt::AlignCenter);
    emptyText_->setWordWrap(true);
    toScore_ = new QPushButton(empty);
    toScore_->setObjectName("review-to-score");
    toScore_->setProperty("primary", true);
    auto* column = new QVBoxLayout(empty);
    column->addStretch(1);
    column->addWidget(emptyText_);
    column->addSpacing(kWideSpace);
    column->addWidget(toScore_, 0, Qt::AlignHCenter);
    column->addSpacing(2 * kWideSpace);
    column->addWidget(new LastRunOffer(studio_, empty), 0, Qt::AlignHCenter);
    column->addStretch(2);
    return empty;
}

} // namespace cliplad::ui
