#pragma once

#include <functional>
#include <optional>

#include <QList>
#include <QPolygonF>
#include <QRectF>

#include "widgets/canvas/image_canvas.h"

class QPainterPath;

namespace cliplad::ui {

/// What the tools for ignore regions share: they show the regions that are there. Positions are in the
/// photo's pixels.
class RegionTool : public CanvasTool {
public:
    std::function<void()> onLeft; ///< Escape, while nothing is being drawn; the tool that looks has none

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
    virtual bool isDrawing() const { return false; }
    /// Escape gives up what is being drawn, else the tool. @return whether it was that key
    bool escape(const QKeyEvent& event);
    QPointF withinPhoto(QPointF point) const;

    /// Visible on any photo: white over black.
    static void drawOutline(QPainter& painter, const QPainterPath& path, double pixel, bool dashed);
    static bool isEnter(const QKeyEvent& event);
    /// A step of one to where an arrow key points; null for other keys.
    static QPointF arrow(const QKeyEvent& event);

    QList<QPolygonF> regions_; // NOLINT: for the tools themselves
    int selected_ = -1;        // NOLINT
    QSize photo_;              // NOLINT
};

/// Arrows move the chosen region, with Shift they change its size.
class ArrangingTool : public RegionTool {
public:
    std::function<void(int region, QPointF by)> onMoved;
    std::function<void(int region, QPointF by)> onResized;

    bool key(QKeyEvent* event) override;
};

/// A click chooses a region.
class SelectRegionTool final : public ArrangingTool {
public:
    std::function<void(int region)> onSelected;

    bool press(QPointF photo, Qt::MouseButton button) override;
};

/// Dragging draws a rectangle; Enter puts one into the middle of the photo.
class RectangleTool final : public ArrangingTool {
public:
    std::function<void(const QRectF& rectangle)> onDrawn;

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void cancel() override { start_.reset(); }

private:
    bool isDrawing() const override { return start_.has_value(); }
    void paintDrawing(QPainter& painter, double pixel) override;

    std::optional<QPointF> start_;
    QPointF end_;
};

} // namespace cliplad::ui
