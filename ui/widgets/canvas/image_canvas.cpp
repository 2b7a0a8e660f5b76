#include "widgets/canvas/image_canvas.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace cliplad::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kPanStepPx = 40;
constexpr double kClickPx = 4; ///< a press that moved less is a click
constexpr int kNoticeMarginPx = 8;

} // namespace

void paintFrame(QPainter& painter, const QRectF& place) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 4));
    painter.drawRect(place);
    painter.setPen(QPen(Qt::white, 2));
    painter.drawRect(place);
}

ImageCanvas::ImageCanvas(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    nameItself();
    connect(view_, &CanvasView::changed, this, qOverload<>(&QWidget::update));
    connect(&rendering_, &PhotoRendering::sharpened, this, qOverload<>(&QWidget::update));
}

/// As long as nobody gave it another name.
void ImageCanvas::nameItself() {
    if (accessibleName() != ownName_)
        return;
    ownName_ = tr("Photo");
    setAccessibleName(ownName_);
}

void ImageCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        nameItself();
    QWidget::changeEvent(event);
}

void ImageCanvas::setPhoto(const QImage& photo) {
    if (photo.cacheKey() == photo_.cacheKey())
        return;
    rendering_.keepOnly(photo);
    photo_ = photo;
    update();
}

void ImageCanvas::setPhotoOpacity(double opacity) {
    photoOpacity_ = opacity;
    update();
}

void ImageCanvas::setPlaceholder(const QString& text) {
    placeholder_ = text;
    update();
}

void ImageCanvas::setLayer(int key, const CanvasLayer& layer) {
    layers_[key] = layer;
    update();
}

void ImageCanvas::removeLayer(int key) {
    if (layers_.erase(key) > 0)
        update();
}

void ImageCanvas::clearLayers() {
    layers_.clear();
    update();
}

void ImageCanvas::setMarks(const QList<QRect>& marks) {
    marks_ = marks;
    update();
}

void ImageCanvas::setNotice(const QString& text) {
    if (text == notice_)
        return;
    notice_ = text;
    setAccessibleDescription(text);
    update();
}

void ImageCanvas::setView(CanvasView* view) {
    disconnect(view_, nullptr, this, nullptr);
    view_ = view != nullptr ? view : &ownView_;
    connect(view_, &CanvasView::changed, this, qOverload<>(&QWidget::update));
    update();
}

void ImageCanvas::setTool(CanvasTool* tool) {
    tool_ = tool;
    setCursor(tool != nullptr ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

double ImageCanvas::scale() const {
    if (photo_.isNull())
        return 1;
    return view_->zoom() * std::min(static_cast<double>(width()) / photo_.width(),
                                    static_cast<double>(height()) / photo_.height());
}

QRectF ImageCanvas::photoRect() const {
    const QSizeF size = QSizeF(photo_.size()) * scale();
    // Where the photo is smaller than the canvas it stays in the middle.
    const auto edge = [](double widget, double photo, double centre) {
        return photo <= widget ? (widget - photo) / 2
                               : std::clamp(widget / 2 - centre * photo, widget - photo, 0.0);
    };
    return {{edge(width(), size.width(), view_->centre().x()),
             edge(height(), size.height(), view_->centre().y())},
            size};
}

QPointF ImageCanvas::toPhoto(QPointF widget) const {
    return (widget - photoRect().topLeft()) / scale();
}

QPointF ImageCanvas::toWidget(QPointF photo) const {
    return photo * scale() + photoRect().topLeft();
}

void ImageCanvas::zoomAt(QPointF widget, double factor) {
    if (photo_.isNull())
        return;
    const QPointF fixed = toPhoto(widget);
    const double zoom = std::clamp(view_->zoom() * factor, CanvasView::kLeastZoom, CanvasView::kMostZoom);
    const double after = scale() / view_->zoom() * zoom;
    const QPointF centre = fixed + (QPointF(width(), height()) / 2 - widget) / after;
    view_->set(zoom, {centre.x() / photo_.width(), centre.y() / photo_.height()});
}

void ImageCanvas::panBy(QPointF delta) {
    if (photo_.isNull())
        return;
    const QPointF moved = delta / scale();
    view_->set(view_->zoom(),
               view_->centre() - QPointF(moved.x() / photo_.width(), moved.y() / photo_.height()));
}

void ImageCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Dark));
    if (photo_.isNull()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, placeholder_);
    } else {
        paintLayers(painter, photoRect());
        paintMarks(painter);
        if (tool_ != nullptr) {
            painter.save();
            painter.translate(photoRect().topLeft());
            painter.scale(scale(), scale());
            tool_->paint(painter, 1 / scale());
            painter.restore();
        }
    }
    paintNotice(painter);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ImageCanvas::paintLayers(QPainter& painter, const QRectF& target) {
    painter.setOpacity(photoOpacity_);
    if (photoOpacity_ > 0)
        rendering_.paint(painter, photo_, target, rect());
    for (const auto& [key, layer] : layers_) {
        if (!layer.visible || layer.image.isNull())
            continue;
        painter.setRenderHint(QPainter::SmoothPixmapTransform, layer.smooth);
        painter.setOpacity(layer.opacity);
        painter.drawImage(target, layer.image);
    }
    painter.setOpacity(1);
}

