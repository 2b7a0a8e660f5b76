#pragma once

#include <functional>
#include <memory>

#include <QList>
#include <QObject>
#include <QThreadPool>

#include "engine/background_job.h"
#include "engine/turns.h"

namespace cliplad::ui {

/// Work that reads and writes files and needs no model: runs beside the engine's background lane, which may
/// be busy for hours. One piece after another. Lives in the GUI thread; the destructor cancels and waits.
class FileJobs : public QObject {
    Q_OBJECT

public:
    explicit FileJobs(QObject* parent = nullptr);
    ~FileJobs() override;

    /// As Engine::start.
    BackgroundJob* start(const QString& title, BackgroundJob::Work work);
    /// `onDone` gets the work's result on the GUI thread, unless `receiver` is gone.
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
    const QList<BackgroundJob*>& jobs() const { return jobs_; }

Q_SIGNALS:
    void jobsChanged();

private:
    QList<BackgroundJob*> jobs_; ///< those that wait or run
    Turns turns_;
    QThreadPool pool_; ///< last: its threads use the others
};

} // namespace cliplad::ui
