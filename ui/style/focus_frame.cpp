#include "style/focus_frame.h"

#include <QPainter>
#include <QPalette>

namespace cliplad::ui {
namespace {

constexpr qreal kFocusPx = 2; ///< as in the style sheet

} // namespace

void paintFocusFrame(QPainter& painter, const QRect& place, const QPalette& palette, bool onSelection) {
    constexpr qreal kHalfPen = kFocusPx / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(onSelection ? QPalette::HighlightedText : QPalette::Link), kFocusPx));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(place).adjusted(kHalfPen, kHalfPen, -kHalfPen, -kHalfPen), 2, 2);
    painter.restore();
}

} // namespace cliplad::ui
