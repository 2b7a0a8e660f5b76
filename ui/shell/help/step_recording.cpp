#include "shell/help/step_recording.h"

#include <utility>

#include <QTimer>
#include <QUndoStack>

#include "shell/help/log_lines.h"

namespace cliplad::ui {
namespace {

constexpr int kRestMs = 500;

const QUndoCommand* commandBefore(const QUndoStack& steps, int index) {
    return index > 0 ? steps.command(index - 1) : nullptr; // null also where it is gone
}

} // namespace

StepRecording::StepRecording(const QUndoStack& steps, QString prefix, QObject* parent)
    : QObject(parent)
    , steps_(steps)
    , prefix_(std::move(prefix))
    , rest_(new QTimer(this))
    , done_(steps.index())
    , last_(commandBefore(steps, done_)) {
    rest_->setSingleShot(true);
    rest_->setInterval(kRestMs);
    connect(rest_, &QTimer::timeout, this, &StepRecording::note);
    connect(&steps, &QUndoStack::indexChanged, this, &StepRecording::follow);
}

void StepRecording::follow(int index) {
    const int before = std::exchange(done_, index);
    const QUndoCommand* last = std::exchange(last_, commandBefore(steps_, index));
    if (index != before) { // the one before has ended
        note();
        told_.clear();
    }
    if (index > 0 && index >= before)
        step_ = prefix_ + ": " + steps_.undoText();
    else if (last != nullptr && commandBefore(steps_, before) == last)
        step_ = "undone: " + steps_.redoText();
    else
        step_.clear(); // of what is left, or it ended as it began, or gave itself up
    if (index == before)
        rest_->start(); // it goes on
    else
        note();
}

void StepRecording::note() {
    rest_->stop();
    if (!step_.isEmpty() && step_ != told_)
        LogLines::ofProgram().add(step_);
    told_ = step_;
}

} // namespace cliplad::ui
