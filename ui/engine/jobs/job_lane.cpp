#include "engine/jobs/job_lane.h"

#include <algorithm>
#include <utility>

#include "engine/jobs/handover.h"

namespace cliplad::ui {

JobLane::JobLane(std::shared_ptr<Turns> turns, QObject* parent)
    : QObject(parent)
    , turns_(std::move(turns))
    , thread_([this](const std::stop_token& stop) { work(stop); }) {}

JobLane::~JobLane() {
    blockSignals(true);
    for (BackgroundJob* job : std::as_const(jobs_)) {
        job->blockSignals(true); // whoever waits for it is going as well
        job->cancel();
    }
    thread_.request_stop();
    thread_ = {};
}

BackgroundJob* JobLane::start(const QString& title, BackgroundJob::Work work) {
    return queue(title, std::move(work), Place::Last);
}

BackgroundJob* JobLane::startNext(const QString& title, BackgroundJob::Work work,
                                  const BackgroundJob* after) {
    return queue(title, std::move(work), Place::Next, after);
}

BackgroundJob* JobLane::queue(const QString& title, BackgroundJob::Work work, Place place,
                              const BackgroundJob* after) {
    auto* job = new BackgroundJob(title, std::move(work), this);
    connect(job, &BackgroundJob::ended, this, [this, job] { forget(job); });
    {
        const std::scoped_lock lock(mutex_);
        auto next = queue_.end();
        if (place == Place::Next) {
            const auto earlier = std::find(queue_.begin(), queue_.end(), after);
            next = earlier == queue_.end() ? queue_.begin() : earlier + 1;
        }
        jobs_.insert(next == queue_.end() ? jobs_.size() : jobs_.indexOf(*next), job);
        queue_.insert(next, job);
    }
    queued_.notify_all();
    Q_EMIT jobStarted(job);
    Q_EMIT jobsChanged();
    return job;
}

void JobLane::forget(BackgroundJob* ended) {
    jobs_.removeOne(ended);
    bool waited = false;
    {
        const std::scoped_lock lock(mutex_);
        waited = std::erase(queue_, ended) > 0;
    }
    if (waited) // else the thread has a hand on it
        ended->deleteLater();
    Q_EMIT jobsChanged();
}

void JobLane::release(BackgroundJob* job) {
    if (job->isFinishing())
        connect(job, &BackgroundJob::ended, job, &QObject::deleteLater);
    else
        job->deleteLater();
}

void JobLane::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (queued_.wait(lock, stop, [this] { return !queue_.empty(); })) {
        BackgroundJob* const job = queue_.front();
        queue_.pop_front();
        lock.unlock();
        job->run(*turns_);
        postTo(this, [job] { release(job); }); // after the end, which is posted too
        lock.lock();
    }
}

} // namespace cliplad::ui
