#pragma once

#include <QDialog>
#include <QHash>
#include <QKeySequence>

#include "widgets/action_book.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace cliplad::ui {

class KeyField;

/// Changes shortcuts: an action is chosen in a table, its keys are pressed in a field below. Says who has
/// them already: another action, a widget of the page, or a menu of the window.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    /// @param pages titles by the pages' ids, as ActionBook has them
    /// @param parent the window whose menus are opened by keys; never null
    ShortcutEditor(ActionBook& book, const QHash<QString, QString>& pages, QWidget* parent);

private:
    int row() const;
    void fill();
    void showRow();
    void take(const QKeySequence& keys);
    /// Why the action cannot have the keys; empty: it can.
    QString conflictOf(const ActionBook::Entry& entry, const QKeySequence& keys) const;
    void askToReset();

    ActionBook& book_;
    const QHash<QString, QString> pages_;
    QTableWidget* table_;
    QLabel* fieldLabel_;
    KeyField* field_;
    QPushButton* none_;
    QPushButton* standard_;
    QPushButton* reset_;
    QLabel* conflict_;
};

} // namespace cliplad::ui
