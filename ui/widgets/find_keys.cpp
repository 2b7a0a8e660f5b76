#include "widgets/find_keys.h"

#include <utility>

#include <QKeyEvent>
#include <QLineEdit>

namespace cliplad::ui {

FindKeys::FindKeys(QLineEdit& field, std::function<void()> goToFound)
    : QObject(&field)
    , field_(field)
    , goToFound_(std::move(goToFound)) {
    field.installEventFilter(this);
}

bool FindKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Escape && key != Qt::Key_Down)
        return QObject::eventFilter(watched, event);
    if (key == Qt::Key_Escape)
        field_.clear();
    goToFound_();
    return true;
}

} // namespace cliplad::ui
