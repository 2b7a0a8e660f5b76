#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class MainWindow;

/// A short tour through the five pages, for whoever opened the demo: a bar below the page, which covers
/// nothing of it, says what is to be seen. Deletes itself.
class Tour : public QFrame {
    Q_OBJECT

public:
    explicit Tour(MainWindow& window);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStep(int step);

    MainWindow& window_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* leave_;
    QPushButton* back_;
    QPushButton* next_;
    int step_ = 0;
};

} // namespace cliplad::ui
