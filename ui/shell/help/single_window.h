#pragma once

#include <QWidget>

namespace cliplad::ui {

/// Brings the parent's window of this kind to the front; makes it where none is open. There is one, however
/// often it is asked for. GUI thread.
template<class Window, class Make>
Window& bringUp(QWidget& parent, const Make& make) {
    auto* window = parent.findChild<Window*>(QString(), Qt::FindDirectChildrenOnly);
    if (window == nullptr || !window->isVisible()) // a closed one is about to go
        window = make();
    window->show();
    window->raise();
    window->activateWindow();
    return *window;
}

} // namespace cliplad::ui
