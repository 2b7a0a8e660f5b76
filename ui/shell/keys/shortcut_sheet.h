#pragma once

#include <QDialog>

namespace cliplad::ui {

class ActionBook;

/// The sheet behind `?`: what the page's keys do.
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    ShortcutSheet(const ActionBook& book, const QString& page, QWidget* parent);
};

} // namespace cliplad::ui
