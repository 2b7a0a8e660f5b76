#include "shell/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace cliplad::ui {

FirstPaint::FirstPaint(QWidget& window)
    : QObject(&window) {
    window.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // What lies in the window is painted after it, in the same go.
        QTimer::singleShot(0, this, [this] {
            Q_EMIT painted();
            deleteLater();
        });
    }
    return false;
}

} // namespace cliplad::ui
