#include "pages/tune/layered_canvas.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

/// Above all layers.
constexpr int kSpotlight = static_cast<int>(kTuneLayers.size());
/// Regions are drawn at no more than this, whatever the photo has.
constexpr int kIgnoreSidePx = 1024;

QPoint cellAt(QPointF photo, QSize photoSize, QSize grid) {
    return {
        std::clamp(static_cast<int>(photo.x() * grid.width() / photoSize.width()), 0, grid.width() - 1),
        std::clamp(static_cast<int>(photo.y() * grid.height() / photoSize.height()), 0, grid.height() - 1)};
}

} // namespace

void LayeredCanvas::setStyle(TuneLayer layer, LayerStyle style) {
    const auto index = static_cast<std::size_t>(layer);
    styles_[index] = style;
    if (layer == TuneLayer::Photo)
        return setPhotoOpacity(style.visible ? style.percent / 100.0 : 0);
    put(layer, pictures_[index].image, pictures_[index].smooth);
    if (layer == TuneLayer::Heat)
        putMark();
}

void LayeredCanvas::put(TuneLayer layer, const QImage& image, bool smooth) {
    const auto index = static_cast<std::size_t>(layer);
    const LayerStyle& style = styles_[index];
    pictures_[index] = {
        .image = image, .opacity = style.percent / 100.0, .visible = style.visible, .smooth = smooth};
    setLayer(static_cast<int>(layer), pictures_[index]);
}

void LayeredCanvas::showView(const ImageView& view, const Finding* finding, const Preview& preview) {
    const Recipe& recipe = preview.request.recipe;
    view_ = view;
    setPhoto(view.photo);
    put(TuneLayer::Clusters, paintedMask(view.clusters, clusterColours(view.clusterCount)));
    put(TuneLayer::Coarse, paintedMask(view.coarse, shownColours(recipe.prompts.coarse)));
    put(TuneLayer::Parts, paintedMask(view.parts, shownColours(recipe.prompts.fine), 1));
    anomalies_ = finding != nullptr ? finding->anomalyMap : FloatMap();
    peak_ = finding != nullptr ? finding->peakRegion : QRect();
    isSaid_ = finding != nullptr && (finding->anomalous || finding->isStructural);
    put(TuneLayer::Heat, anomalies_.isEmpty() ? QImage() : paintedHeat(anomalies_, 0, preview.heatHigh),
        true);
    putMark();
    putIgnore(recipe.ignore, view.photo.size());
    putSpotlight();
}

void LayeredCanvas::showPicture(const QImage& picture) {
    view_.reset();
    anomalies_ = {};
    peak_ = {};
    setMarks({});
    for (const TuneLayer layer :
         {TuneLayer::Clusters, TuneLayer::Coarse, TuneLayer::Parts, TuneLayer::Heat, TuneLayer::Ignore})
        put(layer, {});
    removeLayer(kSpotlight);
    setPhoto(picture);
}

void LayeredCanvas::setTruth(const QImage& mask) {
    put(TuneLayer::Truth, mask.isNull() ? mask : hatchedMask(mask), true);
}

void LayeredCanvas::setHighlighted(int label) {
    if (label == highlighted_)
        return;
    highlighted_ = label;
    putSpotlight();
}

void LayeredCanvas::putMark() {
    const bool shown = isSaid_ || styles_[static_cast<std::size_t>(TuneLayer::Heat)].visible;
    setMarks(shown && !peak_.isEmpty() ? QList<QRect>{peak_} : QList<QRect>());
}

void LayeredCanvas::putSpotlight() {
    if (!view_ || highlighted_ < 0)
        return removeLayer(kSpotlight);
    QList<QColor> dark(255, QColor(0, 0, 0, 190));
    dark[highlighted_ + 1] = QColor(0, 0, 0, 0);
    setLayer(kSpotlight, {.image = paintedMask(view_->parts, dark)});
}

void LayeredCanvas::putIgnore(const IgnoreRegions& ignore, QSize photo) {
    if (ignore.empty() || photo.isEmpty() || ignore.reference.width <= 0 || ignore.reference.height <= 0)
        return put(TuneLayer::Ignore, {});
    const QSize size = photo.width() <= kIgnoreSidePx && photo.height() <= kIgnoreSidePx
                           ? photo
                           : photo.scaled(kIgnoreSidePx, kIgnoreSidePx, Qt::KeepAspectRatio);
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.scale(static_cast<double>(size.width()) / ignore.reference.width,
                  static_cast<double>(size.height()) / ignore.reference.height);
    QPainterPath regions;
    regions.setFillRule(Qt::WindingFill);
    for (const auto& r : ignore.rectangles)
        regions.addRect(r.x, r.y, r.width, r.height);
    for (const auto& polygon : ignore.polygons) {
        QPolygonF corners;
        for (const auto& corner : polygon)
            corners.append({corner.x, corner.y});
        regions.addPolygon(corners);
        regions.closeSubpath();
    }
    painter.fillPath(regions, QColor(0, 0, 0, 150));
    painter.fillPath(regions, QBrush(QColor(255, 255, 255, 200), Qt::BDiagPattern));
    painter.end();
    put(TuneLayer::Ignore, picture, true);
}

std::optional<LayeredCanvas::Place> LayeredCanvas::placeAt(QPointF photoPoint) const {
    if (!view_ || !QRectF(QPointF(), QSizeF(photo().size())).contains(photoPoint))
        return std::nullopt;
    const QPoint cell = cellAt(photoPoint, photo().size(), view_->parts.size());
    Place place;
    const int cluster = view_->clusters.pixelIndex(cell), coarse = view_->coarse.pixelIndex(cell);
    place.cluster = cluster < view_->clusterCount ? cluster : -1;
    place.coarse = place.cluster < 0 ? -1 : coarse;
    place.part = view_->parts.pixelIndex(cell) - 1;
    if (!view_->similarity.isEmpty())
        place.similarity = view_->similarity.at(cell.x(), cell.y());
    if (!anomalies_.isEmpty()) {
        const QPoint patch = cellAt(photoPoint, photo().size(), anomalies_.size);
        place.distance = anomalies_.at(patch.x(), patch.y());
    }
    return place;
}

} // namespace cliplad::ui
