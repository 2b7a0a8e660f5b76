#include "shell/keys/undo_keys.h"

#include <QAbstractSpinBox>
#include <QKeyEvent>

namespace cliplad::ui {

bool UndoKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    const bool isUndo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    // The line of a number field is its child; either may be asked.
    const bool isNumber = qobject_cast<QAbstractSpinBox*>(watched) != nullptr ||
                          qobject_cast<QAbstractSpinBox*>(watched->parent()) != nullptr;
    if (!isUndo || !isNumber)
        return false;
    event->ignore();
    return true;
}

} // namespace cliplad::ui
