#pragma once

#include <QDialog>

class QLabel;
class QTableWidget;

namespace cliplad::ui {

class ActionBook;

/// The sheet behind `?`: what the page's keys do.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    ShortcutSheet(const ActionBook& book, const QString& page, QWidget* parent);
};

/// Changes shortcuts; says who has one already.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    ShortcutEditor(ActionBook& book, QWidget* parent);

private:
    void fill();

    ActionBook& book_;
    QTableWidget* table_;
    QLabel* conflict_;
};

} // namespace cliplad::ui
