#include "pages/review/comparison/comparison_tool.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QPainter>

namespace cliplad::ui {
namespace {

constexpr double kGripPx = 10; ///< beside the divider the mouse still takes it
constexpr double kKeyStep = 0.02;
constexpr double kKnobPx = 9;
constexpr double kOutlinePx = 3;

/// Dark, then light, so that a line is seen on every photo.
constexpr QColor kCasing(0, 0, 0, 200);

} // namespace

void ComparisonTool::setMarks(std::vector<PartMark> marks, const QList<QColor>& colours) {
    marks_ = std::move(marks);
    colours_ = colours;
}

bool ComparisonTool::press(QPointF photo, Qt::MouseButton button) {
    if (!split_ || photo_.isNull() || button != Qt::LeftButton)
        return false;
    dragged_ = std::abs(photo.x() - divider_ * photo_.width()) <= kGripPx * pixel_;
    return dragged_;
}

bool ComparisonTool::move(QPointF photo, Qt::MouseButtons) {
    if (!dragged_)
        return false;
    moveTo(photo.x() / photo_.width());
    return true;
}

bool ComparisonTool::release(QPointF, Qt::MouseButton) {
    return std::exchange(dragged_, false);
}

bool ComparisonTool::key(QKeyEvent* event) {
    const bool isOwn = split_ && event->modifiers() == Qt::ShiftModifier &&
                       (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right);
    if (isOwn)
        moveTo(divider_ + (event->key() == Qt::Key_Left ? -kKeyStep : kKeyStep));
    return isOwn;
}

void ComparisonTool::moveTo(double x) {
    divider_ = std::clamp(x, 0.0, 1.0);
}

void ComparisonTool::paint(QPainter& painter, double pixel) {
    pixel_ = pixel;
    if (photo_.isNull())
        return;
    const QTransform toWidget = painter.worldTransform();
    painter.resetTransform();
    painter.setRenderHint(QPainter::Antialiasing);
    if (marksVisible_) {
        const QTransform toPixels = QTransform::fromScale(photo_.width(), photo_.height()) * toWidget;
        for (const PartMark& mark : marks_)
            paintOutlines(painter, mark, toPixels,
                          mark.label < colours_.size() ? colours_[mark.label] : QColor(Qt::white),
                          kOutlinePx);
        NameRoom room{.photo = toPixels.mapRect(QRectF(0, 0, 1, 1))};
        if (split_)
            room.bareUntil = room.photo.left() + divider_ * room.photo.width();
        for (const PartMark& mark : marks_) // above all outlines
            paintName(painter, mark, toPixels, room);
    }
    if (split_)
        paintDivider(painter, toWidget);
}

void ComparisonTool::paintDivider(QPainter& painter, const QTransform& toWidget) const {
    const QRectF whole = toWidget.mapRect(QRectF(QPointF(), QSizeF(photo_.size())));
    const double x = whole.left() + divider_ * whole.width();
    painter.save();
    painter.setClipRect(QRectF(whole.topLeft(), QPointF(x, whole.bottom())));
    if (canvas_ != nullptr)
        canvas_->paintPhoto(painter);
    painter.restore();
    painter.setPen(QPen(kCasing, 4));
    painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()));
    painter.setPen(QPen(Qt::white, 2));
    painter.drawLine(QPointF(x, whole.top()), QPointF(x, whole.bottom()));
    const QPointF middle(x, painter.viewport().center().y());
    painter.setPen(QPen(kCasing, 1));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, kKnobPx, kKnobPx);
    painter.setPen(QPen(Qt::black, 2));
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip = middle + QPointF(side * 5.5, 0);
        painter.drawPolyline(QPolygonF{tip - QPointF(side * 3, 3), tip, tip - QPointF(side * 3, -3)});
    }
}

} // namespace cliplad::ui
