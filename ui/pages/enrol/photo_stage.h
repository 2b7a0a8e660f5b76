#pragma once

#include <filesystem>

#include <QWidget>

#include "document/named_steps.h"
#include "engine/photos/photo_reader.h"
#include "widgets/canvas/crosshair_tools.h"

class QAction;
class QActionGroup;
class QLabel;
class QSpinBox;

namespace cliplad::ui {

class Page;
class Studio;

/// The photo that is looked at, with its parts and the ignore regions, and the tools that draw them.
class PhotoStage : public QWidget {
    Q_OBJECT

public:
    PhotoStage(Studio& studio, Page* page);

    ImageCanvas& canvas() { return *canvas_; }
    /// How the tool in use draws, by mouse and by keys; empty: none draws.
    QString toolHint() const;
    int selectedRegion() const { return selected_; }
    void selectRegion(int index);
    void removeSelectedRegion();
    void retranslate();

Q_SIGNALS:
    void regionSelected(int index);
    void toolChanged(); ///< toolHint() says something else

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Tool { Select, Rectangle, Polygon, Brush, kTools };

    void buildTools(Page* page);
    void connectTools();
    void connectBrush();
    void useTool(Tool tool);
    RegionTool& tool(Tool tool);
    QSize photoSize() const { return canvas_->photo().size(); }
    void editRegions(const EditName& name, const std::function<void(IgnoreRegions&)>& change,
                     const QString& mergeKey = {});
    void placeCrosshair();
    void keepInView(QPointF photo);
    void showPhoto();
    void showPlaceholder();
    void showParts();
    void showRegions();
    void take(const QImage& photo);

    Studio& studio_;
    ImageCanvas* canvas_;
    QLabel* ignore_;
    QSpinBox* brushSize_;
    QActionGroup* tools_;
    QAction* parts_;
    std::filesystem::path shown_;
    int selected_ = -1;
    SelectRegionTool selectTool_;
    RectangleTool rectangleTool_;
    PolygonTool polygonTool_;
    BrushTool brushTool_;
    PhotoReader reader_;
};

} // namespace cliplad::ui
