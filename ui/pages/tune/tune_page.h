#pragma once

#include <optional>

#include "engine/photos/ground_truth.h"
#include "pages/page.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/tune_layers.h"
#include "widgets/canvas/canvas_view.h"

class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace cliplad::ui {

class AbPanel;
class ClassHistogramChart;
class ClusterPanel;
class CompareView;
class CountsAhead;
class FilmStrip;
class LayerPanel;
class SettingForm;
class SuggestDialog;
class VerdictStrip;

/// A large image with everything that the product sees in it, beside all that can be set: every edit is
/// followed at once by masks, histogram, scores and verdict.
class TunePage : public Page {
    Q_OBJECT

public:
    explicit TunePage(Studio& studio);

    QString title() const override { return tr("Tune"); }
    void activate() override;

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// What is on screen: the live preview, or A's.
    struct Shown {
        PreviewPtr preview;
        const ImageView* view = nullptr;
        const Finding* finding = nullptr;
        QString notice; ///< why it does not hold; empty: it does
        bool isA = false;
    };

    /// Where it is over one of the canvases.
    struct Pointer {
        LayeredCanvas* canvas;
        QPointF photo;
    };

    QWidget* buildImageSide();
    QWidget* buildPanels();
    void connectParts();
    void addActions();
    void addLayerActions();

    Shown shown() const;
    QString placeholder() const;
    void refresh();
    /// The image while there are no masks of it: the photo, or the thumbnail until it is read.
    QImage pictureMeanwhile();
    void refreshCompare(const Shown& shown);
    void applyLayers();
    void followImage();
    void setTruth(const QImage& mask);
    void followPointer(std::optional<Pointer> pointer);
    void tellPlace(const LayeredCanvas::Place& place, const Prompts& prompts);
    void highlight(int label);
    void toggleSideBySide();
    void suggest();
    void retranslate();

    CanvasView view_;
    GroundTruthReader truth_{this};
    CountsAhead* ahead_;
    LayeredCanvas* canvas_;
    CompareView* compare_;
    QLabel* place_;
    QPushButton* sideBySide_;
    VerdictStrip* verdict_;
    FilmStrip* film_;
    ClusterPanel* clusters_;
    QTabWidget* tabs_;
    LayerPanel* layers_;
    ClassHistogramChart* chart_;
    SettingForm* settings_;
    AbPanel* ab_;
    SuggestDialog* suggest_ = nullptr;
    std::optional<Pointer> pointer_;
    QMap<QAction*, const char*> actionTexts_;
};

} // namespace cliplad::ui
