#include "pages/enrol/photo_stage.h"

#include <algorithm>
#include <array>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "film/image_name.h"
#include "pages/enrol/region_edits.h"
#include "pages/enrol/region_names.h"
#include "pages/page.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/action_button.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kPartsLayer = 1;
constexpr double kPartsOpacity = 0.7;
constexpr int kMostBrushPx = 2000;
/// The first brush, as a share of the photo's longest side.
constexpr int kBrushShare = 25;

QString added(const DocumentState& before, const DocumentState& after) {
    return PhotoStage::tr("Add ignore region: %1").arg(regionsBeyond(after.ignore, before.ignore));
}

QString moved(const DocumentState& before, const DocumentState& after) {
    return PhotoStage::tr("Move ignore region: %1").arg(regionsBeyond(after.ignore, before.ignore));
}

QString resized(const DocumentState& before, const DocumentState& after) {
    return PhotoStage::tr("Resize ignore region: %1").arg(regionsBeyond(after.ignore, before.ignore));
}

QString removed(const DocumentState& before, const DocumentState& after) {
    return PhotoStage::tr("Remove ignore region: %1").arg(regionsBeyond(before.ignore, after.ignore));
}

QString erased(const DocumentState& before, const DocumentState& after) {
    return PhotoStage::tr("Erase from ignore region: %1").arg(regionsBeyond(before.ignore, after.ignore));
}

} // namespace

PhotoStage::PhotoStage(Studio& studio, Page* page)
    : QWidget(page)
    , studio_(studio)
    , canvas_(new ImageCanvas)
    , ignore_(new QLabel)
    , brushSize_(new QSpinBox)
    , tools_(new QActionGroup(this)) {
    canvas_->setObjectName("stage");
    brushSize_->setRange(1, kMostBrushPx);
    brushSize_->setObjectName("brushSize");
    buildTools(page);
    connectTools();
    ignore_->setBuddy(brushSize_);

    auto* row = new QHBoxLayout;
    row->setSpacing(kHalfSpace);
    row->addWidget(ignore_);
    for (QAction* action : tools_->actions())
        row->addWidget(actionButton(*action, this, Qt::ToolButtonIconOnly));
    row->addWidget(brushSize_);
    row->addSpacing(kSpace);
    row->addWidget(new ImageName(studio_, ImageName::Offer::Sheet, this), 1);
    row->addWidget(actionButton(*parts_, this, Qt::ToolButtonIconOnly));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(kHalfSpace);
    column->addLayout(row);
    column->addWidget(canvas_, 1);

    connect(&studio_.live(), &LiveSession::imageChanged, this, &PhotoStage::showPhoto);
    connect(&studio_.live(), &LiveSession::changed, this, &PhotoStage::showParts);
    connect(&studio_.document(), &ProductDocument::changed, this, &PhotoStage::showRegions);
    connect(&reader_, &PhotoReader::ready, this,
            [this](const QString&, const QImage& photo) { take(photo); });
    connect(&reader_, &PhotoReader::failed, this, [this](const QString&, const QString& message) {
        canvas_->setPlaceholder(tr("This photo cannot be read: %1").arg(message));
    });
    useTool(Select);
    showPhoto();
    retranslate();
}

void PhotoStage::buildTools(Page* page) {
    struct Choice {
        const char *id, *icon, *key;
    };
    constexpr Choice kChoices[kTools] = {{"enrol.look", "pointer", "V"},
                                         {"enrol.rectangle", "rectangle", "R"},
                                         {"enrol.polygon", "polygon", "P"},
                                         {"enrol.brush", "brush", "B"}};
    for (int i = 0; i < kTools; ++i) {
        const auto tool = static_cast<Tool>(i);
        QAction* action =
            studio_.actions().add(page, kChoices[i].id, {}, QKeySequence(kChoices[i].key), [this, tool] {
                useTool(tool);
                canvas_->setFocus();
            });
        action->setIcon(icon(kChoices[i].icon));
        action->setCheckable(true);
        tools_->addAction(action);
    }
    tools_->actions().front()->setChecked(true);
    parts_ = studio_.actions().add(page, "enrol.parts", {}, QKeySequence("M"), [this] { showParts(); });
    parts_->setIcon(icon("masks"));
    parts_->setCheckable(true);
    parts_->setChecked(true);
}

