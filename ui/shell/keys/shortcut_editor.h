#pragma once

#include <QDialog>
#include <QHash>
#include <QKeySequence>

class QLabel;
class QPushButton;
class QTableWidget;

namespace cliplad::ui {

class ActionBook;
class KeyField;

/// Changes shortcuts: an action is chosen in a table, its keys are pressed in a field below. Says who has
/// them already.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    /// @param pages titles by the pages' ids, as ActionBook has them
    ShortcutEditor(ActionBook& book, const QHash<QString, QString>& pages, QWidget* parent);

private:
    int row() const;
    void fill();
    void showRow();
    void take(const QKeySequence& keys);

    ActionBook& book_;
    const QHash<QString, QString> pages_;
    QTableWidget* table_;
    QLabel* fieldLabel_;
    KeyField* field_;
    QPushButton* none_;
    QPushButton* standard_;
    QLabel* conflict_;
};

} // namespace cliplad::ui
