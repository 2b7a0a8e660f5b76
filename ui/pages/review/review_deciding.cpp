// What the page's actions do about the image that is shown: decide, note, undo, add to the shots.
#include <algorithm>

#include "document/path_text.h"
#include "engine/photos/pictures.h"
#include "pages/review/comparison/comparison_view.h"
#include "pages/review/decision_bar.h"
#include "pages/review/review_notices.h"
#include "pages/review/review_page.h"

namespace cliplad::ui {

void ReviewPage::decideAndGoOn(DecisionValue value) {
    if (decide(value))
        goOn();
}

/// @return whether it was decided
bool ReviewPage::decide(DecisionValue value) {
    if (currentRow() == nullptr)
        return false;
    if (!canSee())
        return false;
    desk_.decide(queue_.current(), value, bar_->note());
    return true;
}

/// Nobody decides on what cannot be seen, or on a file by the picture of another.
bool ReviewPage::canSee() {
    const auto isThere = [this] { return !comparison_->scene().photo.isNull(); };
    if (!isThere())
        studio_.tell(tr("Wait until the photo is there."),
                     {.holds = [isThere] { return !isThere(); }, .owner = this});
    else if (isReplaced(queue_.current()))
        studio_.tell(tr("%1 was replaced after it was scored. Score it again before you decide.")
                         .arg(studio_.results().nameOf(*currentRow())),
                     {.holds = [this, row = queue_.current()] { return isReplaced(row); }, .owner = this});
    else
        return true;
    return false;
}

/// What is shown is this image, in a file that is not the one that was scored.
bool ReviewPage::isReplaced(int row) const {
    return currentRow() != nullptr && queue_.current() == row &&
           !isOfFile(comparison_->scene().photo, currentRow()->imageSha256);
}

void ReviewPage::enterNote() {
    const int row = queue_.current();
    if (currentRow() != nullptr) {
        const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
        const bool isNew = desk_.isNoteNew(row, bar_->note());
        if (isNew && review != nullptr)
            decide(review->value);
        else if (isNew)
            studio_.tell(tr("The note is kept, and recorded with your decision."),
                         {.holds = [this, row] { return isNoteWaiting(row); }, .owner = this});
    }
    comparison_->overlayCanvas().setFocus();
}

bool ReviewPage::isNoteWaiting(int row) const {
    return currentRow() != nullptr && queue_.current() == row && desk_.isNoteNew(row, bar_->note()) &&
           studio_.reviews().of(static_cast<std::size_t>(row)) == nullptr;
}

void ReviewPage::followStep(int row, ReviewDesk::Stepped how) {
    goTo(row);
    bar_->setNote(desk_.note(row));
    if (how == ReviewDesk::Stepped::Through)
        return;
    const QString text = how == ReviewDesk::Stepped::NotTakenBack
                             ? tr("The decision on %1 was not taken back: it no longer stands.")
                             : tr("The decision on %1 was not repeated: somebody has decided since.");
    studio_.tell(
        text.arg(studio_.results().nameOf(*currentRow())),
        {.holds = [this, row] { return currentRow() != nullptr && queue_.current() == row; }, .owner = this});
}

void ReviewPage::tellOverruled(const std::string& imageSha256, const Review& other) {
    const auto& rows = studio_.results().rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [image = QString::fromStdString(imageSha256)](const ScoreRow& one) {
                                      return one.imageSha256 == image;
                                  });
    if (row != rows.end())
        studio_.tell(tr("%1: %2 had decided “%3” before it was shown here. Your decision counts now.")
                         .arg(studio_.results().nameOf(*row), other.who, decisionText(other.value)),
                     {.owner = this});
}

void ReviewPage::addToShots() {
    const ScoreRow* row = currentRow();
    if (row == nullptr)
        return;
    const std::filesystem::path path = row->path;
    const QString file = toText(path.filename());
    const auto isShot = [&shots = studio_.document().state().shots, path] {
        return std::find(shots.begin(), shots.end(), path) != shots.end();
    };
    if (isShot())
        return studio_.tell(tr("%1 is a shot already.").arg(file), {.holds = isShot});
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(queue_.current()));
    if (review != nullptr && review->value == DecisionValue::Bad)
        return studio_.tell(
            tr("%1 is decided as bad. Decide that it is good first; then it can become a shot.").arg(file),
            {.holds = [this, index = queue_.current()] { return isBad(index); }, .owner = this});
    if (!canSee())
        return;
    desk_.addToShots(queue_.current(), bar_->note());
    notices_->offerScoring(path, studio_.document().state());
    goOn();
}

/// What is shown is still this image, decided as bad.
bool ReviewPage::isBad(int row) const {
    const Review* review = currentRow() != nullptr && queue_.current() == row
                               ? studio_.reviews().of(static_cast<std::size_t>(row))
                               : nullptr;
    return review != nullptr && review->value == DecisionValue::Bad;
}

} // namespace cliplad::ui
