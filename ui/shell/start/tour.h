#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class MainWindow;
class ScoreRunner;
class Studio;

/// A short tour through the five pages, for whoever opened the demo: a bar below the page, which covers
/// nothing of it, says what is to be seen. It scores the demo's test images on the way, so that there is
/// something to review. Deletes itself, also when another product is opened.
class Tour : public QFrame {
    Q_OBJECT

public:
    Tour(MainWindow& window, Studio& studio);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStep(int step);
    void retranslate();
    void showText();
    void scoreTests();

    MainWindow& window_;
    Studio& studio_;
    ScoreRunner& runner_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* leave_;
    QPushButton* back_;
    QPushButton* next_;
    int step_ = 0;
};

} // namespace cliplad::ui
