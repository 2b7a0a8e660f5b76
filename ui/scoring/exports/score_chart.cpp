#include "scoring/exports/score_chart.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <QPainter>
#include <QPainterPath>

namespace cliplad::ui {
namespace {

constexpr double kTickGap = 70;    ///< px between labels of an axis, about
constexpr double kOneLineEms = 45; ///< a chart as wide as this has its legend on one line

/// 1, 2 or 5 times a power of ten, at least `least`.
double roundStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(std::max(least, 1e-12))));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least)
            return factor * power;
    return 10 * power;
}

} // namespace

QRectF ScoreChart::plot(const QRectF& area, const QFontMetricsF& letters) {
    const double line = letters.height();
    const double legend = area.width() < kOneLineEms * line ? 3.2 : 1.9;
    return area.adjusted(letters.horizontalAdvance("0000000"), legend * line, -line / 2, -2.7 * line);
}

double ScoreChart::xOf(double score, const QRectF& plot, double high) {
    return plot.left() + std::clamp(score / high, 0.0, 1.0) * plot.width();
}

double ScoreChart::scoreOf(double x, const QRectF& plot, double high) {
    return std::clamp((x - plot.left()) / std::max(1.0, plot.width()), 0.0, 1.0) * high;
}

int ScoreChart::most() const {
    int most = 1;
    for (const auto& bin : histogram_.bins)
        most = std::max(most, bin.images);
    return most;
}

double ScoreChart::heightOf(int images) const {
    if (style_.logarithmic)
        return std::log1p(images) / std::log1p(most());
    return static_cast<double>(images) / most();
}

QBrush ScoreChart::fillOf(Verdict verdict) const {
    const QColor quiet = style_.palette.color(QPalette::Mid),
                 loud = style_.palette.color(QPalette::Highlight);
    if (verdict == Verdict::Good)
        return quiet;
    return verdict == Verdict::Review ? QBrush(loud, Qt::BDiagPattern) : QBrush(loud);
}

QPen ScoreChart::truthPen(bool bad) const {
    QPen pen(style_.palette.color(QPalette::WindowText), bad ? 2 : 1.5);
    pen.setStyle(bad ? Qt::SolidLine : Qt::DotLine);
    return pen;
}

void ScoreChart::paint(QPainter& painter, const QRectF& area) const {
    painter.save();
    const QRectF room = plot(area, QFontMetricsF(painter.font(), painter.device()));
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintBars(painter, room);
    paintTruth(painter, room);
    paintAxes(painter, room);
    paintThresholds(painter, room);
    paintLegend(painter, area);
    painter.restore();
}

void ScoreChart::paintBars(QPainter& painter, const QRectF& plot) const {
    const double width = plot.width() / static_cast<double>(histogram_.bins.size());
    for (std::size_t i = 0; i < histogram_.bins.size(); ++i) {
        const double height = heightOf(histogram_.bins[i].images) * plot.height();
        if (histogram_.bins[i].images > 0)
            paintBar(painter,
                     QRectF(plot.left() + static_cast<double>(i) * width,
                            plot.bottom() - std::max(1.0, height), std::max(1.0, width - 1),
                            std::max(1.0, height)),
                     plot);
    }
}

/// A bar that a threshold crosses is filled on each side as its side is.
void ScoreChart::paintBar(QPainter& painter, const QRectF& bar, const QRectF& plot) const {
    const double review = xOf(thresholds_.review, plot, histogram_.high);
    const double reject = xOf(thresholds_.reject, plot, histogram_.high);
    const auto part = [&](double from, double to, Verdict verdict) {
        const QRectF side(QPointF(std::max(bar.left(), from), bar.top()),
                          QPointF(std::min(bar.right(), to), bar.bottom()));
        if (side.width() <= 0)
            return;
        painter.fillRect(side, fillOf(verdict));
        if (verdict == Verdict::Review) { // the pattern alone has no edge
            painter.setPen(style_.palette.color(QPalette::Highlight));
            painter.drawRect(side);
        }
    };
    part(plot.left(), review, Verdict::Good);
    part(review, reject, Verdict::Review);
    part(reject, plot.right(), Verdict::Reject);
}

