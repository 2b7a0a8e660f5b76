#pragma once

#include <QObject>

namespace cliplad::ui {

/// Gives undo and redo to the program where a number field has the focus: what a field holds is an edit of
/// the product as soon as it is typed, so the field's own history would only hide the program's. The same
/// where a line of text has nothing of its own to take back. Install it on the application.
class UndoKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cliplad::ui
