#include "shell/keys/held_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>

namespace cliplad::ui {
namespace {

void sendAsRepeat(QObject* receiver, QKeyEvent& press) {
    QKeyEvent repeat(press.type(), press.key(), press.modifiers(), press.nativeScanCode(),
                     press.nativeVirtualKey(), press.nativeModifiers(), press.text(), true,
                     static_cast<quint16>(press.count()));
    repeat.setTimestamp(press.timestamp());
    repeat.setAccepted(press.isAccepted());
    QCoreApplication::sendEvent(receiver, &repeat);
    press.setAccepted(repeat.isAccepted());
}

} // namespace

bool HeldKeys::isHiddenRepeat(const QKeyEvent& press) const {
    return !press.isAutoRepeat() && releasedAt_ != 0 && press.timestamp() == releasedAt_ &&
           press.key() == released_;
}

bool HeldKeys::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyRelease: {
        const auto& key = static_cast<QKeyEvent&>(*event);
        released_ = key.key();
        releasedAt_ = key.timestamp();
        return false;
    }
    case QEvent::ShortcutOverride: // comes before the shortcuts, which ask Qt alone whether the key repeats
    case QEvent::KeyPress: {
        if (!watched->isWindowType())
            return false; // it came to the window before
        auto& key = static_cast<QKeyEvent&>(*event);
        const bool isHidden = isHiddenRepeat(key);
        if (isHidden)
            sendAsRepeat(watched, key);
        isRepeating_ = isHidden;
        return isHidden;
    }
    case QEvent::Shortcut: {
        const auto* action = qobject_cast<QAction*>(watched);
        return isRepeating_ && action != nullptr && !action->autoRepeat();
    }
    default:
        return false;
    }
}

} // namespace cliplad::ui
