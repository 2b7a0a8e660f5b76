#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QToolButton;

namespace cliplad::ui {

/// A problem, above the page until it is closed.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showProblem(const QString& what, const QString& details);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showSign();

    QLabel* icon_;
    QLabel* text_;
    QToolButton* close_;
};

} // namespace cliplad::ui
