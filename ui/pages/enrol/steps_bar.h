#pragma once

#include <array>

#include <QAbstractButton>

namespace cliplad::ui {

/// One of the steps of enrolment: a number that becomes a tick, what to do, and how far it is.
class StepButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class State { Later, Current, Done };

    StepButton(int number, QWidget* parent);

    void setStep(State state, const QString& title, const QString& detail);
    State state() const { return state_; }
    QString detail() const { return detail_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintNumber(QPainter& painter, const QRect& circle) const;

    const int number_;
    State state_ = State::Later;
    QString detail_;
};

/// The four steps of enrolment in a row: photos, stars, masks, save.
class StepsBar : public QWidget {
    Q_OBJECT

public:
    enum Step { Photos, Shots, Masks, Save, kSteps };

    explicit StepsBar(QWidget* parent = nullptr);

    StepButton& step(Step step) { return *steps_[step]; }

Q_SIGNALS:
    void clicked(int step);

private:
    std::array<StepButton*, kSteps> steps_;
};

} // namespace cliplad::ui
