#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <QString>

#include "session/decision_writer.h"

namespace cliplad::ui {

class Studio;

/// A person's decisions on this run in their order, so that the last one can be taken back, and the notes
/// that no decision carries yet: kept by the image's content for each product while the program runs,
/// whatever is scored or opened meanwhile. GUI thread.
class ReviewDesk {
public:
    explicit ReviewDesk(Studio& studio);

    void decide(int row, DecisionValue value, const QString& note);
    bool canUndo() const { return !steps_.empty(); }
    /// Takes back the last decision: what stood before stands again. @return its row, −1: none
    int undo();

    /// The note as the person left it: begun, else the one of what stands.
    QString note(int row) const;
    void keepNote(int row, const QString& note);
    /// Whether there is a note that no decision carries.
    bool isNoteNew(int row, const QString& note) const;

    /// Another run: decisions on the one before are not taken back here. Notes stay.
    void startOver() { steps_.clear(); }
    /// Another product is open, or none.
    void openProduct();
    /// The product was saved, where it may not have been before.
    void followFolder();

private:
    using Notes = std::unordered_map<std::string, QString>; ///< by the hash of the image

    struct Step {
        std::filesystem::path image;
        DecisionValue value = DecisionValue::Withdrawn; ///< what stood before
        QString note = {};
    };

    void send(int row, DecisionValue value, const QString& note, const QString& why);
    QString recordedNote(int row) const;

    Studio& studio_;
    std::vector<Step> steps_;
    Notes begun_;
    std::filesystem::path product_;                 ///< folder of the one that is open; empty: not saved yet
    std::map<std::filesystem::path, Notes> others_; ///< of products that were open before, by their folders
};

} // namespace cliplad::ui
