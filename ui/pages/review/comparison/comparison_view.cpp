#include "pages/review/comparison/comparison_view.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/action_button.h"
#include "widgets/canvas/mask_pictures.h"
#include "widgets/flow_layout.h"

namespace cliplad::ui {
namespace {

enum LayerKey { kMaskLayer, kHeatLayer };

constexpr int kBlinkMs = 600;
constexpr int kOpacity = 55;
constexpr double kPeakZoom = 5; ///< the framed place takes about a fifth of the canvas
constexpr QSize kScaleSize{90, 10};
/// In the order of ComparisonView::Mode.
constexpr std::array kModeActions = {ReviewAction::SideBySide, ReviewAction::Split, ReviewAction::Blink};

QToolButton* toggle(QWidget* parent, const QString& name) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setProperty("toggle", true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

} // namespace

ComparisonView::ComparisonView(QWidget* parent)
    : QWidget(parent)
    , bare_(new ImageCanvas(this))
    , overlay_(new ImageCanvas(this))
    , bareSide_(new QWidget(this))
    , bareTitle_(new QLabel(this))
    , overlayTitle_(new QLabel(this))
    , caption_(new QLabel(this))
    , pointed_(new QLabel(this))
    , heatScale_(new QLabel(this))
    , heatHigh_(new QLabel(this))
    , modes_(new QButtonGroup(this)) {
    caption_->setObjectName("review-name");
    caption_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long file name takes no room
    heatScale_->setPixmap(QPixmap::fromImage(heatScale(kScaleSize)));
    auto* bar = new QWidget(this);
    buildTools(bar);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(kHalfSpace);
    pictures->addWidget(bareSide_, 1);
    auto* overlaySide = new QWidget(this);
    pictures->addWidget(overlaySide, 1);
    for (const auto& [side, title, canvas] :
         {std::tuple(bareSide_, bareTitle_, bare_), std::tuple(overlaySide, overlayTitle_, overlay_)}) {
        auto* picture = new QVBoxLayout(side);
        picture->setContentsMargins(0, 0, 0, 0);
        picture->setSpacing(kHalfSpace);
        picture->addWidget(title);
        picture->addWidget(canvas, 1);
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(kSpace);
    line->addWidget(caption_, 1);
    line->addWidget(pointed_);
    line->addWidget(heatScale_);
    line->addWidget(heatHigh_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kHalfSpace);
    column->addWidget(bar);
    column->addLayout(pictures, 1);
    column->addLayout(line);
    for (ImageCanvas* canvas : {bare_, overlay_}) {
        canvas->setView(&view_);
        connect(canvas, &ImageCanvas::pointerMoved, this, &ComparisonView::nameUnderPointer);
        connect(canvas, &ImageCanvas::pointerLeft, pointed_, &QLabel::clear);
    }
    setTabOrder(opacity_, bare_); // the tools come before the pictures
    setTabOrder(bare_, overlay_);
    overlay_->setTool(&tool_);
    tool_.setCanvas(overlay_);
    blink_.setInterval(kBlinkMs);
    connect(&blink_, &QTimer::timeout, this, [this] { setOverlayShown(!overlayShown_); });
    setMode(Mode::SideBySide);
}

void ComparisonView::buildTools(QWidget* bar) {
    auto* row = new FlowLayout(bar);
    row->setSpacing(kSpace);
    std::array<FlowLayout*, 3> groups{new FlowLayout, new FlowLayout, new FlowLayout};
    for (FlowLayout* group : groups) {
        group->setSpacing(kHalfSpace);
        row->addGroup(group);
    }
    int id = 0;
    for (const char* name : {"side-by-side", "split", "blink"}) {
        QToolButton* button = toggle(bar, QString("review-") + name);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setIcon(icon(name));
        modes_->addButton(button, id++);
        groups[0]->addWidget(button);
    }
    connect(modes_, &QButtonGroup::idClicked, this, [this](int mode) { setMode(static_cast<Mode>(mode)); });
    for (QToolButton** button : {&masks_, &heat_, &marks_}) {
        *button = toggle(bar, button == &masks_  ? "review-masks"
                              : button == &heat_ ? "review-heat"
                                                 : "review-marks");
        (*button)->setChecked(button != &heat_);
        connect(*button, &QToolButton::toggled, this, &ComparisonView::showLayers);
        groups[1]->addWidget(*button);
    }
    opacityTitle_ = new QLabel(bar);
    opacity_ = new QSlider(Qt::Horizontal, bar);
    opacity_->setRange(0, 100);
    opacity_->setValue(kOpacity);
    opacity_->setMinimumWidth(50);
    opacity_->setMaximumWidth(110);
    opacityTitle_->setBuddy(opacity_);
    connect(opacity_, &QSlider::valueChanged, this, &ComparisonView::showLayers);
    groups[2]->addWidget(opacityTitle_);
    groups[2]->addWidget(opacity_);
}

QToolButton& ComparisonView::layerButton(ReviewAction layer) const {
    return layer == ReviewAction::Parts ? *masks_ : layer == ReviewAction::Heat ? *heat_ : *marks_;
}

void ComparisonView::retranslate(const ReviewActions& actions) {
    const QStringList titles{tr("Side by side"), tr("Split"), tr("Blink")};
    const QStringList help{tr("Photo and overlay beside each other"),
                           tr("One picture with a divider to drag (Shift with Left and Right)"),
                           tr("Photo and overlay in turn")};
    for (int id = 0; id < titles.size(); ++id) {
        modes_->button(id)->setText(titles[id]);
        modes_->button(id)->setAccessibleName(titles[id]);
        tellKey(*modes_->button(id), actions.action(kModeActions[static_cast<std::size_t>(id)]), help[id]);
    }
    masks_->setText(tr("Parts"));
    tellKey(*masks_, actions.action(ReviewAction::Parts), tr("Colours of the parts that were recognised"));
    heat_->setText(tr("Anomaly map"));
    tellKey(*heat_, actions.action(ReviewAction::Heat),
            tr("How far each place is from the nearest place in the shots"));
    marks_->setText(tr("Marks"));
    tellKey(*marks_, actions.action(ReviewAction::Marks),
            tr("Dotted outlines: missing here, as in the nearest shot. Solid outlines: not in the shots. "
               "Frame: the least usual place."));
    opacityTitle_->setText(tr("Opacity"));
    heatScale_->setToolTip(tr("Distance to the shots; one scale for the whole product"));
    bareTitle_->setText(tr("Photo"));
    bare_->setAccessibleName(tr("Photo"));
    overlay_->setAccessibleName(tr("Photo with overlay"));
    showLayers();
}

void ComparisonView::setScene(const Scene& scene) {
    scene_ = scene;
    caption_->setText(scene.caption);
    caption_->setToolTip(scene.path);
    for (ImageCanvas* canvas : {bare_, overlay_}) {
        canvas->setPlaceholder(scene.placeholder);
        canvas->setPhoto(scene.photo);
        canvas->setNotice(canvas == overlay_ ? scene.notice : QString());
    }
    tool_.setPhoto(scene.photo);
    tool_.setMarks(scene.marks, shownColours(scene.labels));
    showLayers();
}

void ComparisonView::showLayers() {
    const bool showsMarks = overlayShown_ && marks_->isChecked();
    overlay_->setLayer(kMaskLayer, {.image = scene_.masks,
                                    .opacity = opacity_->value() / 100.0,
                                    .visible = overlayShown_ && masks_->isChecked()});
    overlay_->setLayer(kHeatLayer, {.image = scene_.heat,
                                    .opacity = opacity_->value() / 100.0,
                                    .visible = overlayShown_ && heat_->isChecked(),
                                    .smooth = true});
    const QList<QRect> frame =
        scene_.peak.isEmpty() || !marks_->isChecked() ? QList<QRect>() : QList{scene_.peak};
    bare_->setMarks(frame);
    overlay_->setMarks(overlayShown_ ? frame : QList<QRect>());
    tool_.setMarksVisible(showsMarks);
    overlay_->update();
    heatScale_->setVisible(heat_->isChecked());
    heatHigh_->setVisible(heat_->isChecked());
    heatHigh_->setText(
        tr("0 … %1", "ends of the colour scale").arg(locale().toString(scene_.heatHigh, 'g', 3)));
    overlayTitle_->setText(!overlayShown_         ? tr("Photo")
                           : mode_ == Mode::Split ? tr("Photo at the left, overlay at the right")
                                                  : tr("Overlay"));
}

void ComparisonView::setMode(Mode mode) {
    mode_ = mode;
    modes_->button(static_cast<int>(mode))->setChecked(true);
    const bool hadFocus = bare_->hasFocus();
    bareSide_->setVisible(mode == Mode::SideBySide);
    if (hadFocus && mode != Mode::SideBySide)
        overlay_->setFocus();
    tool_.setSplit(mode == Mode::Split);
    overlay_->setCursor(Qt::ArrowCursor);
    if (mode == Mode::Blink)
        blink_.start();
    else
        blink_.stop();
    setOverlayShown(true);
}

void ComparisonView::flipOverlay() {
    blink_.stop(); // by hand from now on
    setOverlayShown(!overlayShown_);
}

void ComparisonView::setOverlayShown(bool shown) {
    overlayShown_ = shown;
    showLayers();
}

void ComparisonView::zoomToPeak() {
    if (scene_.peak.isEmpty() || scene_.photo.isNull())
        return;
    const QPointF centre = QRectF(scene_.peak).center();
    const QPointF place(centre.x() / scene_.photo.width(), centre.y() / scene_.photo.height());
    const double share = std::max(static_cast<double>(scene_.peak.width()) / scene_.photo.width(),
                                  static_cast<double>(scene_.peak.height()) / scene_.photo.height());
    const double zoom = std::clamp(1 / (kPeakZoom * share), CanvasView::kLeastZoom, CanvasView::kMostZoom);
    if (view_.zoom() > 1 && view_.centre() == place)
        view_.fit();
    else
        view_.set(zoom, place);
}

void ComparisonView::nameUnderPointer(QPointF photo) {
    QString name;
    const QImage& parts = scene_.parts;
    if (!parts.isNull() && !scene_.photo.isNull()) {
        const QPoint cell(static_cast<int>(photo.x() * parts.width() / scene_.photo.width()),
                          static_cast<int>(photo.y() * parts.height() / scene_.photo.height()));
        const int index =
            photo.x() >= 0 && photo.y() >= 0 && parts.valid(cell) ? parts.pixelIndex(cell) - 1 : -1;
        if (index >= 0 && index < static_cast<int>(scene_.labels.size()))
            name = QString::fromStdString(scene_.labels[static_cast<std::size_t>(index)].name);
    }
    pointed_->setText(name);
}

} // namespace cliplad::ui
