#pragma once

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include "pages/score/thresholds/roc_view.h"
#include "session/studio.h"

class QGridLayout;

namespace cliplad::ui {

/// How right the verdicts are where the truth is known, by a data set or by reviews: confusion matrix, missed
/// and false alarms, ROC. GUI thread.
class AccuracyPanel : public QWidget {
    Q_OBJECT

public:
    explicit AccuracyPanel(Studio& studio, QWidget* parent = nullptr);

    /// Cell of the matrix, as shown. @param bad row
    QString cell(bool bad, Verdict verdict) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildMatrix(QGridLayout& grid);
    void retranslate();
    void refreshCounts();
    void refreshCurve();

    Studio& studio_;
    std::vector<LabelledScore> known_; ///< empty unless both kinds are there
    double auroc_ = 0;
    QTimer curveSoon_;
    std::array<QLabel*, 4> verdictHeads_{};
    std::array<QLabel*, 2> truthHeads_{};
    std::array<std::array<QLabel*, 4>, 2> cells_{};
    QLabel* shares_;
    RocView* roc_;
};

} // namespace cliplad::ui
