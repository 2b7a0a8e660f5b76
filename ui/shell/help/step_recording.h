#pragma once

#include <QObject>
#include <QString>

class QTimer;
class QUndoCommand;
class QUndoStack;

namespace cliplad::ui {

/// Writes steps that can be undone into the log by their names, as they are done, undone and done again. What
/// merges into one step, as a dragged slider's edits do, is told as it began and as it ended. GUI thread.
class StepRecording : public QObject {
    Q_OBJECT

public:
    /// @param prefix what stands before the name of a step: "edit"
    StepRecording(const QUndoStack& steps, QString prefix, QObject* parent);

private:
    void follow(int index);
    void note();

    const QUndoStack& steps_;
    const QString prefix_;
    QTimer* rest_;                       ///< then the last one has ended
    QString step_;                       ///< the last
    QString told_;                       ///< what the log has of it
    int done_;                           ///< steps that were done and not taken back
    const QUndoCommand* last_ = nullptr; ///< of them; only to be compared
};

} // namespace cliplad::ui
