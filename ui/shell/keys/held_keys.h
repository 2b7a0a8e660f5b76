#pragma once

#include <QObject>

class QKeyEvent;

namespace cliplad::ui {

/// A key that is held is known as such. X11 tells each repeat of it as a release and a press of the same
/// moment; where Qt reads the two apart, on a machine with much to do, it takes the press for a new one, and
/// a decision that is to be made once is made again and again. Such a press is passed on as the repeat that
/// it is, and triggers no action that does not repeat. Filters all events of the application.
class HeldKeys : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isHiddenRepeat(const QKeyEvent& press) const;

    int released_ = 0;         ///< the key that was let go last
    quint64 releasedAt_ = 0;   ///< in ms of the system's clock; 0: not known
    bool isRepeating_ = false; ///< the key that shortcuts are looked up for
};

} // namespace cliplad::ui
