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
/// something to review. Its Next has the focus when it appears and after each step, and the page's keys work
/// there too. Deletes itself, also when another product is opened.
class Tour : public QFrame {
    Q_OBJECT

public:
    Tour(MainWindow& window, Studio& studio);

Q_SIGNALS:
    void goneWithFocus();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// Esc leaves the tour wherever the keys are, unless something there needs it.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showStep(int step);
    void takeKeysOf(const QWidget* page);
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
