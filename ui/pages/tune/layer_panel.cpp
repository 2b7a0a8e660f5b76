#include "pages/tune/layer_panel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSettings>
#include <QSlider>
#include <QToolButton>

#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/canvas/heat_bar.h"

namespace cliplad::ui {
namespace {

/// At first: the photo with its parts.
LayerStyle standardStyle(TuneLayer layer) {
    switch (layer) {
    case TuneLayer::Photo:
        return {.visible = true, .percent = 100};
    case TuneLayer::Parts:
        return {.visible = true, .percent = 55};
    case TuneLayer::Ignore:
        return {.visible = true, .percent = 70};
    case TuneLayer::Truth:
        return {.visible = false, .percent = 70};
    default:
        return {.visible = false, .percent = 60};
    }
}

QString keyOf(TuneLayer layer) {
    return QString("tune/layer%1").arg(static_cast<int>(layer));
}

} // namespace

LayerPanel::LayerPanel(QWidget* parent)
    : QWidget(parent)
    , heatBar_(new HeatBar) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    int at = 0;
    for (const TuneLayer layer : kTuneLayers) {
        const LayerStyle standard = standardStyle(layer);
        const Row row{.eye = new QToolButton, .name = new QLabel, .opacity = new QSlider(Qt::Horizontal)};
        row.eye->setCheckable(true);
        row.eye->setAutoRaise(true);
        row.eye->setChecked(QSettings().value(keyOf(layer) + "/visible", standard.visible).toBool());
        row.eye->setIcon(icon(row.eye->isChecked() ? "eye" : "eye-off"));
        row.opacity->setRange(0, 100);
        row.opacity->setPageStep(10);
        row.opacity->setValue(QSettings().value(keyOf(layer) + "/percent", standard.percent).toInt());
        row.name->setBuddy(row.opacity);
        grid->addWidget(row.eye, at, 0);
        grid->addWidget(row.name, at, 1);
        grid->addWidget(row.opacity, at++, 2);
        if (layer == TuneLayer::Heat)
            grid->addWidget(heatBar_, at++, 1, 1, 2);
        connect(row.eye, &QToolButton::toggled, this, [this, layer] { change(layer); });
        connect(row.opacity, &QSlider::valueChanged, this, [this, layer] { change(layer); });
        rows_[layer] = row;
    }
    retranslate();
}

QString LayerPanel::nameOf(TuneLayer layer) {
    switch (layer) {
    case TuneLayer::Photo:
        return tr("Photo");
    case TuneLayer::Clusters:
        return tr("Clusters");
    case TuneLayer::Coarse:
        return tr("Coarse mask");
    case TuneLayer::Parts:
        return tr("Parts");
    case TuneLayer::Heat:
        return tr("Anomaly map");
    case TuneLayer::Ignore:
        return tr("Ignore regions");
    case TuneLayer::Truth:
        return tr("Ground truth");
    }
    return {};
}

LayerStyle LayerPanel::style(TuneLayer layer) const {
    const Row& row = rows_.at(layer);
    return {.visible = row.eye->isChecked(), .percent = row.opacity->value()};
}

void LayerPanel::toggle(TuneLayer layer) {
    rows_.at(layer).eye->toggle();
}

void LayerPanel::setAvailable(TuneLayer layer, bool available) {
    const Row& row = rows_.at(layer);
    for (QWidget* widget : {static_cast<QWidget*>(row.eye), static_cast<QWidget*>(row.name),
                            static_cast<QWidget*>(row.opacity)})
        widget->setEnabled(available);
    if (layer == TuneLayer::Heat)
        heatBar_->setEnabled(available);
    row.name->setToolTip(available ? QString() : tr("This image has none."));
}

void LayerPanel::change(TuneLayer layer) {
    const Row& row = rows_.at(layer);
    row.eye->setIcon(icon(row.eye->isChecked() ? "eye" : "eye-off"));
    QSettings settings;
    settings.setValue(keyOf(layer) + "/visible", row.eye->isChecked());
    settings.setValue(keyOf(layer) + "/percent", row.opacity->value());
    Q_EMIT changed();
}

void LayerPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LayerPanel::retranslate() {
    for (const auto& [layer, row] : rows_) {
        row.name->setText(nameOf(layer));
        row.eye->setAccessibleName(tr("Show the layer %1").arg(nameOf(layer)));
        row.eye->setToolTip(tr("Shows or hides the layer."));
        row.opacity->setAccessibleName(tr("Opacity of the layer %1").arg(nameOf(layer)));
        row.opacity->setToolTip(tr("Opacity"));
    }
}

} // namespace cliplad::ui
