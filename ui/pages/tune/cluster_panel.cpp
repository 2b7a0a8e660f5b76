#include "pages/tune/cluster_panel.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include "engine/engine.h"
#include "pages/tune/counts_ahead.h"
#include "session/studio.h"
#include "style/icons.h"
#include "widgets/focus_keeping.h"
#include "widgets/settings/setting_spin_box.h"
#include "widgets/settings/setting_text.h"
#include "widgets/settings/slider_marks.h"

namespace cliplad::ui {
namespace {

/// As it is declared, without its unit: the label beside the field says what is counted.
const SettingInfo& countInfo() {
    static const SettingInfo info = [] {
        const auto& settings = ClusterSettings::settings();
        SettingInfo count = std::find_if(settings.begin(), settings.end(), [](const auto& setting) {
                                return setting.info.key == "count";
                            })->info;
        count.unit.clear();
        return count;
    }();
    return info;
}

} // namespace

ClusterPanel::ClusterPanel(Studio& studio, CountsAhead& ahead, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , ahead_(ahead)
    , edits_(studio.document())
    , label_(new QLabel)
    , slider_(new QSlider(Qt::Horizontal))
    , marks_(new SliderMarks(*slider_, this))
    , number_(new SettingSpinBox(this))
    , reset_(new QToolButton)
    , suggest_(new QPushButton)
    , idle_(new QLabel(this))
    , problem_(new QLabel(this)) {
    slider_->setObjectName("clusters.slider");
    slider_->setRange(CountsAhead::kLeast, CountsAhead::kMost);
    slider_->setPageStep(2);
    number_->setObjectName("clusters.count");
    number_->setDecimals(0);
    number_->setRange(countInfo().min, countInfo().max);
    number_->setKeyboardTracking(false);
    label_->setBuddy(number_);
    problem_->setObjectName("clusters.count.problem");
    problem_->setWordWrap(true);
    idle_->setObjectName("clusters.idle");
    idle_->setWordWrap(true);
    reset_->setIcon(icon("reset"));
    reset_->setAutoRaise(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(label_, 0, 0);
    layout->addWidget(number_, 0, 1);
    layout->addWidget(reset_, 0, 2);
    layout->addWidget(suggest_, 0, 3);
    layout->addWidget(problem_, 1, 0, 1, 4);
    layout->addWidget(slider_, 2, 0, 1, 4);
    layout->addWidget(marks_, 3, 0, 1, 4);
    layout->addWidget(idle_, 4, 0, 1, 4);
    layout->setColumnStretch(0, 1);
    layout->setVerticalSpacing(0);

    connect(slider_, &QSlider::valueChanged, this, &ClusterPanel::setCount);
    connect(slider_, &QSlider::sliderReleased, this, [this] { edits_.finish(); });
    connect(number_, &SettingSpinBox::valueChanged, this,
            [this](double count) { setCount(static_cast<int>(count)); });
    connect(number_, &SettingSpinBox::editingFinished, this, [this] { edits_.finish(); });
    connect(number_, &SettingSpinBox::typed, this, &ClusterPanel::refuse);
    connect(reset_, &QToolButton::clicked, this, [this] {
        edits_.finish();
        setCount(ClusterSettings().count);
        edits_.finish();
    });
    connect(suggest_, &QPushButton::clicked, this, &ClusterPanel::suggestWanted);
    connect(&studio.document(), &ProductDocument::changed, this, &ClusterPanel::refresh);
    connect(&studio.document(), &ProductDocument::opened, this, &ClusterPanel::refresh);
    connect(&studio.engine(), &Engine::modelChanged, this, &ClusterPanel::refresh);
    connect(&ahead, &CountsAhead::changed, this, &ClusterPanel::refreshMarks);
    retranslate();
    refresh();
}

void ClusterPanel::showA(std::optional<int> count) {
    if (count == a_)
        return;
    a_ = count;
    retranslate();
}

void ClusterPanel::step(int by) {
    const int count = studio_.document().state().settings.clusters.count;
    setCount(std::clamp(count + by, static_cast<int>(countInfo().min), static_cast<int>(countInfo().max)));
}

void ClusterPanel::setCount(int count) {
    if (!studio_.document().isOpen())
        return;
    const int from = studio_.document().state().settings.clusters.count;
    edits_.edit(
        "clusters.count", [] { return tr("Clusters"); }, ValueEdits::number(from), ValueEdits::number(count),
        [count](DocumentState& state) { state.settings.clusters.count = count; });
}

void ClusterPanel::refuse(const QString& outside) {
    const int count = studio_.document().state().settings.clusters.count;
    problem_->setText(outside.isEmpty()
                          ? QString()
                          : "⚠ " + settingRefusal(outside, settingRange(countInfo(), nullptr),
                                                  settingValue(countInfo(), std::to_string(count))));
    problem_->setVisible(!outside.isEmpty());
    number_->setAccessibleDescription(problem_->text());
}

void ClusterPanel::refresh() {
    const int count = studio_.document().state().settings.clusters.count;
    const QSignalBlocker quietSlider(slider_), quietNumber(number_);
    slider_->setValue(count); // stays at its end beyond it
    number_->setValue(count);
    setEnabledBeside(*number_, *reset_, count != ClusterSettings().count);
    suggest_->setEnabled(!studio_.document().state().shots.empty());
    setEnabled(studio_.document().isOpen());
    idle_->setVisible(!studio_.hasCoarseStage());
    refuse({}); // something was edited since
}

void ClusterPanel::refreshMarks() {
    QList<SliderMarks::Mark> marks;
    int computed = 0;
    for (int count = CountsAhead::kLeast; count <= CountsAhead::kMost; ++count) {
        const bool ready = ahead_.ready().contains(count);
        computed += ready;
        const bool named = count == CountsAhead::kLeast || count % 5 == 0;
        marks.append({.value = count,
                      .shape = ready ? SliderMarks::Shape::Tick : SliderMarks::Shape::Hollow,
                      .text = named ? locale().toString(count) : QString()});
    }
    marks_->setMarks(marks);
    const QString told = tr("Computed ahead: %1 of %2 counts")
                             .arg(locale().toString(computed),
                                  locale().toString(CountsAhead::kMost - CountsAhead::kLeast + 1));
    marks_->setToolTip(told + "\n" + tr("A line is a count that is there, a ring one that is not yet."));
    marks_->setAccessibleDescription(told);
}

void ClusterPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ClusterPanel::retranslate() {
    const QString help =
        tr("Kinds of surface the shots are divided into; too few blur the parts' edges, too many "
           "break them up.");
    label_->setText(a_ ? tr("Clusters now (A: %1)").arg(locale().toString(*a_)) : tr("Clusters"));
    for (QWidget* widget :
         {static_cast<QWidget*>(label_), static_cast<QWidget*>(slider_), static_cast<QWidget*>(number_)}) {
        widget->setToolTip(help);
        widget->setWhatsThis(help);
    }
    idle_->setText(tr("The coarse stage is off: clusters change the coarse mask alone, and no part. “Coarse "
                      "stage”, among the settings of the parts, switches it on."));
    slider_->setAccessibleName(tr("Number of clusters, 2 to 20"));
    number_->setAccessibleName(tr("Number of clusters"));
    marks_->setAccessibleName(tr("Cluster counts computed ahead"));
    reset_->setToolTip(tr("Back to %1").arg(locale().toString(ClusterSettings().count)));
    reset_->setAccessibleName(tr("Reset the number of clusters"));
    suggest_->setText(tr("Suggest…"));
    suggest_->setToolTip(tr(
        "Tries cluster counts, and words and settings if you like, and shows what each makes of the shots."));
    refreshMarks();
}

} // namespace cliplad::ui
