#include "shell/keys/button_keys.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QRadioButton>

namespace cliplad::ui {
namespace {

bool isEnter(const QKeyEvent& key) {
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

} // namespace

bool ButtonKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    auto* button = qobject_cast<QAbstractButton*>(watched);
    const bool isTicked =
        qobject_cast<QCheckBox*>(watched) != nullptr || qobject_cast<QRadioButton*>(watched) != nullptr;
    const auto* key = static_cast<QKeyEvent*>(event);
    if (button == nullptr || isTicked || !isEnter(*key))
        return false;
    event->accept();
    if (event->type() == QEvent::ShortcutOverride) // before any shortcut of the page
        return true;
    if (!key->isAutoRepeat()) // a key that is held presses once
        button->click();
    return true;
}

} // namespace cliplad::ui
