#pragma once

#include <map>
#include <memory>

#include <QImage>
#include <QWidget>

#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/photo_rendering.h"

namespace cliplad::ui {

/// A picture laid over a photo. Any size: it is stretched over the photo.
struct CanvasLayer {
    QImage image = {};
    double opacity = 1; ///< 0 … 1
    bool visible = true;
    bool smooth = false; ///< interpolated (heat maps); otherwise cells keep their edges (masks)
};

/// A frame around a place of a photo, to be seen on light and dark.
void paintFrame(QPainter& painter, const QRectF& place);

/// Takes the mouse and keys of a canvas while it is set, and draws over it: ignore regions, a split slider.
/// Positions are in the photo's pixels.
class CanvasTool {
public:
    virtual ~CanvasTool() = default;
    /// Each returns whether it used the event.
    virtual bool press(QPointF photo, Qt::MouseButton button) = 0;
    virtual bool move(QPointF photo, Qt::MouseButtons buttons) = 0;
    virtual bool release(QPointF photo, Qt::MouseButton button) = 0;
    virtual bool key(QKeyEvent* event) = 0;
    /// The painter works in the photo's pixels; `pixel` is the width of a screen pixel there.
    virtual void paint(QPainter& painter, double pixel) = 0;
};

/// A photo with layers, zoom (wheel, +, −, 0 fits, 1 is pixel for pixel) and pan (drag, arrows). It never
/// shows a layer without saying so when setNotice() says that it is not up to date. GUI thread.
class ImageCanvas : public QWidget {
    Q_OBJECT

public:
    explicit ImageCanvas(QWidget* parent = nullptr);

    /// Null: nothing but the placeholder. Layers stay.
    void setPhoto(const QImage& photo);
    const QImage& photo() const { return photo_; }
    /// 0 hides the photo, so that layers are seen alone.
    void setPhotoOpacity(double opacity);
    /// Drawn where there is no photo.
    void setPlaceholder(const QString& text);

    /// Layers are drawn by their keys, lowest first.
    void setLayer(int key, const CanvasLayer& layer);
    void removeLayer(int key);
    void clearLayers();

    /// A frame around a place of the photo, in its pixels; empty: none.
    void setMarks(const QList<QRect>& marks);
    /// In a corner, over everything ("Updating…"); empty: none.
    void setNotice(const QString& text);
    QString notice() const { return notice_; }

    /// Shared zoom and pan; the canvas has its own until then. Borrowed.
    void setView(CanvasView* view);
    CanvasView& view() const { return *view_; }
    /// Null: none. Borrowed.
    void setTool(CanvasTool* tool);

    /// The photo without its layers, where the canvas has it; for tools.
    void paintPhoto(QPainter& painter);
    /// Whether the photo is seen as it is; a large one is a draft at first.
    bool isSharp() const { return rendering_.isSharp(); }

    QPointF toPhoto(QPointF widget) const;
    QPointF toWidget(QPointF photo) const;

    QSize sizeHint() const override { return {480, 360}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

Q_SIGNALS:
    void pointerMoved(QPointF photo); ///< in pixels of the photo; may lie outside
    void pointerLeft();
    void clicked(QPointF photo);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void nameItself();
    double scale() const; ///< widget pixels per photo pixel
    QRectF photoRect() const;
    void zoomAt(QPointF widget, double factor);
    void panBy(QPointF widgetDelta);
    void paintLayers(QPainter& painter, const QRectF& target);
    void paintMarks(QPainter& painter);
    void paintNotice(QPainter& painter);

    QImage photo_;
    PhotoRendering rendering_;
    double photoOpacity_ = 1;
    QString ownName_; ///< accessible, unless its owner gives it another one
    QString placeholder_;
    std::map<int, CanvasLayer> layers_;
    QList<QRect> marks_;
    QString notice_;
    CanvasView ownView_;
    CanvasView* view_ = &ownView_;
    CanvasTool* tool_ = nullptr;
    QPointF pressed_;
    QPointF dragged_;
    bool dragging_ = false;
};

} // namespace cliplad::ui
