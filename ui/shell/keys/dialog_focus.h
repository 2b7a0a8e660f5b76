#pragma once

#include <QObject>

namespace cliplad::ui {

/// A dialog that a key has opened shows at once what in it has the focus; Qt does so from the first Tab on
/// only. Filters all events of the application.
class DialogFocus : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool byKey_ = false; ///< the last thing that a person did
};

} // namespace cliplad::ui
