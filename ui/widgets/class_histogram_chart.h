#pragma once

#include <vector>

#include <QChartView>
#include <QColor>

#include "engine/preview.h"

class QBarCategoryAxis;
class QValueAxis;
class QHorizontalStackedBarSeries;

namespace cliplad::ui {

/// How much of each part an image holds, beside what the shots hold: a bar in the part's colour, and a
/// bracket from the least to the most that a shot has. The part under the pointer, or chosen with Up and
/// Down, is told by partHovered; setHighlighted marks one that was named elsewhere. GUI thread.
class ClassHistogramChart : public QChartView {
    Q_OBJECT

public:
    explicit ClassHistogramChart(QWidget* parent = nullptr);

    /// @param image null: the shots alone
    void showAreas(const std::vector<Label>& labels, const std::vector<ImageView>& shots,
                   const ImageView* image);
    /// Figures of an earlier state are greyed, and it is said that they are.
    void setStale(bool stale);
    /// @param label index of the fine label; −1: none
    void setHighlighted(int label);
    int highlighted() const { return highlighted_; }

    QSize sizeHint() const override { return {320, 260}; }

Q_SIGNALS:
    void partHovered(int label); ///< index of the fine label; −1: none

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    bool viewportEvent(QEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// One label that is a part.
    struct Bar {
        int label = 0;
        QString name;
        QColor colour;
        int areaPx = 0, pieces = 0; ///< of the image
        int least = 0, most = 0;    ///< of the shots, mask pixels
        int leastPieces = 0, mostPieces = 0;
    };

    void rebuild();
    void fitCaption();
    int captionHeight() const;
    void applyPalette();
    void retranslate();
    void hover(int label);
    QRectF rowRect(std::size_t bar) const; ///< in the scene; of the plot's whole width
    double xOf(double area) const;
    QString describe(const Bar& bar) const;
    int barAt(QPoint view) const; ///< −1: none
    void tell(QPoint view, QPoint global);

    QHorizontalStackedBarSeries* series_;
    QBarCategoryAxis* names_;
    QValueAxis* areas_;
    std::vector<Bar> bars_; ///< first on top
    QString caption_;       ///< below the axis; an axis' own title is cut where it is long
    bool hasImage_ = false;
    bool stale_ = false;
    int highlighted_ = -1;
    int hovered_ = -1;
};

} // namespace cliplad::ui
