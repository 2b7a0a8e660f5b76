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

void Studio::tellProblem(const QString& what, const QString& details, const NoticeCause& cause,
                         Remedy remedy) {
    notices_.begin(Notices::Kind::Problem, cause);
    Q_EMIT problem(what, details, remedy);
}

void Studio::tellModelProblem(const QString& what, const std::function<void()>& again) {
    tellProblem(
        what, engine_.model().problem,
        {.holds = [this] { return engine_.model().state != ModelStatus::State::Ready; }, .again = again},
        Remedy::OtherModel);
}

void Studio::tellModelNotLoaded() {
    tellModelProblem(tr("The model could not be loaded."), [this] { tellModelNotLoaded(); });
}

void Studio::tellRunFailed(const QString& message) {
    tellProblem(tr("The run is not entered in the records; its results are kept."), message,
                {.outlivesProduct = true, .again = [this, message] { tellRunFailed(message); }});
}

void Studio::tell(const QString& text, const NoticeCause& cause) {
    notices_.begin(Notices::Kind::Told, cause);
    Q_EMIT notice(text);
}

} // namespace cliplad::ui
