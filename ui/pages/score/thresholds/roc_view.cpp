#include "pages/score/thresholds/roc_view.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace cliplad::ui {
namespace {

constexpr double kTickPx = 3, kNumberGapPx = 8;

} // namespace

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
    const QRectF room = QRectF(rect()).adjusted(1.8 * line + widthOfNumbers(), line / 2, -line, -2.6 * line);
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
    paintNumbers(painter, room);
    painter.drawText(QRectF(room.left(), room.bottom() + line, room.width(), 1.6 * line), Qt::AlignCenter,
                     tr("false alarms →"));
    painter.save();
    painter.translate(0, room.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, room.height(), 1.8 * line), Qt::AlignCenter, tr("found →"));
    painter.restore();
}

double RocView::widthOfNumbers() const {
    return fontMetrics().horizontalAdvance(locale().toString(0.5)) + kNumberGapPx;
}

void RocView::paintNumbers(QPainter& painter, const QRectF& room) const {
    const double line = fontMetrics().height(), width = widthOfNumbers();
    for (const double share : {0.0, 0.5, 1.0}) {
        const QString number = locale().toString(share);
        const double x = room.left() + share * room.width(), y = room.bottom() - share * room.height();
        painter.drawLine(QPointF(x, room.bottom()), QPointF(x, room.bottom() + kTickPx));
        painter.drawText(QRectF(x - width, room.bottom() + kTickPx, 2 * width, line),
                         Qt::AlignHCenter | Qt::AlignTop, number);
        painter.drawLine(QPointF(room.left() - kTickPx, y), QPointF(room.left(), y));
        painter.drawText(QRectF(room.left() - width, y - line / 2, width - kNumberGapPx + kTickPx, line),
                         Qt::AlignRight | Qt::AlignVCenter, number);
    }
}

} // namespace cliplad::ui
