#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>

#include <QObject>
#include <QString>

#include "base/job.h"
#include "base/known_error.h"
#include "engine/wording.h"

namespace cliplad::ui {

class Turns;

/// A piece of long work in a lane: has a title, tells its progress, can be paused and cancelled, and ends in
/// exactly one of done, cancelled and failed.
///
/// Lives in the GUI thread; all signals are emitted there. Owned by its JobLane, which deletes it after
/// ended().
class BackgroundJob : public QObject {
    Q_OBJECT

public:
    enum class State { Waiting, Running, Paused, Done, Cancelled, Failed };
    Q_ENUM(State)

    /// Runs on the lane's thread. Whenever it reports progress, and only then, other lanes and previews may
    /// go first, and a pause holds it up. Throws Error or Cancelled to end otherwise than done.
    using Work = std::function<void(const JobContext&)>;

    BackgroundJob(QString title, Work work, QObject* parent);

    const QString& title() const { return title_; }
    void setTitle(const QString& title); ///< in another language
    State state() const { return state_; }
    bool isEnded() const { return state_ >= State::Done; }
    /// Whether it tells of its end at the moment: a receiver may run a dialog, and with it the event loop.
    bool isFinishing() const { return finishing_; }
    const Progress& progress() const { return progress_; }
    /// Seconds that are left as far as progress tells; −1 while unknown.
    double remainingSeconds() const;
    /// State::Failed: what went wrong, as errorText() has it.
    const Wording& problem() const { return problem_; }
    /// The kind of that, where it is known.
    std::optional<KnownError::Kind> problemKind() const { return problemKind_; }

    /// What waits ends as soon as the caller is back in the event loop, what runs at its next step.
    void cancel();
    void setPaused(bool paused);
    /// Cancels, and tells `receiver` nothing more: also not of an end that is on its way.
    void abandon(QObject* receiver);

    /// To be called on the lane's thread: runs the work to its end, unless it was cancelled before.
    void run(Turns& turns);

Q_SIGNALS:
    void changed(); ///< state or progress, at most ten times a second
    void done();
    void cancelled();
    void failed(const QString& message); ///< problem()
    void ended();                        ///< after one of the three

private:
    using Clock = std::chrono::steady_clock; ///< the wall clock may be set meanwhile

    void begin();
    void setState(State state);
    void finish(State state);
    void report(const Progress& progress);
    void waitWhilePaused();
    bool isPaused(); ///< any thread

    QString title_;
    const Work work_;
    std::stop_source stop_;

    std::atomic<bool> taken_ = false; ///< begun, or cancelled while it waited

    // GUI thread
    State state_ = State::Waiting;
    bool finishing_ = false;
    Progress progress_;
    Wording problem_;
    std::optional<KnownError::Kind> problemKind_;
    bool begun_ = false;
    std::optional<Clock::time_point> started_; ///< of the steps that tell the speed
    std::int64_t doneAtStart_ = -1;

    std::mutex mutex_;
    std::condition_variable_any resumed_;
    bool paused_ = false;
    std::optional<Clock::time_point> reported_; ///< the lane's thread
};

} // namespace cliplad::ui
