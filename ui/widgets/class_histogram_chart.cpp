#include "widgets/class_histogram_chart.h"

#include <algorithm>
#include <cmath>

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QHorizontalStackedBarSeries>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>
#include <QValueAxis>

#include "style/focus_frame.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr double kRoom = 1.08;    ///< of the axis beyond the longest bar
constexpr double kBarShare = 0.6; ///< of a row that its bar fills
constexpr int kLeastRowPx = 22, kMostRowPx = 48;
constexpr int kTicks = 4;
constexpr int kCaptionFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

ClassHistogramChart::ClassHistogramChart(QWidget* parent)
    : QChartView(new QChart, parent)
    , series_(new QHorizontalStackedBarSeries)
    , names_(new QBarCategoryAxis)
    , areas_(new QValueAxis) {
    series_->setBarWidth(kBarShare);
    chart()->addSeries(series_);
    chart()->addAxis(names_, Qt::AlignLeft);
    chart()->addAxis(areas_, Qt::AlignBottom);
    series_->attachAxis(names_);
    series_->attachAxis(areas_);
    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    names_->setGridLineVisible(false);
    areas_->setLabelFormat("%d");
    areas_->setTickCount(kTicks);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
    applyPalette();
}

void ClassHistogramChart::showAreas(const std::vector<Label>& labels, const std::vector<ImageView>& shots,
                                    const ImageView* image) {
    const QList<QColor> colours = shownColours(labels);
    std::vector<Bar> bars;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].background)
            continue;
        Bar bar{.label = static_cast<int>(i),
                .name = QString::fromStdString(labels[i].name),
                .colour = colours[static_cast<qsizetype>(i)]};
        bool first = true;
        for (const ImageView& shot : shots) {
            if (i >= shot.areaPx.size())
                continue;
            bar.least = first ? shot.areaPx[i] : std::min(bar.least, shot.areaPx[i]);
            bar.most = std::max(bar.most, shot.areaPx[i]);
            bar.leastPieces = first ? shot.pieces[i] : std::min(bar.leastPieces, shot.pieces[i]);
            bar.mostPieces = std::max(bar.mostPieces, shot.pieces[i]);
            first = false;
        }
        if (image != nullptr && i < image->areaPx.size()) {
            bar.areaPx = image->areaPx[i];
            bar.pieces = image->pieces[i];
        }
        bars.push_back(std::move(bar));
    }
    bars_ = std::move(bars);
    hasImage_ = image != nullptr;
    rebuild();
}

void ClassHistogramChart::rebuild() {
    QStringList names;       // the axis counts from below
    double longest = kTicks; // fewer mask pixels would have ticks at fractions of them
    for (auto bar = bars_.rbegin(); bar != bars_.rend(); ++bar) {
        QString name = bar->name;
        while (names.contains(name)) // an axis takes each name once
            name += " ";
        names.append(name);
        longest = std::max({longest, static_cast<double>(bar->areaPx), static_cast<double>(bar->most)});
    }
    if (names != names_->categories()) {
        names_->setCategories(names);
        series_->clear();
        for (std::size_t i = 0; i < bars_.size();
             ++i) { // a set for each bar: sets have colours, bars have none
            auto* set = new QBarSet(bars_[bars_.size() - 1 - i].name);
            for (std::size_t j = 0; j < bars_.size(); ++j)
                set->append(0);
            series_->append(set);
        }
    }
    const QList<QBarSet*> sets = series_->barSets();
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const Bar& bar = bars_[bars_.size() - 1 - static_cast<std::size_t>(i)];
        sets[i]->setColor(bar.colour);
        sets[i]->setBorderColor(palette().color(QPalette::Text));
        sets[i]->replace(static_cast<int>(i), bar.areaPx);
    }
    areas_->setRange(0, longest * kRoom);
    areas_->applyNiceNumbers();
    areas_->setVisible(!bars_.empty());
    names_->setVisible(!bars_.empty());
    fitCaption();
    QStringList all;
    for (const Bar& bar : bars_)
        all.append(describe(bar));
    setAccessibleDescription(all.join("\n"));
    viewport()->update();
}

