#include "engine/jobs/background_job.h"

#include <utility>

#include <QScopedValueRollback>

#include "engine/error_text.h"
#include "engine/jobs/handover.h"
#include "engine/jobs/turns.h"

namespace cliplad::ui {
namespace {

constexpr std::chrono::milliseconds kReportEvery(100);

} // namespace

BackgroundJob::BackgroundJob(QString title, Work work, QObject* parent)
    : QObject(parent)
    , title_(std::move(title))
    , work_(std::move(work)) {}

void BackgroundJob::setTitle(const QString& title) {
    title_ = title;
    Q_EMIT changed();
}

double BackgroundJob::remainingSeconds() const {
    const auto steps = progress_.done - doneAtStart_;
    if (!started_ || steps < 1 || progress_.total < progress_.done)
        return -1;
    const double seconds = std::chrono::duration<double>(Clock::now() - *started_).count();
    return seconds / static_cast<double>(steps) * static_cast<double>(progress_.total - progress_.done);
}

void BackgroundJob::cancel() {
    stop_.request_stop();
    setPaused(false);
    if (!taken_.exchange(true)) // posted: callers walk over lists that the end takes it off
        QMetaObject::invokeMethod(
            this, [this] { finish(State::Cancelled); }, Qt::QueuedConnection);
}

void BackgroundJob::setPaused(bool paused) {
    {
        const std::scoped_lock lock(mutex_);
        paused_ = paused;
    }
    resumed_.notify_all();
    if (paused)
        setState(State::Paused);
    else if (state_ == State::Paused)
        setState(begun_ ? State::Running : State::Waiting);
    started_.reset(); // the pause is no measure of the speed
    doneAtStart_ = progress_.done;
}

void BackgroundJob::abandon(QObject* receiver) {
    disconnect(receiver);
    cancel();
}

void BackgroundJob::run(Turns& turns) {
    if (taken_.exchange(true))
        return;
    postTo(this, [this] { begin(); });
    waitWhilePaused();
    Turns::Turn turn(turns, Turns::Turn::Kind::Background);
    const JobContext context = turn.sharedBy(
        {.stop = stop_.get_token(), .report = [this](const Progress& progress) { report(progress); }});
    const auto end = [this](State state, const Wording& problem = {},
                            std::optional<KnownError::Kind> kind = {}) {
        postTo(this, [this, state, problem, kind] {
            problem_ = problem;
            problemKind_ = kind;
            finish(state);
        });
    };
    try {
        context.throwIfStopped(); // cancelled while it was paused
        work_(context);
        end(State::Done);
    } catch (const Cancelled&) {
        end(State::Cancelled);
    } catch (const KnownError& error) {
        end(State::Failed, errorWording(error), error.kind());
    } catch (const std::exception& error) {
        end(State::Failed, errorWording(error));
    }
}

void BackgroundJob::report(const Progress& progress) {
    const Clock::time_point now = Clock::now();
    if (reported_ && now - *reported_ < kReportEvery && progress.done < progress.total && !isPaused())
        return; // what a pause shows is where the work stands
    reported_ = now;
    postTo(this, [this, progress, now] {
        if (isEnded())
            return;
        if (!started_ || progress.total != progress_.total) { // other steps: another speed
            started_ = now;
            doneAtStart_ = progress.done;
        }
        progress_ = progress;
        Q_EMIT changed();
    });
    waitWhilePaused();
}

bool BackgroundJob::isPaused() {
    const std::scoped_lock lock(mutex_);
    return paused_;
}

void BackgroundJob::waitWhilePaused() {
    std::unique_lock lock(mutex_);
    resumed_.wait(lock, stop_.get_token(), [this] { return !paused_; });
}

void BackgroundJob::begin() {
    begun_ = true;
    if (state_ != State::Paused)
        setState(State::Running);
}

void BackgroundJob::setState(State state) {
    if (isEnded() || state_ == state)
        return;
    state_ = state;
    Q_EMIT changed();
}

void BackgroundJob::finish(State state) {
    if (isEnded())
        return;
    const QScopedValueRollback finishing(finishing_, true);
    state_ = state;
    Q_EMIT changed();
    if (state == State::Done)
        Q_EMIT done();
    else if (state == State::Cancelled)
        Q_EMIT cancelled();
    else
        Q_EMIT failed(problem_());
    Q_EMIT ended();
}

} // namespace cliplad::ui
