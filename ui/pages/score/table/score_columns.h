#pragma once

#include <set>

#include <QObject>

class QTableView;

namespace cliplad::ui {

class ScoreResults;
class ScoreTableModel;

/// How wide the columns of the table of results are: the names of a run's first hundred rows have room, but
/// not those of later ones, as a column that went on moving would be in the way of a hand, and the reasons
/// get what the others leave of the view. A width that a person chose stays. Its view's child. GUI thread.
class ScoreColumns : public QObject {
    Q_OBJECT

public:
    ScoreColumns(QTableView& view, const ScoreTableModel& model, const ScoreResults& results);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void fitToFirstRows();
    void fillWithReasons();
    void setWidth(int column, int px);

    QTableView& view_;
    const ScoreTableModel& model_;
    const ScoreResults& results_;
    std::set<int> own_;    ///< columns with a width that a person chose
    bool setting_ = false; ///< a width, by itself
};

} // namespace cliplad::ui
