// What a person is told, and when it is withdrawn.
#include "session/opening/opening.h"
#include "session/studio.h"

namespace cliplad::ui {

void Studio::followCauses() {
    const auto check = [this] { notices_.check(); };
    connect(&document_, &ProductDocument::changed, this, check);
    connect(&document_, &ProductDocument::saved, this, [this, check] {
        toldChange_.clear();         // what is there now is known
        notices_.end(kOpeningCause); // it may have been what could not be opened
        check();
    });
    connect(&document_.undoStack(), &QUndoStack::indexChanged, this, check);
    connect(&engine_, &Engine::modelChanged, this, check);
    connect(&results_, &ScoreResults::reset, this, check);
    connect(&results_, &ScoreResults::rowsAppended, this, check);
    connect(&results_, &ScoreResults::rowsChanged, this, check);
    connect(&decisions_, &DecisionWriter::reviewsChanged, this, check);
    connect(&decisions_, &DecisionWriter::waitingChanged, this, check);
    connect(this, &Studio::savingChanged, this, check);
}

NoticeCause Studio::untilUndone() {
    const QUndoStack& steps = document_.undoStack();
    return {.holds = [&steps, done = steps.index()] { return steps.index() >= done; }};
}

void Studio::tellProblem(const Wording& what, const Wording& details, const NoticeCause& cause,
                         Remedy remedy) {
    notices_.beginProblem({.what = what, .details = details}, cause);
    Q_EMIT problem(what(), details ? details() : QString(), remedy);
}

void Studio::tellModelProblem(const Wording& what) {
    tellProblem(what, engine_.model().problem,
                {.holds = [this] { return engine_.model().state != ModelStatus::State::Ready; }},
                Remedy::OtherModel);
}

void Studio::tell(const QString& text, const NoticeCause& cause) {
    notices_.begin(cause);
    Q_EMIT notice(text);
}

} // namespace cliplad::ui
