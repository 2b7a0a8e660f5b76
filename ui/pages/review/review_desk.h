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
    struct Undone {
        int row = -1; ///< −1: there was nothing to take back
        /// What the step decided no longer stands, as after another station's decision: that was left.
        bool isOvertaken = false;
    };
    /// Takes back the last step: what stood before stands again, and its shot is no shot any more, unless
    /// somebody saw to that before.
    Undone undo();

    /// The note as the person left it: begun, else the one of what stands. To be asked for what is shown: the
    /// first time it looks at the disk.
    QString note(int row);
    void keepNote(int row, const QString& note);
    /// Whether there is a note that no decision carries.
    bool isNoteNew(int row, const QString& note) const;

    /// What stands for the row has changed: a note that is recorded is no draft any more. Of an image that
    /// was not looked at in this session note() sees to that.
    void settle(int row);

    /// Another run: decisions on the one before are not taken back here. Notes stay.
    void startOver() { steps_.clear(); }

private:
    /// What stands, or stood before a decision.
    struct Standing {
        DecisionValue value = DecisionValue::Withdrawn;
        QString note = {};
    };
    struct Step {
        std::filesystem::path image;
        std::optional<Standing> before = {}; ///< none: nothing was decided
        Standing set = {};                   ///< where something was: what
        bool addedShot = false;
        bool addedPhoto = false; ///< to the product's photos
        bool wasValidation = false;
    };

    Standing standing(int row) const;
    bool isStill(int row, const Standing& set) const;
    bool isRecorded(int row, const QString& note) const;
    void record(int row, DecisionValue value, const QString& note);
    void takeBackShot(const Step& step);
    void send(int row, DecisionValue value, const QString& note, const QString& why);
    QString recordedNote(int row) const;

    Studio& studio_;
    std::vector<Step> steps_;
};

} // namespace cliplad::ui
