#include "pages/review/review_desk.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReviewDesk)
};

/// Recorded as the reason, so that nobody reads it as a judgement of whoever took the later one back.
constexpr auto kUndone = "undone: what stood before stands again";

const ScoreRow& rowOf(Studio& studio, int row) {
    return studio.results().row(static_cast<std::size_t>(row));
}

std::string keyOf(const ScoreRow& row) {
    return row.imageSha256.toStdString();
}

bool contains(const std::vector<fs::path>& paths, const fs::path& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
}

} // namespace

ReviewDesk::ReviewDesk(Studio& studio)
    : studio_(studio) {}

ReviewDesk::Standing ReviewDesk::standing(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? Standing{.value = review->value, .note = review->note} : Standing();
}

/// Nobody else has decided since.
bool ReviewDesk::isStill(int row, const Standing& set) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr && !review->isEarlier && review->value == set.value && review->note == set.note;
}

void ReviewDesk::decide(int row, DecisionValue value, const QString& note) {
    steps_.push_back(
        {.image = rowOf(studio_, row).path, .before = standing(row), .set = {.value = value, .note = note}});
    record(row, value, note);
}

/// Why an image was shown is recorded in core's own sentences: the same in every language.
void ReviewDesk::record(int row, DecisionValue value, const QString& note) {
    send(row, value, note, studio_.results().explanationOf(rowOf(studio_, row)));
}

void ReviewDesk::addToShots(int row, const QString& note) {
    const fs::path image = rowOf(studio_, row).path;
    const DocumentState& state = studio_.document().state();
    Step step{.image = image,
              .addedShot = true,
              .addedPhoto = !contains(state.photos, image),
              .wasValidation = contains(state.validation, image)};
    if (const Standing before = standing(row); before.value != DecisionValue::Good) {
        step.before = before;
        step.set = {.value = DecisionValue::Good, .note = note};
    }
    steps_.push_back(step);
    if (step.before)
        record(row, DecisionValue::Good, note);
    studio_.document().edit(Text::tr("Add %1 to the shots").arg(toText(image.filename())),
                            [&](DocumentState& changed) {
                                if (step.addedPhoto)
                                    changed.photos.push_back(image);
                                if (step.wasValidation) // a shot is none
                                    std::erase(changed.validation.edit(), image);
                                changed.shots.push_back(image);
                            });
}

void ReviewDesk::takeBackShot(const Step& step) {
    studio_.document().edit(Text::tr("Take %1 out of the shots").arg(toText(step.image.filename())),
                            [&](DocumentState& state) {
                                if (std::erase(state.shots, step.image) == 0)
                                    return;
                                if (step.addedPhoto)
                                    std::erase(state.photos.edit(), step.image);
                                if (step.wasValidation)
                                    state.validation.push_back(step.image);
                            });
}

ReviewDesk::Undone ReviewDesk::undo() {
    while (!steps_.empty()) {
        const Step step = std::move(steps_.back());
        steps_.pop_back();
        const int row = studio_.results().find(step.image);
        if (row < 0)
            continue;
        if (step.addedShot)
            takeBackShot(step);
        if (!step.before)
            return {.row = row};
        if (!isStill(row, step.set))
            return {.row = row, .isOvertaken = true};
        const QString note = this->note(row);
        const bool isBegun = isNoteNew(row, note);
        send(row, step.before->value, step.before->note, kUndone);
        if ((isBegun || step.before->value == DecisionValue::Withdrawn) && isNoteNew(row, note))
            keepNote(row, note); // for the decision that follows
        return {.row = row};
    }
    return {};
}

void ReviewDesk::send(int row, DecisionValue value, const QString& note, const QString& why) {
    const std::string image = keyOf(rowOf(studio_, row));
    if (const auto begun = studio_.notes().find(image); begun && *begun != note)
        studio_.notes().drop(image); // else settle() does, once it is on a disk
    studio_.reviews().decide(static_cast<std::size_t>(row), value, note, why);
}

void ReviewDesk::settle(int row) {
    const std::string image = keyOf(rowOf(studio_, row));
    if (const auto begun = studio_.notes().known(image); begun && isRecorded(row, *begun))
        studio_.notes().drop(image);
}

bool ReviewDesk::isRecorded(int row, const QString& note) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr && review->isOnDisk() && review->note == note;
}

QString ReviewDesk::recordedNote(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? review->note : QString();
}

QString ReviewDesk::note(int row) {
    const std::string image = keyOf(rowOf(studio_, row));
    const auto begun = studio_.notes().find(image);
    if (begun && isRecorded(row, *begun)) // by another station, or before it could be dropped
        studio_.notes().drop(image);
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
        studio_.notes().keep(image, note);
    else
        studio_.notes().drop(image);
}

} // namespace cliplad::ui
