#include "widgets/canvas/crosshair_tools.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/canvas/brush_stroke.h"

namespace cliplad::ui {
namespace {

/// So near on screen to the first corner a click closes a polygon.
constexpr double kNearPx = 8;
/// On screen, so that it goes by less of a photo that is looked at closely.
constexpr double kStepPx = 4;
constexpr double kFar = 10; ///< steps at once, with Shift
/// The crosshair's arms on screen; its middle is free.
constexpr double kArmFromPx = 3, kArmToPx = 14;

} // namespace

void CrosshairTool::placeCrosshair(QPointF photo) {
    pointer_ = withinPhoto(photo);
    isByKeys_ = true;
}

bool CrosshairTool::move(QPointF photo, Qt::MouseButtons) {
    pointer_ = photo;
    return std::exchange(isByKeys_, false);
}

bool CrosshairTool::key(QKeyEvent* event) {
    const QPointF by = arrow(*event) * std::max(1.0, kStepPx * pixel_);
    if (by.isNull())
        return escape(*event);
    placeCrosshair(pointer_ + by * (event->modifiers().testFlag(Qt::ShiftModifier) ? kFar : 1));
    onCrosshair(pointer_);
    return true;
}

void CrosshairTool::paintDrawing(QPainter& painter, double pixel) {
    pixel_ = pixel;
    if (!isByKeys_)
        return;
    QPainterPath cross;
    for (const QPointF arm : {QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1)}) {
        cross.moveTo(pointer_ + arm * kArmFromPx * pixel);
        cross.lineTo(pointer_ + arm * kArmToPx * pixel);
    }
    drawOutline(painter, cross, pixel, false);
}

bool PolygonTool::press(QPointF photo, Qt::MouseButton button) {
    if (button == Qt::RightButton && !corners_.isEmpty()) {
        finish();
        return true;
    }
    if (button != Qt::LeftButton)
        return false;
    pressed_ = true;
    const QPointF corner = withinPhoto(photo);
    if (corners_.size() >= 3 && (corners_.front() - corner).manhattanLength() <= kNearPx * pixel_)
        finish();
    else
        corners_.append(corner);
    pointer_ = corner;
    return true;
}

bool PolygonTool::move(QPointF photo, Qt::MouseButtons buttons) {
    const bool hadCrosshair = CrosshairTool::move(withinPhoto(photo), buttons);
    return hadCrosshair || !corners_.isEmpty();
}

bool PolygonTool::release(QPointF, Qt::MouseButton button) {
    const bool hadPress = std::exchange(pressed_, false);
    if (button != Qt::LeftButton)
        return false;
    if (!hadPress) // the second half of a double click
        finish();
    return true;
}

bool PolygonTool::key(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space) {
        if (const QPointF corner = withinPhoto(pointer_); corners_.isEmpty() || corners_.back() != corner)
            corners_.append(corner);
        return true;
    }
    if (isDrawing() && isEnter(*event)) {
        if (corners_.size() >= 3) // else there are more to come
            finish();
        return true;
    }
    if (isDrawing() && event->key() == Qt::Key_Backspace) {
        corners_.removeLast();
        return true;
    }
    return CrosshairTool::key(event);
}

void PolygonTool::finish() {
    const QPolygonF polygon = std::exchange(corners_, {});
    if (polygon.size() >= 3)
        onDrawn(polygon);
}

void PolygonTool::paintDrawing(QPainter& painter, double pixel) {
    if (!corners_.isEmpty()) {
        QPainterPath path;
        path.addPolygon(corners_);
        path.lineTo(pointer_);
        drawOutline(painter, path, pixel, true);
        painter.setBrush(Qt::white);
        painter.setPen(QPen(Qt::black, pixel));
        for (const QPointF& corner : std::as_const(corners_))
            painter.drawEllipse(corner, 3 * pixel, 3 * pixel);
    }
    CrosshairTool::paintDrawing(painter, pixel);
}

bool BrushTool::press(QPointF photo, Qt::MouseButton button) {
    if (button != Qt::LeftButton && button != Qt::RightButton)
        return false;
    if (stroke_.isEmpty()) { // else the other button is down already
        stroke_ = {photo};
        button_ = button;
    }
    return true;
}

bool BrushTool::move(QPointF photo, Qt::MouseButtons buttons) {
    if (!stroke_.isEmpty() && buttons == Qt::NoButton)
        return true; // drawn by keys: a mouse that is touched does not spoil it
    CrosshairTool::move(photo, buttons);
    if (!stroke_.isEmpty())
        stroke_.append(photo);
    return !stroke_.isEmpty() || buttons == Qt::NoButton; // the brush is drawn at the pointer
}

bool BrushTool::release(QPointF photo, Qt::MouseButton button) {
    if (button != button_ || stroke_.isEmpty())
        return false;
    stroke_.append(photo);
    if (button == Qt::RightButton) {
        onErased(std::exchange(stroke_, {}), radius_);
        return true;
    }
    const QList<QPolygonF> outlines = strokeOutline(std::exchange(stroke_, {}), radius_, photo_);
    if (!outlines.isEmpty())
        onDrawn(outlines);
    return true;
}

bool BrushTool::key(QKeyEvent* event) {
    if (keyOnStroke(*event) || keyOnRadius(*event))
        return true;
    if (!CrosshairTool::key(event))
        return false;
    if (!stroke_.isEmpty())
        stroke_.append(pointer_);
    return true;
}

bool BrushTool::keyOnStroke(const QKeyEvent& event) {
    const bool erases = event.key() == Qt::Key_Backspace;
    const bool lifts = isDrawing() && isEnter(event);
    if (photo_.isEmpty() || !(erases || lifts || event.key() == Qt::Key_Space))
        return false;
    if (event.isAutoRepeat()) // a key that is held is pressed once
        return true;
    if (isDrawing())
        return release(pointer_, button_);
    return press(pointer_, erases ? Qt::RightButton : Qt::LeftButton);
}

bool BrushTool::keyOnRadius(const QKeyEvent& event) {
    const int step = std::max(1, radius_ / 5);
    if (event.key() == Qt::Key_BracketLeft)
        radius_ = std::max(1, radius_ - step);
    else if (event.key() == Qt::Key_BracketRight)
        radius_ += step;
    else
        return false;
    if (onRadius)
        onRadius(radius_);
    return true;
}

void BrushTool::paintDrawing(QPainter& painter, double pixel) {
    if (!stroke_.isEmpty()) {
        const QColor colour = button_ == Qt::RightButton ? QColor(255, 255, 255, 140) : QColor(0, 0, 0, 140);
        painter.setPen(QPen(colour, 2.0 * radius_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (stroke_.size() > 1)
            painter.drawPolyline(QPolygonF(stroke_));
        else
            painter.drawPoint(stroke_.front());
    }
    QPainterPath circle;
    circle.addEllipse(pointer_, radius_, radius_);
    drawOutline(painter, circle, pixel, false);
    CrosshairTool::paintDrawing(painter, pixel);
}

} // namespace cliplad::ui
