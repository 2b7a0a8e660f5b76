#pragma once

#include <QTableView>

class QMenu;

namespace cliplad::ui {

class LabelTableModel;

/// The table of one list of labels. Enter edits a cell or flips its tick; Tab in an editor goes to the next
/// cell that can be typed in; a click on a colour or a label's sentences, or Enter on them, opens the choice.
class LabelTableView : public QTableView {
    Q_OBJECT

public:
    LabelTableView(LabelTableModel* model, QWidget* parent);

    /// Shown where there is no label.
    void setEmptyText(const QString& text);
    void chooseColour(int row);
    /// Actions that choose the sentences of a label.
    void fillSentences(QMenu& menu, int row);
    /// As wide as the headers of the language need.
    void fitColumns();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    void enter(const QModelIndex& index);
    void chooseSentences(const QModelIndex& index);

    LabelTableModel* model_;
    QString emptyText_;
};

} // namespace cliplad::ui
