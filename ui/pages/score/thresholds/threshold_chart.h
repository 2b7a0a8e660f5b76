#pragma once

#include <functional>

#include <QTimer>
#include <QWidget>

#include "scoring/exports/score_chart.h"
#include "session/studio.h"

namespace cliplad::ui {

/// The histogram of the scores with the two thresholds as lines that can be dragged, or moved by the arrow
/// keys (Space changes to the other one): every verdict follows at once. GUI thread.
class ThresholdChart : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdChart(Studio& studio, QWidget* parent = nullptr);

    enum class Line { Review, Reject };
    Line active() const { return active_; }
    /// Where a line can be taken hold of.
    QPointF handleOf(Line line) const;
    /// Moves a threshold as one undo step; steps of one drag become one.
    void move(Line line, double score, const QString& mergeKey);
    /// The edit that moves it. Review never lies above reject.
    std::function<void(DocumentState&)> moved(Line line, double score) const;
    void setLogarithmic(bool on);

    QSize sizeHint() const override { return {380, 230}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

Q_SIGNALS:
    void counted(); ///< rows that came or changed are in the histogram

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    ScoreChart chart() const;
    QRectF plot() const;
    double shown(Line line) const;
    void count();
    void countNow();
    void countWhenKnown();
    void tellValues();
    bool isKnown() const; ///< whether there are thresholds to show
    void paintHandle(QPainter& painter, Line line) const;

    Studio& studio_;
    ScoreHistogram histogram_;
    QTimer countSoon_;
    Line active_ = Line::Reject;
    bool dragging_ = false;
    double grabbedAt_ = 0; ///< px between the pointer and the line
    bool logarithmic_ = false;
    bool countedKnown_ = false; ///< whether the width follows a threshold
};

} // namespace cliplad::ui
