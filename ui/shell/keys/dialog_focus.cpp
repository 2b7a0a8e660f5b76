#include "shell/keys/dialog_focus.h"

#include <QDialog>
#include <QEvent>

namespace cliplad::ui {

bool DialogFocus::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::ShortcutOverride: // comes before the key, which may be a shortcut and come to nobody
        byKey_ = true;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
        byKey_ = false;
        break;
    case QEvent::WindowActivate: // before its first widget is given the focus
        if (auto* dialog = qobject_cast<QDialog*>(watched); dialog != nullptr && byKey_)
            dialog->setAttribute(Qt::WA_KeyboardFocusChange);
        break;
    default:
        break;
    }
    return false;
}

} // namespace cliplad::ui
