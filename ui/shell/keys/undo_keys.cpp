#include "shell/keys/undo_keys.h"

#include <QAbstractSpinBox>
#include <QKeyEvent>
#include <QLineEdit>

namespace cliplad::ui {

bool UndoKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
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
