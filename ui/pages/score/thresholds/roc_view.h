#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "evaluation/threshold_fit.h"

namespace cliplad::ui {

/// The ROC curve with the threshold of the moment as a point on it. GUI thread.
class RocView : public QWidget {
    Q_OBJECT

public:
    explicit RocView(QWidget* parent = nullptr);

    /// Empty: nothing is known yet; `why` is said instead.
    void setCurve(std::vector<ThresholdCost> curve, const QString& why);
    void setPoint(const std::optional<ThresholdCost>& point);

    QSize sizeHint() const override { return {220, 220}; }
    QSize minimumSizeHint() const override { return {140, 120}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double widthOfNumbers() const; ///< beside the axis that goes up
    void paintNumbers(QPainter& painter, const QRectF& room) const;

    std::vector<ThresholdCost> curve_;
    std::optional<ThresholdCost> point_;
    QString why_;
};

} // namespace cliplad::ui
