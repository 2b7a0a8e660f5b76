#pragma once

#include <functional>

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QToolButton;

namespace cliplad::ui {

/// A problem, above the page until it is closed.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showProblem(const QString& what, const QString& details);
    /// With a button that does something about it.
    void showProblem(const QString& what, const QString& details, const QString& remedy,
                     const std::function<void()>& mend);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showSign();

    std::function<void()> mend_;
    QLabel* icon_;
    QLabel* text_;
    QToolButton* close_;
    QPushButton* remedy_;
};

} // namespace cliplad::ui
