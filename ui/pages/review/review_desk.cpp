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
    : studio_(studio)
    , product_(studio.document().folder()) {}

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
    begun_.erase(keyOf(rowOf(studio_, row)));
    studio_.reviews().decide(static_cast<std::size_t>(row), value, note, why);
}

QString ReviewDesk::recordedNote(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? review->note : QString();
}

QString ReviewDesk::note(int row) const {
    const auto begun = begun_.find(keyOf(rowOf(studio_, row)));
    return begun != begun_.end() ? begun->second : recordedNote(row);
}

bool ReviewDesk::isNoteNew(int row, const QString& note) const {
    return note != recordedNote(row);
}

void ReviewDesk::keepNote(int row, const QString& note) {
    if (isNoteNew(row, note))
        begun_[keyOf(rowOf(studio_, row))] = note;
    else
        begun_.erase(keyOf(rowOf(studio_, row)));
}

void ReviewDesk::openProduct() {
    if (!product_.empty() && !begun_.empty())
        others_[product_] = std::move(begun_);
    begun_.clear();
    product_ = studio_.document().folder();
    if (const auto kept = others_.find(product_); kept != others_.end()) {
        begun_ = std::move(kept->second);
        others_.erase(kept);
    }
}

void ReviewDesk::followFolder() {
    product_ = studio_.document().folder();
}

} // namespace cliplad::ui
