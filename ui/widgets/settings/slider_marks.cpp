#include "widgets/settings/slider_marks.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>

namespace cliplad::ui {
namespace {

constexpr int kMarkPx = 8;
constexpr int kTextGapPx = 14; ///< more than a blank: two texts do not read as one

} // namespace

SliderMarks::SliderMarks(const QSlider& slider, QWidget* parent)
    : QWidget(parent)
    , slider_(slider) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SliderMarks::setMarks(const QList<Mark>& marks) {
    marks_ = marks;
    std::stable_sort(marks_.begin(), marks_.end(),
                     [](const Mark& a, const Mark& b) { return a.value < b.value; });
    update();
}

QSize SliderMarks::sizeHint() const {
    return {40, kMarkPx + fontMetrics().height()};
}

int SliderMarks::xOf(int value) const {
    QStyleOptionSlider option;
    option.initFrom(&slider_);
    option.orientation = Qt::Horizontal;
    const int handle = slider_.style()->pixelMetric(QStyle::PM_SliderLength, &option, &slider_);
    const int place = QStyle::sliderPositionFromValue(slider_.minimum(), slider_.maximum(), value,
                                                      slider_.width() - handle);
    return slider_.mapTo(window(), QPoint()).x() - mapTo(window(), QPoint()).x() + handle / 2 + place;
}

void SliderMarks::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::WindowText),
                 faint = palette().color(QPalette::PlaceholderText);
    int free = 0; // texts do not run into each other
    for (const Mark& mark : marks_) {
        const QPointF top(xOf(mark.value) + 0.5, 1);
        painter.setPen(QPen(mark.shape == Shape::Hollow ? faint : ink, 1.6));
        painter.setBrush(Qt::NoBrush);
        if (mark.shape == Shape::Hollow) {
            painter.drawEllipse(top + QPointF(0, 3), 1.8, 1.8);
        } else if (mark.shape == Shape::Tick) {
            painter.drawLine(top, top + QPointF(0, kMarkPx - 2));
        } else {
            QPainterPath arrow(top);
            arrow.lineTo(top + QPointF(5, kMarkPx - 1));
            arrow.lineTo(top + QPointF(-5, kMarkPx - 1));
            painter.fillPath(arrow, ink);
        }
        if (mark.text.isEmpty())
            continue;
        QRect text(0, kMarkPx, fontMetrics().horizontalAdvance(mark.text), fontMetrics().height());
        text.moveLeft(std::clamp(qRound(top.x()) - text.width() / 2, 0, std::max(0, width() - text.width())));
        text.moveLeft(std::max(text.left(), free));
        if (text.left() > top.x() || text.right() > width()) // too far aside to be its own
            continue;
        painter.setPen(ink);
        painter.drawText(text, Qt::AlignCenter, mark.text);
        free = text.right() + kTextGapPx;
    }
}

} // namespace cliplad::ui
