#pragma once

class QPainter;
class QPalette;
class QRect;

namespace cliplad::ui {

/// The frame of what the keys go to, inside `place`.
/// @param onSelection `place` has the ground of what is selected
void paintFocusFrame(QPainter& painter, const QRect& place, const QPalette& palette, bool onSelection);

} // namespace cliplad::ui
