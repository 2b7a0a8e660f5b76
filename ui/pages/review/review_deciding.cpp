// What the page's actions do about the image that is shown: decide, note, undo, add to the shots.
#include <algorithm>

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
    if (comparison_->scene().photo.isNull()) { // nobody decides on what cannot be seen
        studio_.tell(tr("Wait until the photo is there."));
        return false;
    }
    desk_.decide(queue_.current(), value, bar_->note());
    return true;
}

void ReviewPage::enterNote() {
    const int row = queue_.current();
    if (currentRow() != nullptr) {
        const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
        const bool isNew = desk_.isNoteNew(row, bar_->note());
        if (isNew && review != nullptr)
            decide(review->value);
        else if (isNew)
            studio_.tell(tr("The note is kept, and recorded with your decision."));
    }
    comparison_->overlayCanvas().setFocus();
}

void ReviewPage::undoDecision() {
    const int row = desk_.undo();
    if (row < 0)
        return refreshReview();
    goTo(row);
    bar_->setNote(desk_.note(row));
}

void ReviewPage::addToShots() {
    const ScoreRow* row = currentRow();
    if (row == nullptr)
        return;
    const std::filesystem::path path = row->path;
    const auto& shots = studio_.document().state().shots;
    const QString file = QString::fromStdString(path.filename().string());
    if (std::find(shots.begin(), shots.end(), path) != shots.end())
        return studio_.tell(tr("%1 is a shot already.").arg(file));
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(queue_.current()));
    if ((review == nullptr || review->value != DecisionValue::Good) && !decide(DecisionValue::Good))
        return;
    studio_.document().edit(tr("Add %1 to the shots").arg(file), [&](DocumentState& state) {
        if (std::find(state.photos.begin(), state.photos.end(), path) == state.photos.end())
            state.photos.push_back(path);
        state.shots.push_back(path);
    });
    notices_->offerScoring(file, static_cast<int>(studio_.document().state().shots.size()));
}

} // namespace cliplad::ui