void PhotoStage::connectTools() {
    for (ArrangingTool* tool :
         {static_cast<ArrangingTool*>(&selectTool_), static_cast<ArrangingTool*>(&rectangleTool_)}) {
        tool->onMoved = [this](int index, QPointF by) {
            editRegions(
                &moved, [&](IgnoreRegions& all) { moveRegion(all, index, by, photoSize()); },
                QStringLiteral("move region %1").arg(index));
        };
        tool->onResized = [this](int index, QPointF by) {
            editRegions(
                &resized, [&](IgnoreRegions& all) { resizeRegion(all, index, by, photoSize()); },
                QStringLiteral("resize region %1").arg(index));
        };
    }
    for (RegionTool* tool : {static_cast<RegionTool*>(&rectangleTool_),
                             static_cast<RegionTool*>(&polygonTool_), static_cast<RegionTool*>(&brushTool_)})
        tool->onLeft = [this] { useTool(Select); };
    for (CrosshairTool* tool :
         {static_cast<CrosshairTool*>(&polygonTool_), static_cast<CrosshairTool*>(&brushTool_)})
        tool->onCrosshair = [this](QPointF photo) { keepInView(photo); };
    selectTool_.onSelected = [this](int index) { selectRegion(index); };
    rectangleTool_.onDrawn = [this](const QRectF& rectangle) {
        editRegions(&added, [&](IgnoreRegions& all) { addRegion(all, rectangle, photoSize()); });
        selectRegion(static_cast<int>(studio_.document().state().ignore.rectangles.size()) - 1);
    };
    polygonTool_.onDrawn = [this](const QPolygonF& polygon) {
        editRegions(&added, [&](IgnoreRegions& all) { addRegion(all, polygon, photoSize()); });
        selectRegion(regionCount(studio_.document().state().ignore) - 1);
    };
    connectBrush();
}

void PhotoStage::connectBrush() {
    brushTool_.onDrawn = [this](const QList<QPolygonF>& outlines) {
        editRegions(&added, [&](IgnoreRegions& all) {
            for (const QPolygonF& outline : outlines)
                addRegion(all, outline, photoSize());
        });
        selectRegion(regionCount(studio_.document().state().ignore) - 1);
    };
    brushTool_.onErased = [this](const QList<QPointF>& stroke, int radius) {
        editRegions(&erased, [&](IgnoreRegions& all) { eraseFromRegions(all, stroke, radius, photoSize()); });
        selectRegion(-1); // the regions have other numbers
    };
    brushTool_.onRadius = [this](int radius) { brushSize_->setValue(2 * radius); };
    connect(brushSize_, &QSpinBox::valueChanged, this, [this](int width) {
        brushTool_.setRadius(std::max(1, width / 2));
        canvas_->update();
    });
}

RegionTool& PhotoStage::tool(Tool tool) {
    const std::array<RegionTool*, kTools> all = {&selectTool_, &rectangleTool_, &polygonTool_, &brushTool_};
    return *all[tool];
}

void PhotoStage::useTool(Tool chosen) {
    for (int i = 0; i < kTools; ++i)
        tool(static_cast<Tool>(i)).cancel();
    tools_->actions()[chosen]->setChecked(true);
    brushSize_->setEnabled(chosen == Brush);
    canvas_->setTool(&tool(chosen));
    if (chosen == Select)
        canvas_->setCursor(Qt::ArrowCursor);
    placeCrosshair();
    Q_EMIT toolChanged();
}

QString PhotoStage::toolHint() const {
    switch (tools_->actions().indexOf(tools_->checkedAction())) {
    case Rectangle:
        return tr("Rectangle: drag it, or press Enter for one in the middle; arrows move it, Shift+arrows "
                  "resize it. Esc leaves the tool.");
    case Polygon:
        return tr(
            "Polygon: click its corners, or move the crosshair by the arrows (Shift: further) and press "
            "Space at each; Enter closes it. Esc leaves the tool.");
    case Brush:
        return tr("Brush: drag (right button: erase), or move the crosshair by the arrows (Shift: further); "
                  "Space puts the brush down and lifts it, Backspace does so to erase. Esc leaves the tool.");
    default:
        return {};
    }
}

/// Into the middle of what is seen.
void PhotoStage::placeCrosshair() {
    const QPointF middle = canvas_->toPhoto(QRectF(canvas_->rect()).center());
    polygonTool_.placeCrosshair(middle);
    brushTool_.placeCrosshair(middle);
}

/// Where the photo is larger than its view, the view follows the crosshair.
void PhotoStage::keepInView(QPointF photo) {
    const QSizeF size = photoSize();
    if (!size.isEmpty() && !QRectF(canvas_->rect()).contains(canvas_->toWidget(photo)))
        canvas_->view().set(canvas_->view().zoom(), {photo.x() / size.width(), photo.y() / size.height()});
}

