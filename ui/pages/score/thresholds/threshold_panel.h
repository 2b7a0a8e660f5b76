#pragma once

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>

#include "pages/score/thresholds/threshold_chart.h"
#include "widgets/settings/value_edits.h"

namespace cliplad::ui {

/// The histogram, and the thresholds as numbers: typed, back to the calibrated one, or fitted. GUI thread.
class ThresholdPanel : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdPanel(Studio& studio, QWidget* parent = nullptr);

    ThresholdChart& chart() { return *chart_; }

Q_SIGNALS:
    void fitWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();
    void count();
    void type(ThresholdChart::Line line, double score);

    Studio& studio_;
    ValueEdits edits_;
    ThresholdChart* chart_;
    QLabel* reviewLabel_;
    QDoubleSpinBox* review_;
    QLabel* rejectLabel_;
    QDoubleSpinBox* reject_;
    QPushButton* automatic_;
    QPushButton* fit_;
    QCheckBox* logarithmic_;
    QLabel* counts_;
};

} // namespace cliplad::ui
