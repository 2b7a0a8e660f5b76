#include "pages/review/decision_bar.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "session/reviews.h"
#include "style/spacing.h"
#include "widgets/action_button.h"
#include "widgets/flow_layout.h"

namespace cliplad::ui {
namespace {

constexpr int kReviewerPx = 130;
constexpr int kMostNote = 2000;

/// Shows the shortcut on the button, also after the person chose another.
void showShortcut(QAction* action) {
    if (const QString text = withKey(action->text(), *action); action->iconText() != text)
        action->setIconText(text);
}

QToolButton* buttonOf(QAction* action, QWidget* parent) {
    QToolButton* button = actionButton(*action, parent);
    button->setObjectName("button-" + action->objectName());
    showShortcut(action);
    QObject::connect(action, &QAction::changed, button, [action] { showShortcut(action); });
    return button;
}

QString deliveryText(const Review& review) {
    const QString value = decisionText(review.value);
    switch (review.delivery) {
    case Review::Delivery::Sending:
        return DecisionBar::tr("%1: being recorded…").arg(value);
    case Review::Delivery::Recorded:
        return DecisionBar::tr("%1: decided by %2, %3")
            .arg(value, review.who, QLocale().toString(review.when.toLocalTime(), QLocale::ShortFormat));
    case Review::Delivery::Kept:
        return DecisionBar::tr("%1: kept on this machine, to be sent to the records").arg(value);
    case Review::Delivery::Failed:
        return DecisionBar::tr("%1: not recorded. %2").arg(value, review.problem);
    }
    return {};
}

} // namespace

DecisionBar::DecisionBar(QWidget* parent)
    : QWidget(parent)
    , decisions_(new FlowLayout)
    , steps_(new QHBoxLayout)
    , further_(new FlowLayout)
    , state_(new QLabel(this))
    , noteTitle_(new QLabel(this))
    , note_(new QLineEdit(this))
    , reviewerTitle_(new QLabel(this))
    , reviewer_(new QLineEdit(this)) {
    state_->setObjectName("review-state");
    state_->setWordWrap(true);
    note_->setObjectName("review-note");
    note_->setMaxLength(kMostNote);
    note_->installEventFilter(this);
    reviewer_->setObjectName("review-reviewer");
    reviewer_->setMaximumWidth(kReviewerPx);
    reviewer_->installEventFilter(this);
    noteTitle_->setBuddy(note_);
    reviewerTitle_->setBuddy(reviewer_);
    showReviewer();
    connect(reviewer_, &QLineEdit::editingFinished, this, [this] {
        DecisionWriter::setReviewer(reviewer_->text());
        showReviewer();
    });
    connect(note_, &QLineEdit::textEdited, this, &DecisionBar::noteEdited);
    connect(note_, &QLineEdit::returnPressed, this, &DecisionBar::noteEntered);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHalfSpace);
    auto* groups = new FlowLayout;
    groups->setSpacing(kSpace);
    for (FlowLayout* group : {decisions_, further_}) {
        group->setSpacing(kHalfSpace);
        groups->addGroup(group);
    }
    steps_->setSpacing(kHalfSpace);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    buttons->addLayout(groups, 1);
    buttons->addLayout(steps_);
    buttons->setAlignment(steps_, Qt::AlignTop);
    auto* lines = new QHBoxLayout;
    lines->setSpacing(kHalfSpace);
    lines->addWidget(noteTitle_);
    lines->addWidget(note_, 1);
    lines->addSpacing(kSpace);
    lines->addWidget(reviewerTitle_);
    lines->addWidget(reviewer_);
    column->addLayout(buttons);
    column->addWidget(state_);
    column->addLayout(lines);
    retranslate();
}

void DecisionBar::retranslate() {
    noteTitle_->setText(tr("Note"));
    note_->setPlaceholderText(tr("What you saw; recorded with the decision"));
    note_->setToolTip(tr("Kept with the image, also when the program ends, and recorded with your decision"));
    reviewerTitle_->setText(tr("Reviewer"));
    reviewer_->setToolTip(tr("Runs and decisions are recorded under this name"));
}

void DecisionBar::showReviewer() {
    reviewer_->setText(DecisionWriter::reviewer());
}

void DecisionBar::addDecision(QAction* action) {
    decisions_->addWidget(buttonOf(action, this));
}

void DecisionBar::addStep(QAction* action) {
    QToolButton* button = buttonOf(action, this);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    steps_->addWidget(button);
}

void DecisionBar::addFurther(QAction* action) {
    further_->addWidget(buttonOf(action, this));
}

QString DecisionBar::note() const {
    return note_->text().trimmed();
}

void DecisionBar::setNote(const QString& note) {
    note_->setText(note);
}

void DecisionBar::editNote() {
    note_->setFocus(Qt::ShortcutFocusReason);
    note_->selectAll();
}

void DecisionBar::setReview(const Review* review, bool noteWaits) {
    const QString state = review != nullptr ? deliveryText(*review) : tr("Not reviewed");
    state_->setText(!noteWaits          ? state
                    : review == nullptr ? tr("%1. The note is recorded with your decision.").arg(state)
                                        : tr("%1. Press Return in the note to record it.").arg(state));
}

/// Escape leaves a line as Return does; the page takes the keys again.
bool DecisionBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cliplad::ui
