#pragma once

#include <QLabel>

class QTimer;

namespace cliplad::ui {

/// A notice over the window that goes after some seconds. It moves nothing and takes no click, so that
/// whoever works on is not disturbed; the log keeps its text.
class Toast : public QLabel {
    Q_OBJECT

public:
    explicit Toast(QWidget* window);

    void tell(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    QRect roomBesideMenus() const;

    QTimer* hide_;
};

} // namespace cliplad::ui
