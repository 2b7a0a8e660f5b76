#include "widgets/focus_keeping.h"

#include <QWidget>

namespace cliplad::ui {
namespace {

bool takesFocus(const QWidget& widget) {
    return widget.isEnabled() && widget.isVisible() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

} // namespace

void setEnabledBeside(QWidget& neighbour, QWidget& button, bool enabled) {
    if (!enabled && button.hasFocus()) {
        QWidget* next = &neighbour;
        while (next != &button && !takesFocus(*next))
            next = next->previousInFocusChain();
        next->setFocus(Qt::OtherFocusReason);
    }
    button.setEnabled(enabled);
}

} // namespace cliplad::ui
