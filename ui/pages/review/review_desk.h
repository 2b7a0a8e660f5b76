#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QString>

#include "pages/review/note_drafts.h"
#include "session/records/decision_writer.h"

namespace cliplad::ui {

class Studio;

/// A person's decisions on this run in their order, so that the last one can be taken back, and the notes
/// that no decision on disk carries yet. GUI thread.
class ReviewDesk {
public:
    explicit ReviewDesk(Studio& studio);

    void decide(int row, DecisionValue value, const QString& note);
    bool canUndo() const { return !steps_.empty(); }
    /// Takes back the last decision: what stood before stands again. @return its row, −1: none
    int undo();

    /// The note as the person left it: begun, else the one of what stands.
    QString note(int row);
    void keepNote(int row, const QString& note);
    /// Whether there is a note that no decision carries.
    bool isNoteNew(int row, const QString& note) const;

    /// What stands for the row has changed: a note that is recorded is no draft any more.
    void settle(int row);
    NoteDrafts& drafts() { return notes_; }

    /// Another run: decisions on the one before are not taken back here. Notes stay.
    void startOver() { steps_.clear(); }

private:
    struct Step {
        std::filesystem::path image;
        DecisionValue value = DecisionValue::Withdrawn; ///< what stood before
        QString note = {};
    };

    void send(int row, DecisionValue value, const QString& note, const QString& why);
    QString recordedNote(int row) const;

    Studio& studio_;
    std::vector<Step> steps_;
    NoteDrafts notes_;
};

} // namespace cliplad::ui
