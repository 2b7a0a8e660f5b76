#pragma once

#include <QObject>

namespace cliplad::ui {

/// Keys that a field would keep for itself go to the program. Undo and redo where a number field has the
/// focus: what it holds is an edit of the product as soon as it is typed, so the field's own history would
/// only hide the program's; the same where a line of text has nothing of its own to take back. And Ctrl with
/// the letters that move or delete in a line as in Emacs, where the program has a shortcut of them. Install
/// it on the application.
class ProgramKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cliplad::ui
