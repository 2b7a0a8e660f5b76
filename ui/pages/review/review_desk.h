#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include <QString>

#include "session/decision_writer.h"

namespace cliplad::ui {

class Studio;

/// A person's decisions of this session in their order, so that the last one can be taken back, and the notes
/// that are begun and not decided on. GUI thread.
class ReviewDesk {
public:
    explicit ReviewDesk(Studio& studio)
        : studio_(studio) {}

    void decide(int row, DecisionValue value, const QString& note);
    bool canUndo() const { return !steps_.empty(); }
    /// Takes back the last decision: what stood before stands again. @return its row, −1: none
    int undo();

    /// The note as the person left it: begun, else the one of what stands.
    QString note(int row) const;
    void keepNote(int row, const QString& note);
    /// Whether there is a note that no decision carries.
    bool isNoteNew(int row, const QString& note) const;

    /// Another run.
    void clear();

private:
    struct Step {
        std::filesystem::path image;
        DecisionValue value = DecisionValue::Withdrawn; ///< what stood before
        QString note = {};
    };

    void send(int row, DecisionValue value, const QString& note);
    QString recordedNote(int row) const;

    Studio& studio_;
    std::vector<Step> steps_;
    std::unordered_map<std::string, QString> begun_; ///< by path
};

} // namespace cliplad::ui
