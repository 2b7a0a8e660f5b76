#pragma once

#include <vector>

#include <QColor>
#include <QWidget>

namespace cliplad::ui {

/// The labels of one list at one place of the photo, nearest first, each with its cosine as a bar on the
/// product's scale and as a number. GUI thread.
class RankingList : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        QColor colour;
        double cosine = 0;
        bool wins = false; ///< has the place in the mask
        bool isChosen = false;
    };

    explicit RankingList(QWidget* parent);

    void setTitle(const QString& title);
    /// Empty: nothing to rank; `whyNot` says why.
    void showRows(std::vector<Row> rows, double low, double high, const QString& whyNot);
    const std::vector<Row>& rows() const { return rows_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    void paintRow(QPainter& painter, const QRect& place, const Row& row) const;

    QString title_;
    QString whyNot_;
    std::vector<Row> rows_;
    double low_ = 0;
    double high_ = 1;
};

} // namespace cliplad::ui
