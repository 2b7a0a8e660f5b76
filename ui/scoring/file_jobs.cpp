#include "scoring/file_jobs.h"

namespace cliplad::ui {

FileJobs::FileJobs(QObject* parent)
    : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

FileJobs::~FileJobs() {
    for (BackgroundJob* job : std::as_const(jobs_))
        job->cancel();
    pool_.waitForDone();
}

BackgroundJob* FileJobs::start(const QString& title, BackgroundJob::Work work) {
    auto* job = new BackgroundJob(title, std::move(work), this);
    jobs_.append(job);
    connect(job, &BackgroundJob::ended, this, [this, job] {
        jobs_.removeOne(job);
        Q_EMIT jobsChanged();
        job->deleteLater();
    });
    pool_.start([this, job] { job->run(turns_); });
    Q_EMIT jobsChanged();
    return job;
}

} // namespace cliplad::ui
