#include "pages/tune/tune_page.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include "pages/tune/ab_panel.h"
#include "pages/tune/cluster_panel.h"
#include "pages/tune/compare_view.h"
#include "pages/tune/counts_ahead.h"
#include "pages/tune/layer_panel.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/suggest/suggest_dialog.h"
#include "pages/tune/verdict_strip.h"
#include "session/finding_text.h"
#include "widgets/canvas/heat_bar.h"
#include "widgets/class_histogram_chart.h"

namespace cliplad::ui {

void TunePage::activate() {
    canvas_->setFocus();
    refresh();
}

QString TunePage::placeholder() const {
    if (studio_.document().state().shots.empty())
        return tr("Mark one to four good photos with a star on the Enrol page; then come back to see their "
                  "parts and "
                  "to tune them.");
    return studio_.live().image().empty() ? tr("Choose an image below.") : studio_.live().photoNotice();
}

TunePage::Shown TunePage::shown() const {
    const LiveSession& live = studio_.live();
    Shown shown;
    if (ab_->showsA()) {
        shown = {.preview = ab_->preview(), .notice = ab_->notice(), .isA = true}; // of the image shown
        if (shown.preview && shown.preview->image)
            shown.view = &*shown.preview->image;
        if (shown.preview && shown.preview->finding)
            shown.finding = &*shown.preview->finding;
    } else {
        shown = {.preview = live.preview(),
                 .view = live.imageView(),
                 .finding = live.finding(),
                 .notice = live.notice()};
    }
    return shown;
}

void TunePage::refresh() {
    if (!isVisible())
        return; // showEvent comes back to it
    const Shown now = shown();
    canvas_->setNotice(now.isA && now.notice.isEmpty() ? tr("Showing A") : now.notice);
    canvas_->setPlaceholder(placeholder());
    if (now.view != nullptr) {
        canvas_->showView(*now.view, now.finding, *now.preview);
    } else { // masks of another image are never kept
        canvas_->showPicture(pictureMeanwhile());
    }
    layers_->setAvailable(TuneLayer::Ignore, !studio_.document().state().ignore.empty());
    layers_->setAvailable(TuneLayer::Heat, now.finding != nullptr);
    const Preview* calibrated = now.preview && now.preview->isWhole ? now.preview.get() : nullptr;
    if (calibrated != nullptr)
        layers_->heatBar().setScale(0, calibrated->heatHigh, tr("Distance to the nearest patch of the shots"),
                                    3);
    if (now.preview) {
        chart_->showAreas(now.preview->request.recipe.prompts.fine, now.preview->shots, now.view);
    } else {
        chart_->showAreas({}, {}, nullptr);
    }
    chart_->setStale(!now.notice.isEmpty());
    verdict_->showContent(
        {.preview = calibrated,
         .finding = now.finding,
         .reviewThreshold = now.isA ? ab_->reviewThreshold() : studio_.document().state().reviewThreshold,
         .notice = now.notice,
         .fixed = now.isA});
    clusters_->showA(now.isA ? ab_->clusterCount() : std::nullopt);
    refreshCompare(now);
    if (pointer_)
        followPointer(pointer_); // other masks lie under it
}

QImage TunePage::pictureMeanwhile() {
    const auto& image = studio_.live().image();
    if (image.empty())
        return {};
    if (const QImage photo = studio_.live().photo(); !photo.isNull())
        return photo;
    const QImage thumbnail = studio_.thumbnails().find(image);
    return thumbnail.width() > 1 ? thumbnail : QImage();
}

void TunePage::refreshCompare(const Shown& now) {
    if (!compare_->isVisible())
        return;
    if (compare_->kind() == CompareView::Kind::A)
        compare_->showA(ab_->preview(), ab_->hasA(), ab_->notice());
    else
        compare_->showLive(now.preview, now.view, now.finding, now.notice);
}

void TunePage::applyLayers() {
    for (const TuneLayer layer : kTuneLayers) {
        canvas_->setStyle(layer, layers_->style(layer));
        const bool plain = layer == TuneLayer::Photo && compare_->kind() == CompareView::Kind::PhotoAlone;
        compare_->canvas().setStyle(layer, plain ? LayerStyle() : layers_->style(layer));
    }
}

void TunePage::followImage() {
    setTruth({});
    if (!studio_.live().image().empty())
        truth_.ask(studio_.live().image());
    refresh();
}

void TunePage::setTruth(const QImage& mask) {
    canvas_->setTruth(mask);
    compare_->setTruth(mask);
    layers_->setAvailable(TuneLayer::Truth, !mask.isNull());
}

void TunePage::followPointer(std::optional<Pointer> pointer) {
    pointer_ = pointer;
    const bool isBeside = pointer && pointer->canvas == &compare_->canvas();
    // The photo alone is that of the image with its layers.
    const LayeredCanvas& masks =
        isBeside && compare_->kind() != CompareView::Kind::PhotoAlone ? compare_->canvas() : *canvas_;
    const auto place = pointer ? masks.placeAt(pointer->photo) : std::nullopt;
    const PreviewPtr charted = shown().preview;
    const PreviewPtr preview =
        isBeside && compare_->kind() == CompareView::Kind::A ? ab_->preview() : charted;
    layers_->heatBar().setPointer(place ? place->distance : std::nullopt);
    const auto labels = [](const PreviewPtr& of) -> const std::vector<Label>& {
        return of->request.recipe.prompts.fine;
    };
    const bool isCharted = place && preview && charted && labels(preview) == labels(charted);
    chart_->setHighlighted(isCharted ? place->part : -1);
    if (place && preview)
        tellPlace(*place, preview->request.recipe.prompts);
    else
        place_->clear();
}

void TunePage::tellPlace(const LayeredCanvas::Place& place, const Prompts& prompts) {
    const auto name = [](const std::vector<Label>& labels, int index) {
        return index >= 0 && index < static_cast<int>(labels.size())
                   ? QString::fromStdString(labels[static_cast<std::size_t>(index)].name)
                   : QString("–");
    };
    if (place.cluster < 0)
        return place_->setText(tr("ignored"));
    QStringList told{place.part >= 0 ? tr("part: %1 (%2)")
                                           .arg(name(prompts.fine, place.part),
                                                locale().toString(place.similarity, 'f', 3))
                                     : tr("no part"),
                     tr("coarse: %1").arg(name(prompts.coarse, place.coarse)),
                     tr("cluster %1").arg(locale().toString(place.cluster + 1))};
    if (place.distance)
        told.append(tr("distance %1").arg(figureText(*place.distance, 3, locale())));
    place_->setText(told.join(" · "));
}

void TunePage::highlight(int label) {
    canvas_->setHighlighted(label);
    compare_->canvas().setHighlighted(label);
}

void TunePage::toggleSideBySide() {
    const bool shows = !compare_->isVisible();
    compare_->setVisible(shows);
    compare_->chooser()->setVisible(shows);
    sideBySide_->setChecked(shows);
    applyLayers();
    refresh();
}

void TunePage::suggest() {
    if (studio_.document().state().shots.empty())
        return studio_.tellProblem(
            [] { return tr("There are no shots to try anything on."); },
            [] { return tr("Mark one to four good photos with a star on the Enrol page."); },
            {.holds = [this] { return studio_.document().state().shots.empty(); }, .owner = this});
    if (suggest_ == nullptr)
        suggest_ = new SuggestDialog(studio_, this);
    suggest_->show();
    suggest_->raise();
    suggest_->activateWindow();
    suggest_->prepare();
}

void TunePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    ahead_->setActive(true);
    refresh();
}

void TunePage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    ahead_->setActive(false);
}

void TunePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace cliplad::ui