int ClassHistogramChart::captionHeight() const {
    return fontMetrics().boundingRect(QRect(0, 0, std::max(1, width()), 0), kCaptionFlags, caption_).height();
}

void ClassHistogramChart::fitCaption() {
    const int caption = bars_.empty() ? 0 : captionHeight();
    chart()->setMargins({0, 0, 0, caption});
    const int rows = static_cast<int>(bars_.size()), axis = 3 * fontMetrics().height() + caption;
    setMinimumHeight(rows * kLeastRowPx + axis);
    setMaximumHeight(rows == 0 ? QWIDGETSIZE_MAX : rows * kMostRowPx + axis);
}

void ClassHistogramChart::resizeEvent(QResizeEvent* event) {
    fitCaption();
    QChartView::resizeEvent(event);
}

QString ClassHistogramChart::describe(const Bar& bar) const {
    const QLocale here = locale();
    const QString shots = bar.least == bar.most
                              ? here.toString(bar.most)
                              : tr("%1 to %2").arg(here.toString(bar.least), here.toString(bar.most));
    const QString pieces =
        bar.leastPieces == bar.mostPieces
            ? here.toString(bar.mostPieces)
            : tr("%1 to %2").arg(here.toString(bar.leastPieces), here.toString(bar.mostPieces));
    const QString onShots = tr("on the shots: %1 px, pieces: %2").arg(shots, pieces);
    if (!hasImage_)
        return tr("%1 – %2").arg(bar.name, onShots);
    return tr("%1 – here: %2 px, pieces: %3; %4")
        .arg(bar.name, here.toString(bar.areaPx), here.toString(bar.pieces), onShots);
}

double ClassHistogramChart::xOf(double area) const {
    const QRectF plot = chart()->plotArea();
    return plot.left() + plot.width() * area / std::max(1e-9, areas_->max());
}

QRectF ClassHistogramChart::rowRect(std::size_t bar) const {
    const QRectF plot = chart()->plotArea();
    const double height = plot.height() / static_cast<double>(std::max<std::size_t>(1, bars_.size()));
    return {plot.left(), plot.top() + height * static_cast<double>(bar), plot.width(), height};
}

void ClassHistogramChart::drawBackground(QPainter* painter, const QRectF& rect) {
    QChartView::drawBackground(painter, rect);
    painter->fillRect(rect, palette().color(QPalette::Base));
    for (std::size_t i = 0; i < bars_.size(); ++i)
        if (bars_[i].label == highlighted_) {
            QColor marked = palette().color(QPalette::Highlight);
            marked.setAlphaF(0.25F);
            painter->fillRect(rowRect(i).adjusted(-chart()->plotArea().left(), 0, 0, 0), marked);
        }
}

void ClassHistogramChart::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    const QColor ink = palette().color(QPalette::Text), paper = palette().color(QPalette::Base);
    if (bars_.empty()) {
        painter->setPen(palette().color(QPalette::PlaceholderText));
        return painter->drawText(sceneRect(), Qt::AlignCenter | Qt::TextWordWrap,
                                 tr("How much there is of each part appears here, beside the shots."));
    }
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        const QRectF row = rowRect(i);
        const double left = xOf(bars_[i].least), right = xOf(bars_[i].most), middle = row.center().y();
        const double cap = row.height() * kBarShare / 2 + 3;
        QColor band = ink;
        band.setAlphaF(0.18F);
        painter->fillRect(QRectF(QPointF(left, middle - cap), QPointF(right, middle + cap)), band);
        for (const auto& [colour, width] : {std::pair(paper, 4.0), std::pair(ink, 1.6)}) { // seen on any bar
            painter->setPen(QPen(colour, width));
            painter->drawLine(QPointF(left, middle), QPointF(right, middle));
            painter->drawLine(QPointF(left, middle - cap), QPointF(left, middle + cap));
            painter->drawLine(QPointF(right, middle - cap), QPointF(right, middle + cap));
        }
    }
    const int caption = captionHeight();
    painter->setPen(ink);
    painter->setFont(font());
    painter->drawText(QRectF(0, sceneRect().bottom() - caption, sceneRect().width(), caption), kCaptionFlags,
                      caption_);
    if (!stale_)
        return;
    QColor veil = paper;
    veil.setAlphaF(0.6F);
    painter->fillRect(rect, veil);
    painter->setPen(ink);
    painter->drawText(chart()->plotArea(), Qt::AlignTop | Qt::AlignRight, tr("not up to date"));
}

