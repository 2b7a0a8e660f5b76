#pragma once

#include <map>

#include <QWidget>

#include "pages/tune/tune_layers.h"

class QLabel;
class QSlider;
class QToolButton;

namespace cliplad::ui {

class HeatBar;

/// The layers of the image: an eye and an opacity for each. What a person chose is kept for the next start.
/// GUI thread.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent);

    LayerStyle style(TuneLayer layer) const;
    void toggle(TuneLayer layer);
    /// There is nothing in the layer for this image.
    void setAvailable(TuneLayer layer, bool available);
    HeatBar& heatBar() const { return *heatBar_; }

    static QString nameOf(TuneLayer layer);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        QToolButton* eye;
        QLabel* name;
        QSlider* opacity;
    };

    void change(TuneLayer layer);
    void retranslate();

    std::map<TuneLayer, Row> rows_;
    HeatBar* heatBar_;
};

} // namespace cliplad::ui
