#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include <QObject>

#include "engine/background_job.h"
#include "engine/model_status.h"
#include "engine/preview.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// The model and all numeric work of the Studio, seen from the GUI thread.
///
/// Pages send value requests and receive immutable results as signals. Previews: a new request replaces the
/// one that waits, the one that runs finishes and is shown. Background jobs run one after another; a preview
/// goes between two of their steps. Lives in the GUI thread; its threads are joined by the destructor, which
/// cancels what runs.
class Engine : public QObject {
    Q_OBJECT

public:
    /// Gives a model by name ("demo", a stored name, a path) and precision ("fp32", "bf16"); called on a
    /// worker. Throws Error.
    using Loader =
        std::function<std::shared_ptr<const Backbone>(const std::string& name, const std::string& precision)>;
    /// ClipModel::find, with features kept on disk between starts.
    static Loader clipModels();

    explicit Engine(Loader loader, QObject* parent = nullptr);
    ~Engine() override;

    /// Loads in the background, unless it is there already; what was loaded before serves until then.
    void loadModel(const QString& name, const QString& precision);
    const ModelStatus& model() const { return status_; }
    /// Null while none is ready. For work on the background thread.
    std::shared_ptr<const Backbone> backbone() const { return backbone_; }

    /// Newest wins. Answered by previewReady or previewFailed, unless a newer request or dropPreview comes
    /// first. Without a model it waits for one.
    void requestPreview(const PreviewRequest& request);
    /// The image or product is gone: what waits is dropped, what runs is stopped.
    void dropPreview();
    /// A second preview beside the first, of another state (A of an A/B): newest wins as well. Answered by
    /// comparisonReady or comparisonFailed. Without a model it fails.
    void requestComparison(const PreviewRequest& request);

    /// Answers requests in the background, so that a later preview of the same finds its steps done. Previews
    /// go between two steps. Progress counts requests. A request that cannot be answered is passed over.
    /// Null without a model.
    BackgroundJob* precompute(const QString& title, const QList<PreviewRequest>& requests);

    /// Queues work; the job ends by its signals and is deleted some time after ended().
    BackgroundJob* start(const QString& title, BackgroundJob::Work work);
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
    /// Those that wait or run, oldest first.
    QList<BackgroundJob*> jobs() const { return jobs_; }

    /// Bytes that caches of photos and steps hold.
    std::size_t cacheBytes() const;

Q_SIGNALS:
    void modelChanged();
    void previewStarted();
    void previewReady(const cliplad::ui::PreviewPtr& preview);
    /// @param revision of the request
    void previewFailed(quint64 revision, const QString& message);
    void comparisonReady(const cliplad::ui::PreviewPtr& preview);
    void comparisonFailed(quint64 revision, const QString& message);
    void previewIdle(); ///< nothing waits or runs
    void jobStarted(cliplad::ui::BackgroundJob* job);
    void jobsChanged();

private:
    struct Previews;
    struct ModelLoading;

    void runJobs(const std::stop_token& stop);
    void setModel(std::shared_ptr<const Backbone> backbone);
    void setModelProblem(const QString& problem);
    void submitWaiting();

    ModelStatus status_;
    std::shared_ptr<const Backbone> backbone_;
    QList<BackgroundJob*> jobs_;

    std::mutex mutex_;
    std::condition_variable_any queued_;
    std::deque<BackgroundJob*> queue_; ///< guarded; borrowed from jobs_

    std::unique_ptr<ModelLoading> loading_;
    std::unique_ptr<Previews> previews_;
    std::jthread background_; ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
