#include "pages/review/comparison/patch_pair.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "style/spacing.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

constexpr int kSidePx = 124;

} // namespace

QRect aroundPatch(QRect patch, QSize photo) {
    return patch.adjusted(-patch.width(), -patch.height(), patch.width(), patch.height())
        .intersected(QRect({0, 0}, photo));
}

PatchPair::PatchPair(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void PatchPair::setSides(const Side& image, const Side& shot) {
    image_ = image;
    shot_ = shot;
    setAccessibleName(QString("%1 – %2").arg(image.title, shot.title));
    update();
}

QSize PatchPair::sizeHint() const {
    return {2 * kSidePx + kSpace, kSidePx + fontMetrics().height() + kHalfSpace};
}

QSize PatchPair::minimumSizeHint() const {
    return {kSidePx + kSpace, sizeHint().height()};
}

void PatchPair::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int side = std::min((width() - kSpace) / 2, kSidePx);
    const int top = fontMetrics().height() + kHalfSpace;
    int left = 0;
    for (const Side* shown : {&image_, &shot_}) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(left, 0, side, top), Qt::AlignLeft | Qt::AlignTop,
                         fontMetrics().elidedText(shown->title, Qt::ElideRight, side));
        paintSide(painter, *shown, {left, top, side, side});
        left += side + kSpace;
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(0, top, 2 * side + kSpace - 1, side - 1));
    }
}

void PatchPair::paintSide(QPainter& painter, const Side& side, const QRect& box) {
    painter.fillRect(box, palette().color(QPalette::Dark));
    if (side.photo.isNull() || side.patch.isEmpty())
        return;
    const QRect source = aroundPatch(side.patch, side.photo.size());
    const QSize size = source.size().scaled(box.size(), Qt::KeepAspectRatio);
    const QRect target(box.center() - QPoint(size.width() / 2, size.height() / 2), size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, side.photo, source);
    const double scale = static_cast<double>(size.width()) / source.width();
    paintFrame(painter, {target.topLeft() + QPointF(side.patch.topLeft() - source.topLeft()) * scale,
                         QSizeF(side.patch.size()) * scale});
}

void PatchPair::mouseReleaseEvent(QMouseEvent* event) {
    if (rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void PatchPair::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

} // namespace cliplad::ui
