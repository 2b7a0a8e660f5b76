#pragma once

#include <QObject>

class QWidget;

namespace cliplad::ui {

/// Tells once when a window has been painted for the first time.
class FirstPaint : public QObject {
    Q_OBJECT

public:
    explicit FirstPaint(QWidget& window);

Q_SIGNALS:
    void painted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cliplad::ui
