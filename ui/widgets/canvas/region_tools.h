#pragma once

#include <functional>
#include <optional>

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {

/// What the tools for ignore regions share: they show the regions that are there. Positions are in the
/// photo's pixels.
class RegionTool : public CanvasTool {
public:
    /// @param selected index, or −1
    void setRegions(const QList<QPolygonF>& regions, int selected);
    void setPhotoSize(QSize size) { photo_ = size; }
    /// Gives up what is being drawn.
    virtual void cancel() {}

    bool press(QPointF, Qt::MouseButton) override { return false; }
    bool move(QPointF, Qt::MouseButtons) override { return false; }
    bool release(QPointF, Qt::MouseButton) override { return false; }
    bool key(QKeyEvent*) override { return false; }
    void paint(QPainter& painter, double pixel) override;

protected:
    /// What is being drawn, over the regions.
    virtual void paintDrawing(QPainter&, double /*pixel*/) {}
    QPointF withinPhoto(QPointF point) const;

    QList<QPolygonF> regions_; // NOLINT: for the tools themselves
    int selected_ = -1;        // NOLINT
    QSize photo_;              // NOLINT
};

/// A click chooses a region; arrows move the chosen one, with Shift they change its size.
class SelectRegionTool final : public RegionTool {
public:
    std::function<void(int region)> onSelected;
    std::function<void(int region, QPointF by)> onMoved;
    std::function<void(int region, QPointF by)> onResized;

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
};

/// Dragging draws a rectangle; Enter puts one into the middle of the photo.
class RectangleTool final : public RegionTool {
public:
    std::function<void(const QRectF& rectangle)> onDrawn;

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void cancel() override { start_.reset(); }

private:
    void paintDrawing(QPainter& painter, double pixel) override;

    std::optional<QPointF> start_;
    QPointF end_;
};

/// Clicks set corners; Enter, a double click, a right click or a click on the first corner closes the
/// polygon; Backspace takes the last corner back.
class PolygonTool final : public RegionTool {
public:
    std::function<void(const QPolygonF& polygon)> onDrawn;

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void cancel() override { corners_.clear(); }

private:
    void finish();
    void paintDrawing(QPainter& painter, double pixel) override;

    QPolygonF corners_;
    QPointF pointer_;
    double pixel_ = 1; ///< as it was painted last
    bool pressed_ = false;
};

/// Dragging paints, with the right button it erases; [ and ] change the size of the brush.
class BrushTool final : public RegionTool {
public:
    std::function<void(const QList<QPolygonF>& outlines)> onDrawn;
    std::function<void(const QList<QPointF>& stroke, int radiusPx)> onErased;
    std::function<void(int radiusPx)> onRadius; ///< changed by a key

    void setRadius(int radiusPx) { radius_ = radiusPx; }
    int radius() const { return radius_; }

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void cancel() override { stroke_.clear(); }

private:
    void paintDrawing(QPainter& painter, double pixel) override;

    QList<QPointF> stroke_;
    Qt::MouseButton button_ = Qt::NoButton; ///< that the stroke began with
    QPointF pointer_;
    int radius_ = 20;
};

} // namespace cliplad::ui
