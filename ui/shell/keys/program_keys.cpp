#include "shell/keys/program_keys.h"

#include <QAbstractSpinBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace cliplad::ui {
namespace {

/// Such as Ctrl+E to the end of the line: on some desktops Qt's keys of a line of text. A key that is left to
/// the program and is no shortcut comes back to the line.
bool isOfEmacs(const QKeyEvent& key) {
    const bool isLetter = key.key() >= Qt::Key_A && key.key() <= Qt::Key_Z;
    return isLetter && key.modifiers() == Qt::ControlModifier && !key.matches(QKeySequence::SelectAll) &&
           (key.matches(QKeySequence::MoveToStartOfLine) || key.matches(QKeySequence::MoveToEndOfLine) ||
            key.matches(QKeySequence::DeleteEndOfLine) || key.matches(QKeySequence::DeleteCompleteLine));
}

} // namespace

bool ProgramKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    if (isOfEmacs(*key)) {
        event->ignore();
        return true;
    }
    const bool undoes = key->matches(QKeySequence::Undo), redoes = key->matches(QKeySequence::Redo);
    if (!undoes && !redoes)
        return false;
    // The line of a number field is its child; either may be asked.
    const bool isNumber = qobject_cast<QAbstractSpinBox*>(watched) != nullptr ||
                          qobject_cast<QAbstractSpinBox*>(watched->parent()) != nullptr;
    const auto* line = qobject_cast<QLineEdit*>(watched);
    const bool isDone = line != nullptr && !(undoes ? line->isUndoAvailable() : line->isRedoAvailable());
    if (!isNumber && !isDone)
        return false;
    event->ignore();
    return true;
}

} // namespace cliplad::ui
