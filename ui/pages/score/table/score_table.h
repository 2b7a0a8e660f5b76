#pragma once

#include <optional>
#include <tuple>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include "pages/score/table/score_table_model.h"

namespace cliplad::ui {

class NoMatch;

/// The table with its filter. The row that is looked at stays the same one while rows are sorted, filtered
/// and added. GUI thread.
class ScoreTable : public QWidget {
    Q_OBJECT

public:
    explicit ScoreTable(Studio& studio, QWidget* parent = nullptr);

    ScoreTableModel& model() { return model_; }
    QTableView& view() { return *view_; }
    QLineEdit& filterField() { return *text_; }
    int currentRow() const { return current_; } ///< of the results; −1: none
    void showTimes(bool shown);                 ///< when each was scored
    /// Rows come by themselves: the newest is kept in sight, from now on until the person scrolls away,
    /// chooses a row or sorts by something else, and again from where the end is scrolled to.
    void setFollowing(bool follows);
    void select(int row);
    void showOnly(RowFilter filter); ///< whatever words were typed
    /// As a click on the heading of the current cell: the other order, and then that of adding.
    void sortByCurrentColumn();

Q_SIGNALS:
    void currentChanged(int row);
    void activated(int row); ///< Enter, double click

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void keepCurrent();
    void tellCount();
    std::optional<int> newestEnd() const;
    void showNewest();

    ScoreTableModel model_;
    ScoreResults& results_;
    QLabel* textLabel_;
    QLineEdit* text_;
    QLabel* filterLabel_;
    QComboBox* filter_;
    QLabel* count_;
    QTableView* view_;
    NoMatch* noMatch_;
    using Sorted = std::tuple<SortKey, int, bool>; ///< key, part, descending
    Sorted sorted_ = {SortKey::Added, 0, false};
    int current_ = -1;
    int column_ = 0; ///< of the current cell, before the rows were put in order anew
    bool follows_ = false;
    bool isNewestInSight_ = true;
    bool isResetting_ = false; ///< the view scrolls, not the person
};

} // namespace cliplad::ui