void ImageCanvas::paintPhoto(QPainter& painter) {
    if (photo_.isNull())
        return;
    rendering_.paint(painter, photo_, photoRect(), rect());
    paintMarks(painter);
}

void ImageCanvas::paintMarks(QPainter& painter) {
    for (const QRect& mark : marks_)
        paintFrame(painter, {toWidget(mark.topLeft()), QSizeF(mark.size()) * scale()});
}

void ImageCanvas::paintNotice(QPainter& painter) {
    if (notice_.isEmpty())
        return;
    const QRect room =
        rect().adjusted(2 * kNoticeMarginPx, kNoticeMarginPx, -2 * kNoticeMarginPx, -kNoticeMarginPx);
    const QRect text = painter.fontMetrics().boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, notice_);
    const QRect box =
        text.adjusted(-kNoticeMarginPx, -kNoticeMarginPx / 2, kNoticeMarginPx, kNoticeMarginPx / 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(20, 20, 20, 210));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(text, Qt::AlignLeft | Qt::TextWordWrap, notice_);
}

void ImageCanvas::wheelEvent(QWheelEvent* event) {
    zoomAt(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
    if (tool_ != nullptr && tool_->press(toPhoto(event->position()), event->button()))
        return update();
    pressed_ = dragged_ = event->position();
    dragging_ = true;
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
    Q_EMIT pointerMoved(toPhoto(event->position()));
    if (tool_ != nullptr && tool_->move(toPhoto(event->position()), event->buttons()))
        return update();
    if (dragging_ && event->buttons() != Qt::NoButton) {
        panBy(event->position() - dragged_);
        dragged_ = event->position();
    }
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (tool_ != nullptr && tool_->release(toPhoto(event->position()), event->button()))
        return update();
    if (dragging_ && (event->position() - pressed_).manhattanLength() < kClickPx && !photo_.isNull())
        Q_EMIT clicked(toPhoto(event->position()));
    dragging_ = false;
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent*) {
    if (tool_ == nullptr)
        view_->fit();
}

void ImageCanvas::leaveEvent(QEvent*) {
    Q_EMIT pointerLeft();
}

void ImageCanvas::keyPressEvent(QKeyEvent* event) {
    if (tool_ != nullptr && tool_->key(event))
        return update();
    const QPointF middle = QPointF(width(), height()) / 2;
    const bool isArrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (isArrow && view_->zoom() <= 1) // the whole photo is there: the keys are the page's
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(middle, kZoomStep);
    case Qt::Key_Minus:
        return zoomAt(middle, 1 / kZoomStep);
    case Qt::Key_0:
        return view_->fit();
    case Qt::Key_1:
        return zoomAt(middle, 1 / scale());
    case Qt::Key_Left:
        return panBy({kPanStepPx, 0});
    case Qt::Key_Right:
        return panBy({-kPanStepPx, 0});
    case Qt::Key_Up:
        return panBy({0, kPanStepPx});
    case Qt::Key_Down:
        return panBy({0, -kPanStepPx});
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace cliplad::ui
