#include "widgets/canvas/heat_bar.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>

#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kBarHeightPx = 10;
constexpr int kWidthPx = 180;

} // namespace

HeatBar::HeatBar(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QString HeatBar::number(double value) const {
    return QLocale().toString(value, 'f', decimals_);
}

void HeatBar::setScale(double low, double high, const QString& meaning, int decimals) {
    low_ = low;
    high_ = high;
    decimals_ = decimals;
    setToolTip(meaning);
    setAccessibleName(tr("Scale from %1 to %2: %3").arg(number(low), number(high), meaning));
    update();
}

void HeatBar::setPointer(std::optional<double> value) {
    pointer_ = value;
    update();
}

QSize HeatBar::sizeHint() const {
    return {kWidthPx, kBarHeightPx + kHalfSpace + fontMetrics().height()};
}

void HeatBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRect bar(0, 0, width(), kBarHeightPx);
    const QImage scale = heatScale({qMax(2, bar.width()), 1});
    painter.setOpacity(isEnabled() ? 1 : 0.4);
    painter.drawImage(bar, scale);
    painter.setOpacity(1);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    if (pointer_ && high_ > low_) {
        const double x = std::clamp((*pointer_ - low_) / (high_ - low_), 0.0, 1.0) * (bar.width() - 1);
        for (const auto& [colour, width] : {std::pair(Qt::black, 4), std::pair(Qt::white, 2)}) {
            painter.setPen(QPen(colour, width));
            painter.drawLine(QPointF(x, 1), QPointF(x, kBarHeightPx - 1));
        }
    }
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect numbers(0, bar.bottom() + kHalfSpace, width(), fontMetrics().height());
    painter.drawText(numbers, Qt::AlignLeft, number(low_));
    painter.drawText(numbers, Qt::AlignHCenter, number((low_ + high_) / 2));
    painter.drawText(numbers, Qt::AlignRight, number(high_));
}

} // namespace cliplad::ui
