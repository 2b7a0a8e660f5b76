#pragma once

#include <vector>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPalette>
#include <QRectF>

#include "scoring/score_summary.h"

class QPainter;

namespace cliplad::ui {

/// Draws a score histogram with its thresholds, on the screen and in the report: bars for the images, filled
/// by what the thresholds make of them, and a line each for those known to be good and known to be bad.
/// Fillings and kinds of line differ, not colours alone.
class ScoreChart {
    Q_DECLARE_TR_FUNCTIONS(cliplad::ui::ScoreChart)

public:
    struct Style {
        QPalette palette = {};
        QLocale locale = {};
        bool logarithmic = false;     ///< heights, so that ten bad ones show beside ten thousand good ones
        bool namesThresholds = false; ///< with their figures, above the plot
    };

    ScoreChart(const ScoreHistogram& histogram, const ScoreThresholds& thresholds, const Style& style)
        : histogram_(histogram)
        , thresholds_(thresholds)
        , style_(style) {}

    /// Where the bars are, within all that the chart may use. It stays where it is whatever the thresholds
    /// are.
    QRectF plot(const QRectF& area, const QFontMetricsF& letters) const;
    static double xOf(double score, const QRectF& plot, double high);
    static double scoreOf(double x, const QRectF& plot, double high);

    struct AxisLabel {
        double score;
        QString text;
        QRectF place;
    };
    /// The ticks of the scores, so far apart that no label touches the next.
    std::vector<AxisLabel> axisLabels(const QRectF& plot, const QFontMetricsF& letters) const;
    /// What the thresholds are, above the plot: that of the review to the left of its line, that of the
    /// reject to the right, moved where there is no room.
    std::vector<AxisLabel> thresholdLabels(const QRectF& plot, const QFontMetricsF& letters) const;

    void paint(QPainter& painter, const QRectF& area) const;

private:
    double heightOf(int images) const; ///< 0 … 1
    void paintBars(QPainter& painter, const QRectF& plot) const;
    void paintBar(QPainter& painter, const QRectF& bar, const QRectF& plot) const;
    void paintTruth(QPainter& painter, const QRectF& plot) const;
    void paintThresholds(QPainter& painter, const QRectF& plot) const;
    void paintAxes(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& area) const;
    /// One entry of the legend: what it stands for, and where its top left corner is.
    struct Entry {
        enum class Sign { Good, Review, Reject, KnownGood, KnownBad };
        Sign sign;
        QString text;
        QPointF place = {};
    };
    /// @param withReview also where there is no band to review
    std::vector<Entry> legend(const QRectF& area, const QFontMetricsF& letters, bool withReview) const;
    void paintSign(QPainter& painter, Entry::Sign sign, const QRectF& place) const;
    QBrush fillOf(Verdict verdict) const;
    QPen truthPen(bool bad) const;
    int most() const;

    const ScoreHistogram& histogram_;
    const ScoreThresholds thresholds_;
    const Style style_;
};

} // namespace cliplad::ui
