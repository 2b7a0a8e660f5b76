#pragma once

class QWidget;

namespace cliplad::ui {

/// Enables a button, or disables it where it has nothing more to do. Should it have the keyboard's focus,
/// that goes to `neighbour`, or to what is before it where that takes none; Qt would give it to whatever
/// comes next in the window, be it of another panel. GUI thread.
void setEnabledBeside(QWidget& neighbour, QWidget& button, bool enabled);

} // namespace cliplad::ui
