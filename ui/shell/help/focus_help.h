#pragma once

#include <QPoint>
#include <QString>

class QWidget;

namespace cliplad::ui {

/// What there is to say of a widget: of the current cell or tab of it, else of the widget itself or of what
/// it is in. GUI thread.
struct FocusHelp {
    QString text; ///< empty: nothing
    QPoint place; ///< on the screen, of what it is said
};

FocusHelp focusHelpOf(QWidget& focus);

/// Shows it beside what has the focus until the next key or click, as the pointer's tool tip would.
void showFocusHelp();

} // namespace cliplad::ui
