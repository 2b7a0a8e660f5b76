#include "pages/score/thresholds/threshold_chart.h"

#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "pages/score/thresholds/threshold_names.h"
#include "style/focus_frame.h"

namespace cliplad::ui {
namespace {

constexpr double kHandlePx = 7;     ///< half the width of a handle
constexpr double kGrabPx = 9;       ///< how near a press has to be
constexpr int kCountMs = 200;       ///< while rows come or change …
constexpr std::size_t kFew = 5000;  ///< … where those that came are too many to be counted at once
constexpr double kLeastStep = 0.01; ///< thresholds are kept to it
constexpr double kKeySteps = 200;   ///< arrow keys cross the chart in so many

double roundedScore(double score) {
    return std::max(0.0, std::round(score * 100) / 100);
}

} // namespace

ThresholdChart::ThresholdChart(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio) {
    setObjectName("thresholdChart");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    countSoon_.setSingleShot(true);
    connect(&countSoon_, &QTimer::timeout, this, &ThresholdChart::count);
    ScoreResults& results = studio_.results();
    const auto soon = [this] {
        if (!countSoon_.isActive())
            countSoon_.start(kCountMs);
    };
    connect(&results, &ScoreResults::rowsAppended, this, [this, soon] {
        if (studio_.results().rows().size() <= kFew)
            count(); // as many as the table shows
        else
            soon();
    });
    connect(&results, &ScoreResults::rowsChanged, this, soon);
    connect(&results, &ScoreResults::reset, this, &ThresholdChart::count);
    connect(&results, &ScoreResults::runChanged, this, &ThresholdChart::countWhenKnown);
    connect(&results, &ScoreResults::thresholdsChanged, this, [this] {
        countWhenKnown();
        tellValues();
        // The width of the chart follows the threshold, but not under a hand that drags it.
        if (!dragging_ && !countSoon_.isActive())
            countSoon_.start(kCountMs);
        update();
    });
    count();
}

void ThresholdChart::count() {
    countSoon_.stop();
    const ScoreResults& results = studio_.results();
    histogram_ = scoreHistogram(results.rows(), results.threshold());
    countedKnown_ = isKnown();
    tellValues();
    update();
    Q_EMIT counted();
}

/// A product that is learned has thresholds.
void ThresholdChart::countWhenKnown() {
    if (countedKnown_ != isKnown())
        count();
}

void ThresholdChart::setLogarithmic(bool on) {
    logarithmic_ = on;
    update();
}

void ThresholdChart::tellValues() {
    const ScoreThresholds now = studio_.results().thresholds();
    setAccessibleName(tr("Histogram of the scores with thresholds"));
    if (!isKnown())
        return setAccessibleDescription(tr("The thresholds are known when the product is learned."));
    setAccessibleDescription(
        tr("Review from %1, reject from %2. Arrow keys move the %3 threshold, Space changes to "
           "the other one.")
            .arg(locale().toString(now.review, 'f', 2), locale().toString(now.reject, 'f', 2),
                 active_ == Line::Reject ? tr("reject") : tr("review")));
}

bool ThresholdChart::isKnown() const {
    return studio_.results().knowsThreshold();
}

QRectF ThresholdChart::plot() const {
    return chart().plot(rect(), QFontMetricsF(font(), this));
}

ScoreChart ThresholdChart::chart() const {
    return {histogram_,
            studio_.results().thresholds(),
            {.palette = palette(), .locale = locale(), .logarithmic = logarithmic_}};
}

double ThresholdChart::shown(Line line) const {
    const ScoreThresholds now = studio_.results().thresholds();
    return line == Line::Reject ? now.reject : now.review;
}

QPointF ThresholdChart::handleOf(Line line) const {
    const QRectF room = plot();
    return {ScoreChart::xOf(shown(line), room, histogram_.high),
            line == Line::Reject ? room.top() + kHandlePx : room.bottom() - kHandlePx};
}

void ThresholdChart::move(Line line, double score, const QString& mergeKey) {
    if (!studio_.document().isOpen() || !isKnown())
        return;
    studio_.document().edit(
        thresholdName(line == Line::Reject ? ThresholdEdit::Reject : ThresholdEdit::Review,
                      studio_.results().run().calibration.threshold),
        moved(line, score), mergeKey);
}

std::function<void(DocumentState&)> ThresholdChart::moved(Line line, double score) const {
    const double value = roundedScore(score);
    const ScoreThresholds now = studio_.results().thresholds();
    if (line == Line::Reject) // what was looked at before is not passed as good all at once
        return [value, review = now.review](DocumentState& state) {
            state.threshold = value;
            state.reviewThreshold = review < value ? std::optional(review) : std::nullopt;
        };
    return [value, reject = now.reject](DocumentState& state) {
        state.reviewThreshold = value < reject ? std::optional(value) : std::nullopt;
    };
}

void ThresholdChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!isKnown()) { // a scale and lines would be made up
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, accessibleDescription());
        return;
    }
    chart().paint(painter, rect());
    painter.setRenderHint(QPainter::Antialiasing);
    paintHandle(painter, Line::Review);
    paintHandle(painter, Line::Reject);
    if (hasFocus())
        paintFocusFrame(painter, rect(), palette(), false);
}

