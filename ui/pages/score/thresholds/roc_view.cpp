#include "pages/score/thresholds/roc_view.h"

#include <QPainter>
#include <QPainterPath>

namespace cliplad::ui {

RocView::RocView(QWidget* parent)
    : QWidget(parent) {
    setObjectName("roc");
}

void RocView::setCurve(std::vector<ThresholdCost> curve, const QString& why) {
    curve_ = std::move(curve);
    why_ = why;
    update();
}

void RocView::setPoint(const std::optional<ThresholdCost>& point) {
    point_ = point;
    update();
}

void RocView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (curve_.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, why_);
        return;
    }
    const double line = fontMetrics().height();
    const QRectF room = QRectF(rect()).adjusted(1.8 * line, line / 2, -line, -1.8 * line);
    const auto place = [&](const ThresholdCost& cost) {
        return QPointF(room.left() + cost.falseAlarmShare() * room.width(),
                       room.top() + cost.missedShare() * room.height());
    };
    painter.setPen(QPen(palette().color(QPalette::Mid), 1, Qt::DotLine));
    painter.drawLine(room.bottomLeft(), room.topRight());
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(room);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path(place(curve_.front()));
    for (const ThresholdCost& cost : curve_)
        path.lineTo(place(cost));
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawPath(path);
    painter.setPen(palette().color(QPalette::WindowText));
    if (point_) {
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawEllipse(place(*point_), 5, 5);
    }
    painter.drawText(QRectF(room.left(), room.bottom(), room.width(), 1.8 * line), Qt::AlignCenter,
                     tr("false alarms →"));
    painter.save();
    painter.translate(0, room.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, room.height(), 1.8 * line), Qt::AlignCenter, tr("found →"));
    painter.restore();
}

} // namespace cliplad::ui