void ScoreChart::paintTruth(QPainter& painter, const QRectF& plot) const {
    const double width = plot.width() / static_cast<double>(histogram_.bins.size());
    for (const bool bad : {false, true}) {
        if ((bad ? histogram_.knownBad : histogram_.knownGood) == 0)
            continue;
        QPainterPath steps(plot.bottomLeft());
        for (std::size_t i = 0; i < histogram_.bins.size(); ++i) {
            const auto& bin = histogram_.bins[i];
            const double y = plot.bottom() - heightOf(bad ? bin.knownBad : bin.knownGood) * plot.height();
            steps.lineTo(plot.left() + static_cast<double>(i) * width, y);
            steps.lineTo(plot.left() + static_cast<double>(i + 1) * width, y);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(truthPen(bad));
        painter.drawPath(steps);
    }
}

void ScoreChart::paintThresholds(QPainter& painter, const QRectF& plot) const {
    const auto line = [&](double score, Qt::PenStyle style) {
        QPen pen(style_.palette.color(QPalette::WindowText), 2);
        pen.setStyle(style);
        painter.setPen(pen);
        const double x = xOf(score, plot, histogram_.high);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    };
    if (thresholds_.review < thresholds_.reject)
        line(thresholds_.review, Qt::DashLine);
    line(thresholds_.reject, Qt::SolidLine);
}

void ScoreChart::paintAxes(QPainter& painter, const QRectF& plot) const {
    const QFontMetricsF letters(painter.font(), painter.device());
    painter.setPen(style_.palette.color(QPalette::WindowText));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    const double step = roundStep(histogram_.high * kTickGap / std::max(1.0, plot.width()));
    const int digits = step < 1 ? static_cast<int>(std::ceil(-std::log10(step))) : 0;
    for (double score = 0; score <= histogram_.high * 1.0001; score += step) {
        const double x = xOf(score, plot, histogram_.high);
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3));
        const QString text = style_.locale.toString(score, 'f', digits);
        const double half = letters.horizontalAdvance(text) / 2 + 2;
        const double middle =
            std::min(x, plot.right() + letters.height() / 2 - half); // the last one stays whole
        painter.drawText(QRectF(middle - half, plot.bottom() + 3, 2 * half, letters.height()),
                         Qt::AlignCenter, text);
    }
    QString title = tr("calibrated score");
    if (histogram_.beyond > 0)
        title += tr(" (%n more to the right, in the last bar)", nullptr, histogram_.beyond);
    painter.drawText(
        QRectF(plot.left(), plot.bottom() + 3 + letters.height(), plot.width(), 1.4 * letters.height()),
        Qt::AlignCenter, title);
    const auto count = [&](int images, double y) {
        painter.drawText(QRectF(plot.left() - 200, y - letters.height() / 2, 194, letters.height()),
                         Qt::AlignRight | Qt::AlignVCenter, style_.locale.toString(images));
    };
    count(most(), plot.top());
    count(0, plot.bottom());
}

void ScoreChart::paintLegend(QPainter& painter, const QRectF& area) const {
    const QFontMetricsF letters(painter.font(), painter.device());
    double x = area.left() + 4, y = area.top() + 0.8 * letters.height();
    const double swatch = letters.height() * 0.7;
    const auto entry = [&](const QString& text, const std::function<void(const QRectF&)>& draw) {
        const double width = letters.horizontalAdvance(text);
        if (x + swatch * 1.4 + 4 + width > area.right()) {
            x = area.left() + 4;
            y += 1.2 * letters.height();
        }
        draw(QRectF(x, y - swatch / 2, swatch * 1.4, swatch));
        x += swatch * 1.4 + 4;
        painter.setPen(style_.palette.color(QPalette::WindowText));
        painter.drawText(QRectF(x, y - letters.height() / 2, width + 2, letters.height()), Qt::AlignVCenter,
                         text);
        x += width + letters.height();
    };
    const auto box = [&](Verdict verdict) {
        return [&, verdict](const QRectF& place) {
            painter.fillRect(place, fillOf(verdict));
            if (verdict == Verdict::Review) {
                painter.setPen(style_.palette.color(QPalette::Highlight));
                painter.drawRect(place);
            }
        };
    };
    const auto stroke = [&](bool bad) {
        return [&, bad](const QRectF& place) {
            painter.setPen(truthPen(bad));
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        };
    };
    entry(tr("good"), box(Verdict::Good));
    if (thresholds_.review < thresholds_.reject)
        entry(tr("review"), box(Verdict::Review));
    entry(tr("reject"), box(Verdict::Reject));
    if (histogram_.knownGood > 0)
        entry(tr("known good"), stroke(false));
    if (histogram_.knownBad > 0)
        entry(tr("known bad"), stroke(true));
}

} // namespace cliplad::ui
