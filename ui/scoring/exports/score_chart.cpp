#include "scoring/exports/score_chart.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

namespace cliplad::ui {
namespace {

constexpr double kTickGap = 70;     ///< px between ticks of an axis, at least
constexpr double kLegendLine = 1.2; ///< heights of a line of text that one of the legend takes
constexpr double kSwatchWide = 1.4; ///< widths of a sign by its height
constexpr double kLegendGap = 4;    ///< px between a sign and its text

/// 1, 2 or 5 times a power of ten, at least `least`.
double roundStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(std::max(least, 1e-12))));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least)
            return factor * power;
    return 10 * power;
}

} // namespace

QRectF ScoreChart::plot(const QRectF& area, const QFontMetricsF& letters) const {
    const double line = letters.height();
    const double names = style_.namesThresholds ? kLegendLine * line : 0;
    const double legend =
        this->legend(area, letters, true).back().place.y() - area.top() + 1.5 * line + names;
    return area.adjusted(letters.horizontalAdvance("0000000"), legend, -line / 2, -2.7 * line);
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
    if (style_.namesThresholds)
        for (const AxisLabel& label : thresholdLabels(room, QFontMetricsF(painter.font(), painter.device())))
            painter.drawText(label.place, Qt::AlignVCenter, label.text);
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

std::vector<ScoreChart::AxisLabel> ScoreChart::thresholdLabels(const QRectF& plot,
                                                               const QFontMetricsF& letters) const {
    const auto label = [&](const QString& verdict, double score) {
        const QString text = QStringLiteral("%1 ≥ %2").arg(verdict, style_.locale.toString(score, 'f', 2));
        return AxisLabel{score, text,
                         QRectF(xOf(score, plot, histogram_.high), plot.top() - 1.1 * letters.height(),
                                letters.horizontalAdvance(text) + 2, letters.height())};
    };
    AxisLabel reject = label(tr("reject"), thresholds_.reject);
    const double last = plot.right() - reject.place.width();
    reject.place.moveLeft(std::min(reject.place.left(), last));
    if (thresholds_.review >= thresholds_.reject)
        return {reject};
    AxisLabel review = label(tr("review"), thresholds_.review);
    const double gap = letters.horizontalAdvance("  "); // between them, and to the largest count
    review.place.moveRight(std::min(review.place.left(), reject.place.left() - gap));
    review.place.moveLeft(std::max(review.place.left(), plot.left() + gap));
    reject.place.moveLeft(std::min(std::max(reject.place.left(), review.place.right() + gap), last));
    return {review, reject};
}

void ScoreChart::paintAxes(QPainter& painter, const QRectF& plot) const {
    const QFontMetricsF letters(painter.font(), painter.device());
    painter.setPen(style_.palette.color(QPalette::WindowText));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    for (const AxisLabel& label : axisLabels(plot, letters)) {
        const double x = xOf(label.score, plot, histogram_.high);
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3));
        painter.drawText(label.place, Qt::AlignCenter, label.text);
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

std::vector<ScoreChart::AxisLabel> ScoreChart::axisLabels(const QRectF& plot,
                                                          const QFontMetricsF& letters) const {
    const double pixel = histogram_.high / std::max(1.0, plot.width());
    const auto textOf = [&](double score, double step) {
        const int digits = step < 1 ? static_cast<int>(std::ceil(-std::log10(step) - 1e-9)) : 0;
        return style_.locale.toString(score, 'f', digits);
    };
    double step = roundStep(kTickGap * pixel);
    while (letters.horizontalAdvance(textOf(histogram_.high, step)) + letters.height() > step / pixel &&
           step < histogram_.high)
        step = roundStep(1.01 * step);
    std::vector<AxisLabel> labels;
    for (int tick = 0; tick * step <= histogram_.high * 1.0001; ++tick) {
        const QString text = textOf(tick * step, step);
        const double half = letters.horizontalAdvance(text) / 2 + 2;
        const double middle =
            std::min(xOf(tick * step, plot, histogram_.high),
                     plot.right() + letters.height() / 2 - half); // the last one stays whole
        labels.push_back(
            {tick * step, text, QRectF(middle - half, plot.bottom() + 3, 2 * half, letters.height())});
    }
    return labels;
}

std::vector<ScoreChart::Entry> ScoreChart::legend(const QRectF& area, const QFontMetricsF& letters,
                                                  bool withReview) const {
    using Sign = Entry::Sign;
    std::vector<Entry> entries{{.sign = Sign::Good, .text = tr("good")}};
    if (withReview || thresholds_.review < thresholds_.reject)
        entries.push_back({.sign = Sign::Review, .text = tr("review")});
    entries.push_back({.sign = Sign::Reject, .text = tr("reject")});
    if (histogram_.knownGood > 0)
        entries.push_back({.sign = Sign::KnownGood, .text = tr("known good")});
    if (histogram_.knownBad > 0)
        entries.push_back({.sign = Sign::KnownBad, .text = tr("known bad")});
    const double sign = letters.height() * 0.7 * kSwatchWide + kLegendGap;
    const QPointF first(area.left() + kLegendGap, area.top() + 0.3 * letters.height());
    QPointF place = first;
    for (Entry& entry : entries) {
        const double width = sign + letters.horizontalAdvance(entry.text);
        if (place.x() > first.x() && place.x() + width > area.right())
            place = {first.x(), place.y() + kLegendLine * letters.height()};
        entry.place = place;
        place.rx() += width + letters.height();
    }
    return entries;
}

void ScoreChart::paintLegend(QPainter& painter, const QRectF& area) const {
    const QFontMetricsF letters(painter.font(), painter.device());
    const double line = letters.height(), swatch = line * 0.7;
    for (const Entry& entry : legend(area, letters, false)) {
        const QRectF sign(entry.place.x(), entry.place.y() + (line - swatch) / 2, swatch * kSwatchWide,
                          swatch);
        paintSign(painter, entry.sign, sign);
        painter.setPen(style_.palette.color(QPalette::WindowText));
        painter.drawText(QRectF(sign.right() + kLegendGap, entry.place.y(),
                                letters.horizontalAdvance(entry.text) + 2, line),
                         Qt::AlignVCenter, entry.text);
    }
}

void ScoreChart::paintSign(QPainter& painter, Entry::Sign sign, const QRectF& place) const {
    using Sign = Entry::Sign;
    if (sign == Sign::KnownGood || sign == Sign::KnownBad) {
        painter.setPen(truthPen(sign == Sign::KnownBad));
        return painter.drawLine(QPointF(place.left(), place.center().y()),
                                QPointF(place.right(), place.center().y()));
    }
    painter.fillRect(place, fillOf(sign == Sign::Good     ? Verdict::Good
                                   : sign == Sign::Review ? Verdict::Review
                                                          : Verdict::Reject));
    if (sign == Sign::Review) { // the pattern alone has no edge
        painter.setPen(style_.palette.color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place);
    }
}

} // namespace cliplad::ui