/// Reject hangs from above, review stands below, so that both can be taken where they meet.
void ThresholdChart::paintHandle(QPainter& painter, Line line) const {
    const QPointF middle = handleOf(line);
    const double up = line == Line::Reject ? -1 : 1;
    const QPolygonF shape{middle + QPointF(-kHandlePx, up * kHandlePx),
                          middle + QPointF(kHandlePx, up * kHandlePx), middle + QPointF(0, -up * kHandlePx)};
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5));
    const bool isActive = line == active_ && hasFocus();
    painter.setBrush(palette().color(isActive ? QPalette::Highlight : QPalette::Base));
    painter.drawPolygon(shape);
}

/// A hand must not move what the rows that came last have not been counted into.
void ThresholdChart::countNow() {
    if (countSoon_.isActive())
        count();
}

void ThresholdChart::mousePressEvent(QMouseEvent* event) {
    const QPointF at = event->position(); // of what is seen, before the last rows are counted in
    const auto distance = [&](Line line) {
        const QPointF handle = handleOf(line);
        const bool isOnHandle = (at - handle).manhattanLength() < 2 * kHandlePx;
        return isOnHandle ? -1 : std::abs(at.x() - handle.x());
    };
    const double review = distance(Line::Review), reject = distance(Line::Reject);
    if (!isKnown() || event->button() != Qt::LeftButton || std::min(review, reject) > kGrabPx)
        return;
    active_ = review < reject ? Line::Review : Line::Reject;
    countNow();
    grabbedAt_ = at.x() - handleOf(active_).x();
    dragging_ = true;
    studio_.document().separateEdits();
    tellValues();
    update();
}

void ThresholdChart::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (dragging_)
        return move(active_, ScoreChart::scoreOf(x - grabbedAt_, plot(), histogram_.high), "score.threshold");
    const bool isNear = std::min(std::abs(x - handleOf(Line::Review).x()),
                                 std::abs(x - handleOf(Line::Reject).x())) <= kGrabPx;
    setCursor(isNear ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void ThresholdChart::mouseReleaseEvent(QMouseEvent*) {
    if (std::exchange(dragging_, false))
        count();
}

void ThresholdChart::keyPressEvent(QKeyEvent* event) {
    countNow();
    const double step =
        std::max(kLeastStep, histogram_.high / kKeySteps) * (event->modifiers() & Qt::ShiftModifier ? 10 : 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return move(active_, shown(active_) - step, "score.threshold.key");
    case Qt::Key_Right:
        return move(active_, shown(active_) + step, "score.threshold.key");
    case Qt::Key_Space:
        active_ = active_ == Line::Reject ? Line::Review : Line::Reject;
        studio_.document().separateEdits();
        tellValues();
        return update();
    default:
        QWidget::keyPressEvent(event);
    }
}

void ThresholdChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        tellValues();
    update();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
