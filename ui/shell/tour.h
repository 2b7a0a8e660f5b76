#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class MainWindow;

/// A short tour through the five pages, for whoever opened the demo: a card at the lower right that says what
/// is to be seen, with "next" and "leave". Deletes itself.
class Tour : public QFrame {
    Q_OBJECT

public:
    explicit Tour(MainWindow& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStep(int step);
    void place();

    MainWindow& window_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* leave_;
    QPushButton* next_;
    int step_ = 0;
};

} // namespace cliplad::ui
