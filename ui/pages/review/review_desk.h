#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "session/records/decision_writer.h"

namespace cliplad::ui {

class Studio;

/// A person's decisions on this run in their order, with the shots that they added, so that the last one can
/// be taken back, and the notes that no decision on disk carries yet. GUI thread.
class ReviewDesk {
public:
    explicit ReviewDesk(Studio& studio);

    void decide(int row, DecisionValue value, const QString& note);
    /// Makes the image a shot, and decides that it is good unless that stands: one step. Not for an image
    /// that is a shot.
    void addToShots(int row, const QString& note);
    bool canUndo() const { return !steps_.empty(); }
    /// Takes back the last step: what stood before stands again, and its shot is no shot any more, unless
    /// somebody saw to that before. @return its row, −1: none
    int undo();

    /// The note as the person left it: begun, else the one of what stands.
    QString note(int row);
    void keepNote(int row, const QString& note);
    /// Whether there is a note that no decision carries.
    bool isNoteNew(int row, const QString& note) const;

    /// What stands for the row has changed: a note that is recorded is no draft any more.
    void settle(int row);

    /// Another run: decisions on the one before are not taken back here. Notes stay.
    void startOver() { steps_.clear(); }

private:
    /// What stood before a decision.
    struct Before {
        DecisionValue value = DecisionValue::Withdrawn;
        QString note = {};
    };
    struct Step {
        std::filesystem::path image;
        std::optional<Before> before = {}; ///< none: nothing was decided
        bool addedShot = false;
        bool addedPhoto = false; ///< to the product's photos
        bool wasValidation = false;
    };

    Before standing(int row) const;
    void record(int row, DecisionValue value, const QString& note);
    void takeBackShot(const Step& step);
    void send(int row, DecisionValue value, const QString& note, const QString& why);
    QString recordedNote(int row) const;

    Studio& studio_;
    std::vector<Step> steps_;
};

} // namespace cliplad::ui
