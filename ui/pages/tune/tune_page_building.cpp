// How the Tune page is put together; what it does is in tune_page.cpp.

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "film/film_strip.h"
#include "film/image_name.h"
#include "pages/tune/ab_panel.h"
#include "pages/tune/cluster_panel.h"
#include "pages/tune/compare_view.h"
#include "pages/tune/counts_ahead.h"
#include "pages/tune/layer_panel.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/tune_page.h"
#include "pages/tune/verdict_strip.h"
#include "style/spacing.h"
#include "widgets/action_button.h"
#include "widgets/class_histogram_chart.h"
#include "widgets/settings/setting_form.h"

namespace cliplad::ui {
namespace {

constexpr int kPanelsPx = 360;

} // namespace

TunePage::TunePage(Studio& studio)
    : Page(studio, "tune")
    , ahead_(new CountsAhead(studio, this)) {
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(buildImageSide());
    splitter->addWidget(buildPanels());
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({1000, kPanelsPx});
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    layout->addWidget(splitter);
    connectParts();
    addActions();
    addLayerActions();
    retranslate();
    applyLayers();
    refresh();
}

QWidget* TunePage::buildImageSide() {
    auto* side = new QWidget;
    canvas_ = new LayeredCanvas;
    canvas_->setObjectName("tune.canvas");
    canvas_->setView(&view_);
    compare_ = new CompareView(nullptr);
    compare_->canvas().setView(&view_);
    compare_->hide();
    compare_->chooser()->hide();
    place_ = new QLabel;
    place_->setObjectName("tune.place");
    place_->setTextFormat(Qt::PlainText);
    place_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    sideBySide_ = new QPushButton;
    sideBySide_->setCheckable(true);
    auto* bar = new QHBoxLayout;
    bar->addWidget(new ImageName(studio_, ImageName::Offer::Strip, side));
    bar->addWidget(place_, 1);
    bar->addWidget(compare_->chooser());
    bar->addWidget(sideBySide_);
    auto* canvases = new QSplitter(Qt::Horizontal);
    canvases->addWidget(canvas_);
    canvases->addWidget(compare_);
    canvases->setChildrenCollapsible(false);
    verdict_ = new VerdictStrip(studio_, nullptr);
    film_ = new FilmStrip(studio_, nullptr);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(kHalfSpace);
    layout->addWidget(canvases, 1);
    layout->addLayout(bar);
    layout->addWidget(verdict_);
    layout->addWidget(film_);
    return side;
}

QWidget* TunePage::buildPanels() {
    auto* panels = new QWidget;
    clusters_ = new ClusterPanel(studio_, *ahead_, nullptr);
    tabs_ = new QTabWidget;
    tabs_->setDocumentMode(true);
    auto* look = new QWidget;
    layers_ = new LayerPanel(nullptr);
    chart_ = new ClassHistogramChart;
    auto* lookLayout = new QVBoxLayout(look);
    lookLayout->setContentsMargins(0, kSpace, 0, 0);
    lookLayout->addWidget(layers_);
    lookLayout->addWidget(chart_, 1);
    lookLayout->addStretch();
    settings_ = new SettingForm(studio_.document(), studio_.engine(), {"clusters.count"}, nullptr);
    ab_ = new AbPanel(studio_, nullptr);
    const auto padded = [](QWidget* widget) {
        auto* page = new QWidget;
        auto* layout = new QVBoxLayout(page);
        layout->setContentsMargins(0, kSpace, 0, 0);
        layout->addWidget(widget);
        return page;
    };
    tabs_->addTab(look, {});
    tabs_->addTab(padded(settings_), {});
    tabs_->addTab(padded(ab_), {});
    auto* layout = new QVBoxLayout(panels);
    layout->setContentsMargins(kSpace, 0, 0, 0);
    layout->addWidget(clusters_);
    layout->addWidget(tabs_, 1);
    panels->setMinimumWidth(300);
    return panels;
}

void TunePage::connectParts() {
    connect(&studio_.live(), &LiveSession::changed, this, &TunePage::refresh);
    connect(&studio_.live(), &LiveSession::imageChanged, this, &TunePage::followImage);
    connect(&studio_.document(), &ProductDocument::opened, this, &TunePage::refresh);
    connect(&truth_, &GroundTruthReader::ready, this, &TunePage::setTruth);
    connect(layers_, &LayerPanel::changed, this, &TunePage::applyLayers);
    connect(ab_, &AbPanel::changed, this, &TunePage::refresh);
    connect(clusters_, &ClusterPanel::suggestWanted, this, &TunePage::suggest);
    connect(sideBySide_, &QPushButton::clicked, this, &TunePage::toggleSideBySide);
    connect(compare_, &CompareView::kindChanged, this, &TunePage::refresh);
    for (LayeredCanvas* canvas : {canvas_, &compare_->canvas()}) {
        connect(canvas, &ImageCanvas::pointerMoved, this, [this, canvas](QPointF photo) {
            followPointer(Pointer{canvas, photo});
        });
        connect(canvas, &ImageCanvas::pointerLeft, this, [this] { followPointer(std::nullopt); });
    }
    connect(&studio_.thumbnails(), &Thumbnails::loaded, this, [this](const QString& path) {
        if (canvas_->photo().isNull() && path.toStdString() == studio_.live().image().string())
            refresh(); // shown until the photo itself is read
    });
    connect(chart_, &ClassHistogramChart::partHovered, this, &TunePage::highlight);
}

void TunePage::addActions() {
    struct Entry {
        const char *id, *text;
        QKeySequence keys;
        std::function<void()> run;
    };
    const Entry entries[] = {
        {"tune.next", QT_TR_NOOP("Next image"), Qt::ALT | Qt::Key_Right, [this] { film_->step(1); }},
        {"tune.previous", QT_TR_NOOP("Previous image"), Qt::ALT | Qt::Key_Left, [this] { film_->step(-1); }},
        {"tune.more-clusters", QT_TR_NOOP("One cluster more"), Qt::CTRL | Qt::Key_Right,
         [this] { clusters_->step(1); }},
        {"tune.fewer-clusters", QT_TR_NOOP("One cluster fewer"), Qt::CTRL | Qt::Key_Left,
         [this] { clusters_->step(-1); }},
        {"tune.threshold-up", QT_TR_NOOP("Threshold up"), Qt::CTRL | Qt::Key_Up,
         [this] { verdict_->stepThreshold(1); }},
        {"tune.threshold-down", QT_TR_NOOP("Threshold down"), Qt::CTRL | Qt::Key_Down,
         [this] { verdict_->stepThreshold(-1); }},
        {"tune.threshold-reset", QT_TR_NOOP("Threshold as calibrated"), Qt::CTRL | Qt::Key_Backspace,
         [this] { verdict_->resetThreshold(); }},
        {"tune.suggest", QT_TR_NOOP("Suggest clusters, words and settings"), Qt::Key_S,
         [this] { suggest(); }},
        {"tune.keep-a", QT_TR_NOOP("Keep the present state as A"), Qt::Key_K, [this] { ab_->keep(); }},
        {"tune.side-by-side", QT_TR_NOOP("Two images side by side"), Qt::Key_B,
         [this] { toggleSideBySide(); }},
        {"tune.search", QT_TR_NOOP("Search the settings"), QKeySequence::Find,
         [this] {
             tabs_->setCurrentIndex(1);
             settings_->search()->setFocus(Qt::ShortcutFocusReason);
         }},
    };
    for (const Entry& entry : entries)
        actionTexts_[studio_.actions().add(this, entry.id, tr(entry.text), entry.keys, entry.run)] =
            entry.text;
    constexpr auto kFlip = QT_TR_NOOP("Flip between A and the present state (hold or tap)");
    QAction* flip = studio_.actions().add(this, "tune.flip", tr(kFlip), Qt::Key_F, {});
    flip->disconnect(this);
    flip->setAutoRepeat(false);
    connect(flip, &QAction::triggered, ab_, [this, flip] {
        const QKeySequence keys = flip->shortcut();
        ab_->flipByKey(keys.isEmpty() ? 0 : keys[0].key());
    });
    actionTexts_[flip] = kFlip;
}

void TunePage::addLayerActions() {
    struct Entry {
        const char *id, *text;
        Qt::Key key;
        TuneLayer layer;
    };
    constexpr Entry kEntries[] = {
        {"tune.layer-photo", QT_TR_NOOP("Show or hide the photo"), Qt::Key_P, TuneLayer::Photo},
        {"tune.layer-clusters", QT_TR_NOOP("Show or hide the clusters"), Qt::Key_C, TuneLayer::Clusters},
        {"tune.layer-coarse", QT_TR_NOOP("Show or hide the coarse mask"), Qt::Key_O, TuneLayer::Coarse},
        {"tune.layer-parts", QT_TR_NOOP("Show or hide the parts"), Qt::Key_M, TuneLayer::Parts},
        {"tune.layer-heat", QT_TR_NOOP("Show or hide the anomaly map"), Qt::Key_H, TuneLayer::Heat},
        {"tune.layer-ignore", QT_TR_NOOP("Show or hide the ignore regions"), Qt::Key_I, TuneLayer::Ignore},
        {"tune.layer-truth", QT_TR_NOOP("Show or hide the ground truth"), Qt::Key_G, TuneLayer::Truth},
    };
    for (const Entry& entry : kEntries)
        actionTexts_[studio_.actions().add(this, entry.id, tr(entry.text), QKeySequence(entry.key),
                                           [this, layer = entry.layer] { layers_->toggle(layer); })] =
            entry.text;
}

void TunePage::retranslate() {
    for (auto action = actionTexts_.begin(); action != actionTexts_.end(); ++action)
        action.key()->setText(tr(action.value()));
    canvas_->setAccessibleName(tr("Image with its layers"));
    place_->setAccessibleName(tr("What lies under the pointer"));
    sideBySide_->setText(tr("Side by side"));
    if (const auto* action = findChild<QAction*>("tune.side-by-side"))
        tellKey(*sideBySide_, *action, tr("A second image beside this one, with the same zoom."));
    tabs_->setTabText(0, tr("Layers and parts"));
    tabs_->setTabText(1, tr("Settings"));
    tabs_->setTabText(2, tr("A/B"));
    tabs_->setAccessibleName(tr("Panels"));
    ahead_->retranslate();
}

} // namespace cliplad::ui
