#pragma once

#include "widgets/canvas/region_tools.h"

namespace cliplad::ui {

/// Draws where the pointer is: the mouse, or a crosshair that the arrows move, with Shift ten times as far.
class CrosshairTool : public RegionTool {
public:
    std::function<void(QPointF photo)> onCrosshair; ///< moved by a key, to be kept in view

    /// Shows the crosshair there, until the mouse comes.
    void placeCrosshair(QPointF photo);

    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool key(QKeyEvent* event) override;

protected:
    void paintDrawing(QPainter& painter, double pixel) override;

    QPointF pointer_;  // NOLINT: for the tools themselves
    double pixel_ = 1; // NOLINT: as it was painted last

private:
    bool isByKeys_ = false;
};

/// Clicks or Space set corners; Enter, a double click, a right click or a click on the first corner closes
/// the polygon; Backspace takes the last corner back.
class PolygonTool final : public CrosshairTool {
public:
    std::function<void(const QPolygonF& polygon)> onDrawn;

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void cancel() override { corners_.clear(); }

private:
    bool isDrawing() const override { return !corners_.isEmpty(); }
    void finish();
    void paintDrawing(QPainter& painter, double pixel) override;

    QPolygonF corners_;
    bool pressed_ = false;
};

/// Dragging paints, with the right button it erases; [ and ] change the size of the brush. Space puts the
/// brush down at the crosshair and lifts it, Backspace does so to erase.
class BrushTool final : public CrosshairTool {
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
    bool isDrawing() const override { return !stroke_.isEmpty(); }
    bool keyOnStroke(const QKeyEvent& event);
    bool keyOnRadius(const QKeyEvent& event);
    void paintDrawing(QPainter& painter, double pixel) override;

    QList<QPointF> stroke_;
    Qt::MouseButton button_ = Qt::NoButton; ///< that the stroke began with, or that its key stands for
    int radius_ = 20;
};

} // namespace cliplad::ui