void PhotoStage::editRegions(const EditName& name, const std::function<void(IgnoreRegions&)>& change,
                             const QString& mergeKey) {
    if (studio_.document().isOpen() && !photoSize().isEmpty())
        studio_.document().edit(
            name, [&](DocumentState& state) { change(state.ignore); }, mergeKey);
}

void PhotoStage::selectRegion(int index) {
    if (index == selected_)
        return;
    selected_ = index;
    studio_.document().separateEdits();
    showRegions();
    Q_EMIT regionSelected(index);
}

void PhotoStage::removeSelectedRegion() {
    if (selected_ < 0 || selected_ >= regionCount(studio_.document().state().ignore))
        return;
    studio_.document().edit(&removed, [&](DocumentState& state) { removeRegion(state.ignore, selected_); });
    selectRegion(std::min(selected_, regionCount(studio_.document().state().ignore) - 1));
}

void PhotoStage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showPhoto();
    showParts();
}

void PhotoStage::showPhoto() {
    const fs::path& image = studio_.live().image();
    if (image == shown_ || !isVisible()) // showEvent comes back to it
        return;
    shown_ = image;
    for (int i = 0; i < kTools; ++i)
        tool(static_cast<Tool>(i)).cancel();
    reader_.drop();
    take({});
    canvas_->view().fit();
    const QString file = QString::fromStdString(image.filename().string());
    canvas_->setAccessibleName(file.isEmpty() ? tr("Photo") : tr("Photo %1").arg(file));
    showPlaceholder();
    if (const ImageView* view = studio_.live().imageView())
        take(view->photo);
    else if (!image.empty())
        reader_.read(image);
}

void PhotoStage::take(const QImage& photo) {
    canvas_->setPhoto(photo);
    if (!photo.isNull()) {
        if (brushSize_->value() == brushSize_->minimum())
            brushSize_->setValue(std::max(photo.width(), photo.height()) / kBrushShare);
        for (int i = 0; i < kTools; ++i)
            tool(static_cast<Tool>(i)).setPhotoSize(photo.size());
        placeCrosshair();
    }
    showRegions();
    showParts();
}

void PhotoStage::showPlaceholder() {
    canvas_->setPlaceholder(shown_.empty() ? tr("Choose a photo on the sheet to see it here.")
                                           : tr("Reading…"));
}

void PhotoStage::showParts() {
    if (!isVisible())
        return; // showEvent comes back to it
    const LiveSession& live = studio_.live();
    const ImageView* view = live.imageView();
    if (view == nullptr || canvas_->photo().isNull() || !parts_->isChecked()) {
        canvas_->removeLayer(kPartsLayer);
    } else {
        const QList<QColor> colours = shownColours(live.preview()->request.recipe.prompts.fine);
        canvas_->setLayer(kPartsLayer,
                          {.image = paintedMask(view->parts, colours, 1), .opacity = kPartsOpacity});
    }
    canvas_->setNotice(parts_->isChecked() && !canvas_->photo().isNull() ? live.notice() : QString());
}

void PhotoStage::showRegions() {
    const IgnoreRegions& ignore = studio_.document().state().ignore;
    if (selected_ >= regionCount(ignore)) { // undone
        selected_ = -1;
        Q_EMIT regionSelected(selected_);
    }
    const QList<QPolygonF> regions = regionsOn(ignore, photoSize());
    for (int i = 0; i < kTools; ++i)
        tool(static_cast<Tool>(i)).setRegions(regions, selected_);
    canvas_->update();
}

void PhotoStage::retranslate() {
    const QStringList names = {tr("Look and choose regions"), tr("Draw a rectangle to ignore"),
                               tr("Draw a polygon to ignore"),
                               tr("Paint what to ignore; with the right button: erase")};
    const QList<QAction*> actions = tools_->actions();
    for (int i = 0; i < kTools; ++i)
        actions[i]->setText(names[i]);
    parts_->setText(tr("Show the parts"));
    ignore_->setText(tr("Ignore:"));
    ignore_->setToolTip(tr("Parts of the picture that nothing looks at: a clock, a logo, a hand"));
    brushSize_->setAccessibleName(tr("Width of the brush"));
    brushSize_->setToolTip(tr("Width of the brush ([ and ] change it)"));
    brushSize_->setSuffix(tr(" px"));
    showPlaceholder();
    showParts();
}

} // namespace cliplad::ui
