// What the page's actions do about the image that is shown: decide, note, undo, add to the shots.
#include <algorithm>

#include "document/path_text.h"
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

/// Nobody decides on what cannot be seen.
bool ReviewPage::canSee() {
    const bool isThere = !comparison_->scene().photo.isNull();
    if (!isThere)
        studio_.tell(tr("Wait until the photo is there."),
                     {.holds = [this] { return comparison_->scene().photo.isNull(); }, .owner = this});
    return isThere;
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

void ReviewPage::undoDecision() {
    const auto [row, isOvertaken] = desk_.undo();
    if (row < 0)
        return refreshReview();
    goTo(row);
    bar_->setNote(desk_.note(row));
    if (isOvertaken)
        studio_.tell(
            tr("The decision on %1 was not taken back: it no longer stands.")
                .arg(studio_.results().nameOf(*currentRow())),
            {.holds = [this, row = row] { return currentRow() != nullptr && queue_.current() == row; },
             .owner = this});
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
    notices_->offerScoring(path, studio_.document().state().shots);
}

/// What is shown is still this image, decided as bad.
bool ReviewPage::isBad(int row) const {
    const Review* review = currentRow() != nullptr && queue_.current() == row
                               ? studio_.reviews().of(static_cast<std::size_t>(row))
                               : nullptr;
    return review != nullptr && review->value == DecisionValue::Bad;
}

} // namespace cliplad::ui
