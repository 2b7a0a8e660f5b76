#pragma once

#include <QObject>
#include <QPointF>

namespace cliplad::ui {

/// Zoom and pan, shared by canvases that show the same place of their photos. In proportions, so that photos
/// of different sizes agree. GUI thread.
class CanvasView : public QObject {
    Q_OBJECT

public:
    static constexpr double kLeastZoom = 1;
    static constexpr double kMostZoom = 64;

    using QObject::QObject;

    double zoom() const { return zoom_; }      ///< 1: the whole photo fits into the canvas
    QPointF centre() const { return centre_; } ///< of what is seen, 0 … 1 of the photo's sides

    void set(double zoom, QPointF centre);
    void fit() { set(1, {0.5, 0.5}); }

Q_SIGNALS:
    void changed();

private:
    double zoom_ = 1;
    QPointF centre_{0.5, 0.5};
};

} // namespace cliplad::ui
