#include "widgets/canvas/region_tools.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/canvas/brush_stroke.h"

namespace cliplad::ui {
namespace {

/// Smaller than this on screen is a click, no rectangle.
constexpr double kLeastSidePx = 3;
/// So near on screen to the first corner a click closes a polygon.
constexpr double kNearPx = 8;
/// Share of the photo's longest side that an arrow key moves by.
constexpr double kStep = 0.01;

/// Visible on any photo: white over black.
void drawOutline(QPainter& painter, const QPainterPath& path, double pixel, bool dashed) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3 * pixel));
    painter.drawPath(path);
    QPen pen(Qt::white, 1.5 * pixel);
    if (dashed)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawPath(path);
}

QPainterPath pathOf(const QPolygonF& polygon) {
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

bool isEnter(const QKeyEvent* event) {
    return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
}

} // namespace

void RegionTool::setRegions(const QList<QPolygonF>& regions, int selected) {
    regions_ = regions;
    selected_ = selected;
}

QPointF RegionTool::withinPhoto(QPointF point) const {
    return {std::clamp(point.x(), 0.0, static_cast<double>(photo_.width())),
            std::clamp(point.y(), 0.0, static_cast<double>(photo_.height()))};
}

void RegionTool::paint(QPainter& painter, double pixel) {
    painter.setRenderHint(QPainter::Antialiasing);
    QBrush hatching(QColor(255, 255, 255, 150), Qt::BDiagPattern);
    hatching.setTransform(QTransform::fromScale(pixel, pixel)); // as dense at every zoom
    for (qsizetype i = 0; i < regions_.size(); ++i) {
        const QPainterPath path = pathOf(regions_[i]);
        painter.fillPath(path, QColor(0, 0, 0, i == selected_ ? 140 : 90));
        painter.fillPath(path, hatching);
        drawOutline(painter, path, i == selected_ ? 1.6 * pixel : pixel, i != selected_);
    }
    paintDrawing(painter, pixel);
}

bool SelectRegionTool::press(QPointF photo, Qt::MouseButton button) {
    if (button != Qt::LeftButton)
        return false;
    int hit = -1;
    for (qsizetype i = 0; i < regions_.size(); ++i)
        if (regions_[i].containsPoint(photo, Qt::OddEvenFill))
            hit = static_cast<int>(i);
    if (hit < 0 && selected_ < 0)
        return false;
    onSelected(hit);
    return hit >= 0; // beside all of them the photo is dragged
}

bool SelectRegionTool::key(QKeyEvent* event) {
    if (selected_ < 0)
        return false;
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Left:
        by = {-1, 0};
        break;
    case Qt::Key_Right:
        by = {1, 0};
        break;
    case Qt::Key_Up:
        by = {0, -1};
        break;
    case Qt::Key_Down:
        by = {0, 1};
        break;
    default:
        return false;
    }
    by *= std::max(1.0, kStep * std::max(photo_.width(), photo_.height()));
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        onResized(selected_, by);
    else
        onMoved(selected_, by);
    return true;
}

bool RectangleTool::press(QPointF photo, Qt::MouseButton button) {
    if (button != Qt::LeftButton)
        return false;
    start_ = end_ = withinPhoto(photo);
    return true;
}

bool RectangleTool::move(QPointF photo, Qt::MouseButtons) {
    if (!start_)
        return false;
    end_ = withinPhoto(photo);
    return true;
}

bool RectangleTool::release(QPointF photo, Qt::MouseButton button) {
    if (!start_ || button != Qt::LeftButton)
        return false;
    const QRectF rectangle = QRectF(*start_, withinPhoto(photo)).normalized();
    start_.reset();
    if (rectangle.width() >= kLeastSidePx && rectangle.height() >= kLeastSidePx)
        onDrawn(rectangle);
    return true;
}

bool RectangleTool::key(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && start_) {
        cancel();
        return true;
    }
    if (!isEnter(event) || photo_.isEmpty())
        return false;
    const QSizeF size = QSizeF(photo_) / 4;
    onDrawn({{(photo_.width() - size.width()) / 2, (photo_.height() - size.height()) / 2}, size});
    return true;
}

void RectangleTool::paintDrawing(QPainter& painter, double pixel) {
    if (!start_)
        return;
    QPainterPath path;
    path.addRect(QRectF(*start_, end_).normalized());
    drawOutline(painter, path, pixel, true);
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

bool PolygonTool::move(QPointF photo, Qt::MouseButtons) {
    pointer_ = withinPhoto(photo);
    return !corners_.isEmpty();
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
    if (corners_.isEmpty())
        return false;
    if (isEnter(event))
        finish();
    else if (event->key() == Qt::Key_Backspace)
        corners_.removeLast();
    else if (event->key() == Qt::Key_Escape)
        cancel();
    else
        return false;
    return true;
}

void PolygonTool::finish() {
    const QPolygonF polygon = std::exchange(corners_, {});
    if (polygon.size() >= 3)
        onDrawn(polygon);
}

void PolygonTool::paintDrawing(QPainter& painter, double pixel) {
    pixel_ = pixel;
    if (corners_.isEmpty())
        return;
    QPainterPath path;
    path.addPolygon(corners_);
    path.lineTo(pointer_);
    drawOutline(painter, path, pixel, true);
    painter.setBrush(Qt::white);
    painter.setPen(QPen(Qt::black, pixel));
    for (const QPointF& corner : std::as_const(corners_))
        painter.drawEllipse(corner, 3 * pixel, 3 * pixel);
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
    pointer_ = photo;
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
    if (event->key() == Qt::Key_Escape && !stroke_.isEmpty()) {
        cancel();
        return true;
    }
    const int step = std::max(1, radius_ / 5);
    if (event->key() == Qt::Key_BracketLeft)
        radius_ = std::max(1, radius_ - step);
    else if (event->key() == Qt::Key_BracketRight)
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
        painter.drawPolyline(QPolygonF(stroke_));
    }
    QPainterPath circle;
    circle.addEllipse(pointer_, radius_, radius_);
    drawOutline(painter, circle, pixel, false);
}

} // namespace cliplad::ui
