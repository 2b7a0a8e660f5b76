#include "pages/review/review_notices.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "document/document_state.h"
#include "document/path_text.h"
#include "session/records/decision_writer.h"
#include "style/icon_label.h"
#include "style/spacing.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

ReviewNotices::ReviewNotices(DecisionWriter& decisions, QWidget* parent)
    : QWidget(parent)
    , decisions_(decisions)
    , retry_(new QPushButton(this))
    , scoreAgain_(new QPushButton(this))
    , later_(new QPushButton(this))
    , undo_(new QPushButton(this))
    , close_(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHalfSpace);
    retry_->setObjectName("review-retry");
    scoreAgain_->setObjectName("review-score-again");
    undo_->setObjectName("review-added-undo");
    close_->setObjectName("review-added-close");
    offer_ = addLine("review-offer", {scoreAgain_, later_});
    added_ = addLine("review-added", {undo_, close_});
    records_ = addLine("review-records", {retry_});
    connect(retry_, &QPushButton::clicked, this, [this] { decisions_.retryFailed(); });
    connect(later_, &QPushButton::clicked, this, &ReviewNotices::withdrawOffer);
    connect(undo_, &QPushButton::clicked, this, &ReviewNotices::undoWanted);
    connect(close_, &QPushButton::clicked, this, [this] {
        addedText_ = nullptr;
        showAdded();
    });
    connect(scoreAgain_, &QPushButton::clicked, this, [this] {
        withdrawOffer();
        Q_EMIT scoringWanted();
    });
    connect(&decisions_, &DecisionWriter::waitingChanged, this, &ReviewNotices::refresh);
    connect(&decisions_, &DecisionWriter::reviewsChanged, this, &ReviewNotices::refresh);
    retranslate();
}

ReviewNotices::Line ReviewNotices::addLine(const QString& name, const QList<QPushButton*>& buttons) {
    Line line{.box = new QWidget(this)};
    auto* sign = new IconLabel(name == "review-records" ? "warning" : "info", line.box);
    line.text = new QLabel(line.box);
    line.text->setObjectName(name);
    line.text->setWordWrap(true);
    line.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(line.box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(line.text, 1);
    for (QPushButton* button : buttons)
        row->addWidget(button);
    line.box->hide();
    layout()->addWidget(line.box);
    return line;
}

/// Where a line goes that has the focus, the keys are the page's: next in the window is the note.
void ReviewNotices::setShown(const Line& line, bool isShown) {
    if (!isShown && line.box->isAncestorOf(QApplication::focusWidget()))
        Q_EMIT left();
    line.box->setVisible(isShown);
}

void ReviewNotices::retranslate() {
    retry_->setText(tr("Try again"));
    scoreAgain_->setText(tr("Score again"));
    later_->setText(tr("Later"));
    undo_->setText(tr("Undo"));
    close_->setText(tr("Close"));
    showOffer();
    showAdded();
    refresh();
}

void ReviewNotices::offerScoring(const fs::path& shot, const DocumentState& state) {
    offered_ = shot;
    follow(state);
}

void ReviewNotices::tellAdded(const fs::path& photo, const Wording& text, const DocumentState& state) {
    addedPhoto_ = photo;
    addedText_ = text;
    offerUndo(true);
    follow(state);
}

void ReviewNotices::offerUndo(bool isLast) {
    undo_->setVisible(isLast);
}

void ReviewNotices::follow(const DocumentState& state) {
    const auto shot = std::find(state.shots.begin(), state.shots.end(), offered_);
    number_ = shot == state.shots.end() ? 0 : static_cast<int>(shot - state.shots.begin()) + 1;
    isAdded_ = std::any_of(state.validation.begin(), state.validation.end(),
                           [this](const fs::path& photo) { return photo.native() == addedPhoto_.native(); });
    showOffer();
    showAdded();
}

void ReviewNotices::showAdded() {
    if (addedText_)
        added_.text->setText(addedText_());
    setShown(added_, addedText_ && isAdded_);
}

void ReviewNotices::withdraw() {
    withdrawOffer();
    addedText_ = nullptr;
    showAdded();
}

void ReviewNotices::showOffer() {
    const bool isOffered = !offered_.empty() && number_ > 0;
    if (isOffered)
        offer_.text->setText(tr("%1 is shot %2 now. The scores of this run were made without it.")
                                 .arg(toText(offered_.filename()), locale().toString(number_)));
    setShown(offer_, isOffered);
}

void ReviewNotices::withdrawOffer() {
    offered_.clear();
    showOffer();
}

void ReviewNotices::refresh() {
    QStringList texts;
    const int failed = decisions_.failed();
    if (failed > 0)
        texts.append(tr("Not recorded: %n decisions.", "", failed));
    if (decisions_.waiting() > 0 && !decisions_.problem().isEmpty()) // else for its result, for a moment
        texts.append(tr("Kept on this machine until the records can be reached: %n decisions. %1", "",
                        decisions_.waiting())
                         .arg(decisions_.problem()));
    else if (decisions_.waitingRuns() > 0 && !decisions_.problem().isEmpty())
        texts.append(
            tr("Kept on this machine until the records take them: %n runs. %1", "", decisions_.waitingRuns())
                .arg(decisions_.problem()));
    else if (!decisions_.problem().isEmpty())
        texts.append(tr("The records cannot be read. %1").arg(decisions_.problem()));
    for (const WaitingElsewhere& other : decisions_.elsewhere())
        if (!other.problem.isEmpty())
            texts.append(
                tr("%1. %2", "what waits for which records; why").arg(waitingText(other), other.problem));
    records_.text->setText(texts.join(' '));
    retry_->setVisible(failed > 0);
    records_.box->setVisible(!texts.isEmpty());
}

} // namespace cliplad::ui
