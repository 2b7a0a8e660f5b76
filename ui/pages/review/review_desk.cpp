#include "pages/review/review_desk.h"

#include <algorithm>
#include <utility>

#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

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

class ReviewDesk::StepCommand : public NamedStep {
public:
    StepCommand(ReviewDesk& desk, Step step)
        : desk_(desk)
        , step_(std::move(step)) {}

    QString name() const override { return nameOf(step_); }
    void undo() override { setObsolete(!desk_.takeBack(step_)); }
    void redo() override {
        if (std::exchange(isNew_, false))
            desk_.carryOut(step_);
        else
            setObsolete(!desk_.doAgain(step_));
    }

private:
    ReviewDesk& desk_;
    Step step_;
    bool isNew_ = true;
};

ReviewDesk::ReviewDesk(Studio& studio)
    : studio_(studio) {}

QString ReviewDesk::nameOf(const Step& step) {
    if (step.isShot)
        return (step.before ? tr("%1: good, a shot") : tr("%1: a shot")).arg(step.name);
    if (step.before->value == step.set.value && step.before->note != step.set.note)
        return tr("%1: note").arg(step.name);
    switch (step.set.value) {
    case DecisionValue::Good:
        return tr("%1: good").arg(step.name);
    case DecisionValue::Bad:
        return tr("%1: bad").arg(step.name);
    default:
        return tr("%1: unsure").arg(step.name);
    }
}

ReviewDesk::Standing ReviewDesk::standing(int row) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr ? Standing{.value = review->value, .note = review->note} : Standing();
}

/// Nobody else has decided since.
bool ReviewDesk::isStill(int row, const Standing& set) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    if (set.value == DecisionValue::Withdrawn)
        return review == nullptr;
    return review != nullptr && !review->isEarlier && review->value == set.value && review->note == set.note;
}

void ReviewDesk::push(Step step) {
    const ScoreRow& row = rowOf(studio_, studio_.results().find(step.image));
    step.name = studio_.results().nameOf(row);
    step.imageSha256 = row.imageSha256;
    steps_.push(new StepCommand(*this, std::move(step)));
}

/// The person's own, and not lost on its way.
bool ReviewDesk::isDecided(int row, const Standing& set) const {
    const Review* review = studio_.reviews().of(static_cast<std::size_t>(row));
    return review != nullptr && review->value == set.value && review->note == set.note &&
           review->who == DecisionWriter::reviewer() && review->delivery != Review::Delivery::Failed;
}

void ReviewDesk::decide(int row, DecisionValue value, const QString& note) {
    if (isDecided(row, {.value = value, .note = note}))
        return;
    push({.image = rowOf(studio_, row).path, .before = standing(row), .set = {.value = value, .note = note}});
}

void ReviewDesk::addToShots(int row, const QString& note) {
    Step step{.image = rowOf(studio_, row).path, .isShot = true};
    if (const Standing before = standing(row); before.value != DecisionValue::Good) {
        step.before = before;
        step.set = {.value = DecisionValue::Good, .note = note};
    }
    push(std::move(step));
}

void ReviewDesk::carryOut(Step& step) {
    if (step.before)
        record(studio_.results().find(step.image), step.set);
    if (step.isShot)
        addShot(step);
}

/// Why an image was shown is recorded in core's own sentences: the same in every language.
void ReviewDesk::record(int row, const Standing& set) {
    send(row, set.value, set.note, studio_.results().explanationOf(rowOf(studio_, row)));
}

void ReviewDesk::addShot(Step& step) {
    ProductDocument& document = studio_.document();
    const DocumentState& state = document.state();
    step.revision = 0;
    if (contains(state.shots, step.image))
        return; // by hand, meanwhile
    step.addedPhoto = !contains(state.photos, step.image);
    step.wasValidation = contains(state.validation, step.image);
    document.edit([file = toText(step.image.filename())] { return tr("Add %1 to the shots").arg(file); },
                  [&](DocumentState& changed) {
                      if (step.addedPhoto)
                          changed.photos.push_back(step.image);
                      if (step.wasValidation) // a shot is none
                          std::erase(changed.validation.edit(), step.image);
                      changed.shots.push_back(step.image);
                  });
    step.revision = document.revision();
}

void ReviewDesk::takeBackShot(const Step& step) {
    ProductDocument& document = studio_.document();
    if (step.revision == 0)
        return;
    if (document.revision() == step.revision) // it was the last edit
        return document.undoStack().undo();
    document.edit([file = toText(step.image.filename())] { return tr("Take %1 out of the shots").arg(file); },
                  [&](DocumentState& state) {
                      if (std::erase(state.shots, step.image) == 0)
                          return;
                      if (step.addedPhoto)
                          std::erase(state.photos.edit(), step.image);
                      if (step.wasValidation)
                          state.validation.push_back(step.image);
                  });
}

/// −1 also where another file is in the place of the one that was decided on.
int ReviewDesk::rowOfStep(const Step& step) const {
    const int row = studio_.results().find(step.image);
    return row >= 0 && rowOf(studio_, row).imageSha256 == step.imageSha256 ? row : -1;
}

bool ReviewDesk::takeBack(const Step& step) {
    const int row = rowOfStep(step);
    if (row < 0) {
        Q_EMIT replaced(step.name);
        return false;
    }
    takeBackShot(step);
    const bool isOvertaken = step.before && !isStill(row, step.set);
    if (step.before && !isOvertaken)
        sendBesideNote(row, *step.before, kUndone);
    Q_EMIT stepped(row, isOvertaken ? Stepped::NotTakenBack : Stepped::Through);
    return !isOvertaken;
}

bool ReviewDesk::doAgain(Step& step) {
    const int row = rowOfStep(step);
    if (row < 0) {
        Q_EMIT replaced(step.name);
        return false;
    }
    const bool isOvertaken =
        step.before ? !isStill(row, *step.before) : standing(row).value != DecisionValue::Good;
    if (!isOvertaken) {
        if (step.before)
            sendBesideNote(row, step.set, studio_.results().explanationOf(rowOf(studio_, row)));
        if (step.isShot)
            addShot(step);
    }
    Q_EMIT stepped(row, isOvertaken ? Stepped::NotRepeated : Stepped::Through);
    return !isOvertaken;
}

/// A note that was begun since waits for the decision that follows, as does that of a decision taken back.
void ReviewDesk::sendBesideNote(int row, const Standing& set, const QString& why) {
    const QString note = this->note(row);
    const bool isBegun = isNoteNew(row, note);
    send(row, set.value, set.note, why);
    if ((isBegun || set.value == DecisionValue::Withdrawn) && isNoteNew(row, note))
        keepNote(row, note);
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
