#pragma once

#include <vector>

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include "pages/review/comparison/comparison_tool.h"
#include "pages/review/review_actions.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/image_canvas.h"

class QButtonGroup;
class QSlider;
class QToolButton;

namespace cliplad::ui {

/// A photo beside what was found in it: side by side, under a split slider, or blinking. GUI thread.
class ComparisonView : public QWidget {
    Q_OBJECT

public:
    enum class Mode { SideBySide, Split, Blink };

    /// What is to be seen. A value; pictures may be null while they are not there yet.
    struct Scene {
        QImage photo = {};
        QImage masks = {};   ///< painted
        QImage parts = {};   ///< as ImageView::parts, to name what is under the pointer
        QImage heat = {};    ///< painted
        double heatHigh = 1; ///< what the hottest colour stands for
        QRect peak = {};     ///< framed; empty: none
        std::vector<PartMark> marks = {};
        std::vector<Label> labels = {}; ///< fine ones
        QString caption = {};           ///< below the pictures
        QString path = {};
        QString notice = {};
        QString placeholder = {};
    };

    explicit ComparisonView(QWidget* parent = nullptr);

    void setScene(const Scene& scene);
    const Scene& scene() const { return scene_; }

    void setMode(Mode mode);
    Mode mode() const { return mode_; }
    /// Shows or hides everything that lies over the photo.
    void flipOverlay();
    bool isOverlayShown() const { return overlayShown_; }
    double divider() const { return tool_.divider(); }
    /// Zooms to the framed place; fits when it is seen large already.
    void zoomToPeak();

    ImageCanvas& bareCanvas() { return *bare_; }
    ImageCanvas& overlayCanvas() { return *overlay_; }
    /// Of ReviewAction::Parts, Heat or Marks.
    QToolButton& layerButton(ReviewAction layer) const;
    void retranslate(const ReviewActions& actions);

private:
    void buildTools(QWidget* bar);
    void showLayers();
    void setOverlayShown(bool shown);
    void nameUnderPointer(QPointF photo);

    Scene scene_;
    Mode mode_ = Mode::SideBySide;
    bool overlayShown_ = true;
    CanvasView view_;
    ComparisonTool tool_;
    ImageCanvas* bare_;
    ImageCanvas* overlay_;
    QWidget* bareSide_;
    QLabel* bareTitle_;
    QLabel* overlayTitle_;
    QLabel* caption_;
    QLabel* pointed_; ///< the part under the pointer
    QLabel* heatScale_;
    QLabel* heatHigh_;
    QButtonGroup* modes_;
    QToolButton* masks_;
    QToolButton* heat_;
    QToolButton* marks_;
    QLabel* opacityTitle_;
    QSlider* opacity_;
    QTimer blink_;
};

} // namespace cliplad::ui
