#pragma once

#include <QObject>

namespace cliplad::ui {

/// Enter presses the button that has the focus, in windows as well as in dialogs; boxes to tick leave it to
/// the dialog. Filters all events of the application.
class ButtonKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cliplad::ui
