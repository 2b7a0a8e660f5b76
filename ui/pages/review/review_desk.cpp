#include "pages/review/review_desk.h"

#include <utility>

#include "session/studio.h"

namespace cliplad::ui {
namespace {

/// Recorded as the reason, so that nobody reads it as a judgement of whoever took the later one back.
constexpr auto kUndone = "undone: what stood before stands again";

const ScoreRow& rowOf(Studio& studio, int row) {
    return studio.results().row(static_cast<std::size_t>(row));
}

std::string keyOf(const ScoreRow& row) {
    return row.imageSha256.toStdString();
}

} // namespace

ReviewDesk::ReviewDesk(Studio& studio)
    : studio_(studio) {}

void ReviewDesk::decide(int row, DecisionValue value, const QString& note) {
    Step step{.image = rowOf(studio_, row).path};
    if (const Review* before = studio_.reviews().of(static_cast<std::size_t>(row))) {
        step.value = before->value;
        step.note = before->note;
    }
    steps_.push_back(std::move(step));
    // Why an image was shown is recorded in core's own sentences: the same in every language.
    send(row, value, note, studio_.results().explanationOf(rowOf(studio_, row)));
}

int ReviewDesk::undo() {
    while (!steps_.empty()) {
        const Step step = std::move(steps_.back());
        steps_.pop_back();
        const int row = studio_.results().find(step.image);
        if (row < 0)
            continue;
        const QString note = this->note(row);
        send(row, step.value, step.note, kUndone);
        if (step.value == DecisionValue::Withdrawn)
            keepNote(row, note); // for the decision that follows
        return row;
    }
    return -1;
}

void ReviewDesk::send(int row, DecisionValue value, const QString& note, const QString& why) {
    const std::string image = keyOf(rowOf(studio_, row));
    if (const auto begun = notes_.find(image); begun && *begun != note)
        notes_.drop(image); // else settle() does, once it is on a disk
    studio_.reviews().decide(static_cast<std::size_t>(row), value, note, why);
}

void ReviewDesk::settle(int row) {
    const std::string image = keyOf(rowOf(studio_, row));
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    const auto begun = notes_.find(image);
    if (begun && review != nullptr && review->isOnDisk() && review->note == *begun)
        notes_.drop(image);
}

QString ReviewDesk::recordedNote(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? review->note : QString();
}

QString ReviewDesk::note(int row) {
    const auto begun = notes_.find(keyOf(rowOf(studio_, row)));
    return begun ? *begun : recordedNote(row);
}

bool ReviewDesk::isNoteNew(int row, const QString& note) const {
    return note != recordedNote(row);
}

void ReviewDesk::keepNote(int row, const QString& note) {
    const std::string image = keyOf(rowOf(studio_, row));
    if (image.empty())
        return; // it could not be read
    if (isNoteNew(row, note))
        notes_.keep(image, note);
    else
        notes_.drop(image);
}

} // namespace cliplad::ui
