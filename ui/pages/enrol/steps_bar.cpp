#include "pages/enrol/steps_bar.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kCirclePx = 28;
constexpr int kLeastTextPx = 110;
constexpr int kFocusPx = 2; ///< the line round the step that has the keyboard's focus

} // namespace

StepButton::StepButton(int number, QWidget* parent)
    : QAbstractButton(parent)
    , number_(number) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void StepButton::setStep(State state, const QString& title, const QString& detail) {
    if (state == state_ && title == text() && detail == detail_)
        return;
    state_ = state;
    detail_ = detail;
    setText(title);
    setToolTip(detail);
    setAccessibleName(tr("Step %1: %2").arg(locale().toString(number_), title));
    setAccessibleDescription(state == State::Done ? tr("Done. %1").arg(detail) : detail);
    updateGeometry();
    update();
}

QSize StepButton::sizeHint() const {
    QFont bold = font();
    bold.setBold(true);
    const int words =
        std::max(QFontMetrics(bold).horizontalAdvance(text()), fontMetrics().horizontalAdvance(detail_));
    return {kCirclePx + 3 * kSpace + words, minimumSizeHint().height()};
}

QSize StepButton::minimumSizeHint() const {
    return {kCirclePx + 2 * kSpace + kLeastTextPx, 2 * fontMetrics().height() + kSpace + kHalfSpace};
}

void StepButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const auto line = state_ == State::Current ? QPalette::Highlight : QPalette::Mid;
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Link), kFocusPx) : palette().color(line));
    painter.setBrush(
        palette().color(underMouse() || state_ == State::Current ? QPalette::Base : QPalette::Window));
    painter.drawRoundedRect(frame, kHalfSpace, kHalfSpace);
    const QRect circle(kSpace, (height() - kCirclePx) / 2, kCirclePx, kCirclePx);
    paintNumber(painter, circle);
    const int left = circle.right() + kSpace;
    const QRect words(left, kHalfSpace, width() - left - kHalfSpace, height() - kSpace);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(
        palette().color(state_ == State::Later ? QPalette::PlaceholderText : QPalette::WindowText));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetrics(bold).elidedText(text(), Qt::ElideRight, words.width()));
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignBottom,
                     fontMetrics().elidedText(detail_, Qt::ElideRight, words.width()));
}

void StepButton::paintNumber(QPainter& painter, const QRect& circle) const {
    const bool current = state_ == State::Current;
    painter.setPen(QPen(palette().color(current ? QPalette::Highlight : QPalette::Mid), 1.5));
    painter.setBrush(current ? palette().brush(QPalette::Highlight) : Qt::NoBrush);
    painter.drawEllipse(circle);
    if (state_ == State::Done) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        const QPoint at = circle.center();
        return painter.drawPolyline(QPolygon({at + QPoint(-5, 1), at + QPoint(-1, 5), at + QPoint(6, -4)}));
    }
    painter.setPen(palette().color(current ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter.drawText(circle, Qt::AlignCenter, locale().toString(number_));
}

StepsBar::StepsBar(QWidget* parent)
    : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(kSpace);
    for (int i = 0; i < kSteps; ++i) {
        auto* step = new StepButton(i + 1, this);
        step->setObjectName(QStringLiteral("step%1").arg(i + 1));
        connect(step, &QAbstractButton::clicked, this, [this, i] { Q_EMIT clicked(i); });
        row->addWidget(step, 1);
        steps_[static_cast<std::size_t>(i)] = step;
    }
}

} // namespace cliplad::ui
