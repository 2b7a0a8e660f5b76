#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "document/named_steps.h"
#include "session/records/decision_writer.h"

namespace cliplad::ui {

class Studio;

/// A person's decisions on this run in their order, with the shots that they added, as steps that can be
/// undone and done again, and the notes that no decision on disk carries yet. The records keep each of them:
/// undoing is a decision of its own. GUI thread.
class ReviewDesk : public QObject {
    Q_OBJECT

public:
    explicit ReviewDesk(Studio& studio);

    /// Nothing where the person's own decision with this note stands already.
    void decide(int row, DecisionValue value, const QString& note);
    /// Makes the image a shot, and decides that it is good unless that stands: one step. Not for an image
    /// that is a shot.
    void addToShots(int row, const QString& note);
    /// Undone, what stood before stands again, and the step's shot is no shot any more, unless somebody saw
    /// to that before. A step that what stands has overtaken, as by another station's decision, is given up.
    NamedSteps& steps() { return steps_; }

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

    enum class Stepped {
        Through,      ///< as asked
        NotTakenBack, ///< what it decided does not stand any more: that was left
        NotRepeated   ///< what it was decided against does not stand any more
    };

Q_SIGNALS:
    void stepped(int row, cliplad::ui::ReviewDesk::Stepped how); ///< a step was undone, or done again
    /// Neither: another file is in the place of the one that was decided on. The step is given up.
    void replaced(const QString& name);

private:
    /// What stands, or stood before a decision.
    struct Standing {
        DecisionValue value = DecisionValue::Withdrawn;
        QString note = {};
    };
    struct Step {
        std::filesystem::path image;
        QString name = {}; ///< of the image, for a person
        QString imageSha256 = {};
        std::optional<Standing> before = {}; ///< none: nothing was decided
        Standing set = {};                   ///< where something was: what
        bool isShot = false;                 ///< it makes the image a shot
        quint64 revision = 0;                ///< of the document with that shot; 0: it was one already
        bool addedPhoto = false;             ///< to the product's photos
        bool wasValidation = false;
    };
    class StepCommand;

    Standing standing(int row) const;
    bool isStill(int row, const Standing& set) const;
    bool isDecided(int row, const Standing& set) const;
    bool isRecorded(int row, const QString& note) const;
    void push(Step step);
    int rowOfStep(const Step& step) const;
    static QString nameOf(const Step& step);
    void carryOut(Step& step);
    bool takeBack(const Step& step); ///< @return whether the step stays, to be done again
    bool doAgain(Step& step);        ///< @return whether the step stays, to be taken back
    void record(int row, const Standing& set);
    void addShot(Step& step);
    void takeBackShot(const Step& step);
    void sendBesideNote(int row, const Standing& set, const QString& why);
    void send(int row, DecisionValue value, const QString& note, const QString& why);
    QString recordedNote(int row) const;

    Studio& studio_;
    NamedSteps steps_;
};

} // namespace cliplad::ui
