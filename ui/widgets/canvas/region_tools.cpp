#include "widgets/canvas/region_tools.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace cliplad::ui {
namespace {

/// Smaller than this on screen is a click, no rectangle.
constexpr double kLeastSidePx = 3;
/// Share of the photo's longest side that an arrow key moves by.
constexpr double kStep = 0.01;

QPainterPath pathOf(const QPolygonF& polygon) {
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

} // namespace

void RegionTool::setRegions(const QList<QPolygonF>& regions, int selected) {
    regions_ = regions;
    selected_ = selected;
}

bool RegionTool::escape(const QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape)
        return false;
    if (isDrawing())
        cancel();
    else
        onLeft();
    return true;
}

QPointF RegionTool::withinPhoto(QPointF point) const {
    return {std::clamp(point.x(), 0.0, static_cast<double>(photo_.width())),
            std::clamp(point.y(), 0.0, static_cast<double>(photo_.height()))};
}

void RegionTool::drawOutline(QPainter& painter, const QPainterPath& path, double pixel, bool dashed) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3 * pixel));
    painter.drawPath(path);
    QPen pen(Qt::white, 1.5 * pixel);
    if (dashed)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawPath(path);
}

bool RegionTool::isEnter(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

QPointF RegionTool::arrow(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
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

bool ArrangingTool::key(QKeyEvent* event) {
    const QPointF by = arrow(*event) * std::max(1.0, kStep * std::max(photo_.width(), photo_.height()));
    if (selected_ < 0 || by.isNull())
        return false;
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        onResized(selected_, by);
    else
        onMoved(selected_, by);
    return true;
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
    if (escape(*event))
        return true;
    if (!isEnter(*event) || photo_.isEmpty())
        return ArrangingTool::key(event);
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

} // namespace cliplad::ui
