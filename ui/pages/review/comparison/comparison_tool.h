#pragma once

#include <vector>

#include <QColor>
#include <QImage>
#include <QList>

#include "pages/part_marks.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {

/// Draws what is missing and what is too much over a canvas, and, as a split slider, the bare photo left of a
/// divider that the mouse and Shift with the arrows move.
class ComparisonTool : public CanvasTool {
public:
    /// @param colours of the fine labels
    void setMarks(std::vector<PartMark> marks, const QList<QColor>& colours);
    void setMarksVisible(bool visible) { marksVisible_ = visible; }
    void setPhoto(const QImage& photo) { photo_ = photo; }
    /// Whose photo is seen bare. Borrowed.
    void setCanvas(ImageCanvas* canvas) { canvas_ = canvas; }

    void setSplit(bool split) { split_ = split; }
    /// Of the photo's width, 0 … 1.
    double divider() const { return divider_; }

    bool press(QPointF photo, Qt::MouseButton button) override;
    bool move(QPointF photo, Qt::MouseButtons buttons) override;
    bool release(QPointF photo, Qt::MouseButton button) override;
    bool key(QKeyEvent* event) override;
    void paint(QPainter& painter, double pixel) override;

private:
    void moveTo(double x);
    void paintDivider(QPainter& painter, const QTransform& toWidget) const;

    std::vector<PartMark> marks_;
    QList<QColor> colours_;
    bool marksVisible_ = true;
    QImage photo_;
    ImageCanvas* canvas_ = nullptr;
    bool split_ = false;
    bool dragged_ = false;
    double divider_ = 0.5;
    double pixel_ = 1; ///< as painted last
};

} // namespace cliplad::ui
