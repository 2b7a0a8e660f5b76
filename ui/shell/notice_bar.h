#pragma once

#include <QFrame>

class QLabel;
class QTimer;
class QToolButton;

namespace cliplad::ui {

/// One line above the page: a problem stays until it is closed, a notice goes after some seconds.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showProblem(const QString& what, const QString& details);
    void showNotice(const QString& text);

private:
    void showText(const QString& iconName, const QString& text);

    QLabel* icon_;
    QLabel* text_;
    QToolButton* close_;
    QTimer* hide_;
};

} // namespace cliplad::ui
