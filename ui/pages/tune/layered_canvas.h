#pragma once

#include <array>
#include <optional>

#include "engine/preview.h"
#include "pages/tune/tune_layers.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {

/// An image as a preview sees it, in layers. GUI thread.
class LayeredCanvas : public ImageCanvas {
    Q_OBJECT

public:
    /// What lies under a place of the photo.
    struct Place {
        int cluster = -1; ///< −1: ignored
        int coarse = -1;
        int part = -1; ///< index of the fine label; −1: no part
        double similarity = 0;
        std::optional<double> distance; ///< of the anomaly map
    };

    using ImageCanvas::ImageCanvas;

    void setStyle(TuneLayer layer, LayerStyle style);
    /// @param view of one of the preview's images  @param finding of that image, or null
    void showView(const ImageView& view, const Finding* finding, const Preview& preview);
    /// Nothing but a picture: nothing is known of it yet. Null: the placeholder.
    void showPicture(const QImage& picture);
    /// Outlined and hatched, never in a colour that a part may have. @param mask Format_Indexed8; null: none
    void setTruth(const QImage& mask);
    /// Darkens all but one part. @param label index of the fine label; −1: none
    void setHighlighted(int label);
    int highlighted() const { return highlighted_; }

    /// Nothing where no masks are shown or the place is outside.
    std::optional<Place> placeAt(QPointF photo) const;

private:
    void put(TuneLayer layer, const QImage& image, bool smooth = false);
    void putSpotlight();
    void putMark();
    void putIgnore(const IgnoreRegions& ignore, QSize photo);

    std::array<LayerStyle, kTuneLayers.size()> styles_;
    std::array<CanvasLayer, kTuneLayers.size()> pictures_;
    std::optional<ImageView> view_;
    FloatMap anomalies_;
    QRect peak_;          ///< the place that drives the structural score
    bool isSaid_ = false; ///< the words speak of it
    int highlighted_ = -1;
};

} // namespace cliplad::ui
