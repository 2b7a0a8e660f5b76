#include "pages/review/review_desk.h"

#include <utility>

#include "session/studio.h"

namespace cliplad::ui {
namespace {

const ScoreRow& rowOf(Studio& studio, int row) {
    return studio.results().row(static_cast<std::size_t>(row));
}

} // namespace

void ReviewDesk::decide(int row, DecisionValue value, const QString& note) {
    Step step{.image = rowOf(studio_, row).path};
    if (const Review* before = studio_.reviews().of(static_cast<std::size_t>(row))) {
        step.value = before->value;
        step.note = before->note;
    }
    steps_.push_back(std::move(step));
    send(row, value, note);
}

int ReviewDesk::undo() {
    while (!steps_.empty()) {
        const Step step = std::move(steps_.back());
        steps_.pop_back();
        const int row = studio_.results().find(step.image);
        if (row < 0)
            continue;
        send(row, step.value, step.note);
        return row;
    }
    return -1;
}

/// Why an image was shown is recorded in core's own sentences: the same in every language.
void ReviewDesk::send(int row, DecisionValue value, const QString& note) {
    begun_.erase(rowOf(studio_, row).path.string());
    studio_.reviews().decide(static_cast<std::size_t>(row), value, note,
                             studio_.results().explanationOf(rowOf(studio_, row)));
}

QString ReviewDesk::recordedNote(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? review->note : QString();
}

QString ReviewDesk::note(int row) const {
    const auto begun = begun_.find(rowOf(studio_, row).path.string());
    return begun != begun_.end() ? begun->second : recordedNote(row);
}

bool ReviewDesk::isNoteNew(int row, const QString& note) const {
    return note != recordedNote(row);
}

void ReviewDesk::keepNote(int row, const QString& note) {
    if (isNoteNew(row, note))
        begun_[rowOf(studio_, row).path.string()] = note;
    else
        begun_.erase(rowOf(studio_, row).path.string());
}

void ReviewDesk::clear() {
    steps_.clear();
    begun_.clear();
}

} // namespace cliplad::ui
