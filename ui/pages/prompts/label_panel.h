#pragma once

#include <QWidget>

#include "document/label_list.h"
#include "session/studio.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace cliplad::ui {

class LabelTableModel;
class LabelTableView;

/// One list of labels: its table, a field that adds to it, and buttons for the label that is chosen. GUI
/// thread.
class LabelPanel : public QWidget {
    Q_OBJECT

public:
    LabelPanel(Studio& studio, LabelList list, QWidget* parent);

    LabelTableModel& model() { return *model_; }
    LabelPlace chosen() const;

    void choose(int row); ///< −1: none
    void editCell(int row, int column);
    /// The keys are the table's from now on.
    void focusTable();
    void focusAddField();

    void duplicate();
    void remove();
    void moveBy(int rows);
    void toggleEnabled();
    void toggleBackground();
    void chooseColour();
    void usePaletteColour();

Q_SIGNALS:
    void labelChosen(cliplad::ui::LabelPlace place);

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* addButton(const QString& iconName);
    void addTyped();
    void tellRefused();
    void tellSplit(const QString& name);
    void showMenu(const QPoint& at);
    void updateButtons();
    void tellChosen();
    void showTitle();
    void retranslate();

    Studio& studio_;
    const LabelList list_;
    LabelTableModel* model_;
    LabelTableView* table_;
    LabelPlace told_; ///< by labelChosen
    QLabel* title_;
    QLineEdit* newName_;
    QToolButton* add_;
    QToolButton* duplicate_;
    QToolButton* up_;
    QToolButton* down_;
    QToolButton* remove_;
};

} // namespace cliplad::ui