void ClassHistogramChart::setStale(bool stale) {
    if (stale == stale_)
        return;
    stale_ = stale;
    viewport()->update();
}

void ClassHistogramChart::setHighlighted(int label) {
    if (label == highlighted_)
        return;
    highlighted_ = label;
    viewport()->update();
}

void ClassHistogramChart::hover(int label) {
    setHighlighted(label);
    if (label == hovered_)
        return;
    hovered_ = label;
    Q_EMIT partHovered(label);
}

int ClassHistogramChart::barAt(QPoint view) const {
    const double y = mapToScene(view).y();
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        const QRectF row = rowRect(i);
        if (y >= row.top() && y < row.bottom())
            return static_cast<int>(i);
    }
    return -1;
}

void ClassHistogramChart::tell(QPoint view, QPoint global) {
    const int bar = barAt(view);
    if (bar < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(global, describe(bars_[static_cast<std::size_t>(bar)]), this);
}

bool ClassHistogramChart::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event); // the scene has no text for it, and would hide ours
    tell(help->pos(), help->globalPos());
    return true;
}

void ClassHistogramChart::mouseMoveEvent(QMouseEvent* event) {
    const QPoint view = event->position().toPoint();
    const int bar = barAt(view);
    hover(bar < 0 ? -1 : bars_[static_cast<std::size_t>(bar)].label);
    tell(view, event->globalPosition().toPoint());
}

void ClassHistogramChart::leaveEvent(QEvent*) {
    hover(-1);
}

void ClassHistogramChart::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0 || bars_.empty())
        return QChartView::keyPressEvent(event);
    const auto at =
        std::find_if(bars_.begin(), bars_.end(), [&](const Bar& bar) { return bar.label == hovered_; });
    const int last = static_cast<int>(bars_.size()) - 1;
    const int next = at == bars_.end() ? (by > 0 ? 0 : last)
                                       : std::clamp(static_cast<int>(at - bars_.begin()) + by, 0, last);
    const Bar& bar = bars_[static_cast<std::size_t>(next)];
    hover(bar.label);
    const QRectF row = rowRect(static_cast<std::size_t>(next));
    QToolTip::showText(viewport()->mapToGlobal(mapFromScene(row.bottomLeft())), describe(bar), this);
}

void ClassHistogramChart::paintEvent(QPaintEvent* event) {
    QChartView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    paintFocusFrame(painter, viewport()->rect(), palette(), false);
}

void ClassHistogramChart::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ClassHistogramChart::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    hover(-1);
    viewport()->update();
}

void ClassHistogramChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
}

void ClassHistogramChart::retranslate() {
    for (QWidget* widget : {static_cast<QWidget*>(this), viewport()})
        widget->setAccessibleName(tr("Areas of the parts"));
    caption_ = tr("mask pixels; brackets: the shots");
}

void ClassHistogramChart::applyPalette() {
    const QColor text = palette().color(QPalette::Text);
    chart()->setBackgroundVisible(false); // drawBackground marks rows there
    chart()->setPlotAreaBackgroundVisible(false);
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(names_), static_cast<QAbstractAxis*>(areas_)}) {
        axis->setLabelsBrush(text);
        axis->setLinePenColor(palette().color(QPalette::Mid));
        axis->setGridLineColor(palette().color(QPalette::Mid));
        axis->setLabelsFont(font());
    }
    if (!bars_.empty())
        rebuild();
}

} // namespace cliplad::ui
