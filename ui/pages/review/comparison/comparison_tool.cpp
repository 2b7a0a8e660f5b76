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
constexpr int kNamePaddingPx = 4;

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
            paintOutlines(painter, mark, toPixels);
        std::vector<QRectF> names; // those that are there already; above all outlines
        for (const PartMark& mark : marks_)
            paintName(painter, mark, toPixels, names);
    }
    if (split_)
        paintDivider(painter, toWidget);
}

void ComparisonTool::paintOutlines(QPainter& painter, const PartMark& mark,
                                   const QTransform& toPixels) const {
    const QColor colour = mark.label < colours_.size() ? colours_[mark.label] : QColor(Qt::white);
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& outline : mark.outlines) {
        const QPolygonF shape = toPixels.map(outline);
        painter.setPen(QPen(kCasing, 5));
        painter.drawPolygon(shape);
        painter.setPen(QPen(Qt::white, 3));
        painter.drawPolygon(shape);
        painter.setPen(QPen(colour, 3, mark.isMissing ? Qt::DotLine : Qt::SolidLine));
        painter.drawPolygon(shape);
    }
}

void ComparisonTool::paintName(QPainter& painter, const PartMark& mark, const QTransform& toPixels,
                               std::vector<QRectF>& names) const {
    const QString name = (mark.isMissing ? QString(QChar(0x2212)) : QString("+")) + QChar(0xa0) + mark.name;
    const QSizeF size = QSizeF(painter.fontMetrics().size(Qt::TextSingleLine, name)) +
                        QSizeF(2 * kNamePaddingPx, kNamePaddingPx);
    QRectF box(toPixels.map(mark.top) - QPointF(size.width() / 2, size.height() + kNamePaddingPx), size);
    QRectF room = toPixels.mapRect(QRectF(0, 0, 1, 1)); // the name stays over the photo
    const double divider = room.left() + divider_ * room.width();
    if (split_ && box.right() > divider) // and beside the bare part
        room.setLeft(divider + kNamePaddingPx);
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - box.width())));
    box.moveTop(std::max(box.top(), room.top()));
    const auto covered = [&] {
        return std::find_if(names.begin(), names.end(),
                            [&](const QRectF& other) { return other.intersects(box); });
    };
    for (auto other = covered(); other != names.end(); other = covered())
        box.moveBottom(other->top() - 1);
    if (box.top() < room.top()) { // no room above them
        box.moveTop(room.top());
        for (auto other = covered(); other != names.end(); other = covered())
            box.moveTop(other->bottom() + 1);
    }
    names.push_back(box);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kCasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, name);
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
