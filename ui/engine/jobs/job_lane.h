#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <QList>
#include <QObject>

#include "engine/jobs/background_job.h"
#include "engine/jobs/turns.h"

namespace cliplad::ui {

/// Does jobs one after another on a thread of its own. Lanes that share turns compute one step at a time
/// between them: work of a short lane goes between two steps of a long batch. Lives in the GUI thread; the
/// destructor cancels what waits and runs, and waits for its end.
class JobLane : public QObject {
    Q_OBJECT

public:
    explicit JobLane(std::shared_ptr<Turns> turns = std::make_shared<Turns>(), QObject* parent = nullptr);
    ~JobLane() override;

    /// Queues work; the job ends by its signals and is deleted some time after ended().
    BackgroundJob* start(const QString& title, BackgroundJob::Work work);
    /// The same before all that waits, except for `after` and what goes before that.
    BackgroundJob* startNext(const QString& title, BackgroundJob::Work work,
                             const BackgroundJob* after = nullptr);
    /// As start; `onDone` gets the work's result on the GUI thread, unless `receiver` is gone.
    template<class Result>
    BackgroundJob* start(const QString& title, std::function<Result(const JobContext&)> work,
                         QObject* receiver, std::function<void(const Result&)> onDone) {
        auto result = std::make_shared<std::unique_ptr<const Result>>();
        BackgroundJob* job = start(title, [work = std::move(work), result](const JobContext& context) {
            *result = std::make_unique<const Result>(work(context));
        });
        connect(job, &BackgroundJob::done, receiver,
                [result, onDone = std::move(onDone)] { onDone(**result); });
        return job;
    }
    /// Those that wait or run, in the order in which they are done.
    const QList<BackgroundJob*>& jobs() const { return jobs_; }

Q_SIGNALS:
    void jobStarted(cliplad::ui::BackgroundJob* job); ///< queued
    void jobsChanged();

private:
    enum class Place { Last, Next };
    BackgroundJob* queue(const QString& title, BackgroundJob::Work work, Place place,
                         const BackgroundJob* after = nullptr);
    void work(const std::stop_token& stop);
    void forget(BackgroundJob* ended);
    /// The thread is done with it.
    static void release(BackgroundJob* job);

    const std::shared_ptr<Turns> turns_;
    QList<BackgroundJob*> jobs_; ///< not ended

    std::mutex mutex_;
    std::condition_variable_any queued_;
    std::deque<BackgroundJob*> queue_; ///< guarded; these wait

    std::jthread thread_; ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
