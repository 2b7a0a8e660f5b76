#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>

#include "clip/backbone_info.h"
#include "engine/cache_budgets.h"
#include "engine/jobs/job_lane.h"
#include "engine/model_status.h"
#include "engine/preview.h"

namespace cliplad {
class Backbone;
}

namespace cliplad::ui {

/// The model and all numeric work of the Studio, seen from the GUI thread.
///
/// Pages send value requests and receive immutable results as signals. Previews: a new request replaces the
/// one that waits, the one that runs finishes and is shown. Jobs run in lanes; a preview goes between two
/// steps of those that compute. Lives in the GUI thread; its threads are joined by the destructor, which
/// cancels what runs.
class Engine : public QObject {
    Q_OBJECT

public:
    /// Gives a model by name ("demo", a stored name, a path) and precision ("fp32", "bf16", "int8"); called
    /// on a worker. Throws Error.
    using Loader =
        std::function<std::shared_ptr<const Backbone>(const std::string& name, const std::string& precision)>;
    /// ClipModel::find, with features kept on disk between starts.
    static Loader clipModels();

    explicit Engine(Loader loader, const CacheBytes& budgets = CacheBytes::budgetsOfThisMachine(),
                    QObject* parent = nullptr);
    ~Engine() override;

    /// Loads in the background, unless it is there already. There is no model until then: answers of the one
    /// before are dropped.
    void loadModel(const QString& name, const QString& precision);
    const ModelStatus& model() const { return status_; }
    /// Null while none is ready. For work on the background thread.
    std::shared_ptr<const Backbone> backbone() const { return backbone_; }
    /// What is known of the model that is ready; nothing while none is.
    std::optional<BackboneInfo> modelInfo() const;

    /// Newest wins. Answered by previewReady or previewFailed, unless a newer request or dropPreview comes
    /// first. Without a model it waits for one. While the vision tower has images to look at,
    /// previewEncoding tells of each before it begins, and previewSeen gives what is there already; a newer
    /// request takes over between two of them, and between two of many photos that have to be read.
    void requestPreview(const PreviewRequest& request);
    /// The image or product is gone: what waits is dropped, what runs is stopped.
    void dropPreview();
    /// Reads the photo beside all else, once for this and for previews. Newest wins. Answered by photoReady
    /// or photoFailed.
    void requestPhoto(const std::filesystem::path& path);
    /// A second preview beside the first, of another state (A of an A/B): newest wins as well. Answered by
    /// comparisonReady or comparisonFailed. Without a model it fails.
    void requestComparison(const PreviewRequest& request);

    /// Answers requests in the background, so that a later preview of the same finds its steps done. Previews
    /// go between two steps. Progress counts requests. A request that cannot be answered is passed over.
    /// Null without a model.
    BackgroundJob* precompute(const QString& title, const QList<PreviewRequest>& requests);

    /// Long work on many images, one after another; previews go between two steps.
    JobLane& batches() { return batches_; }
    /// Work that a person waits for and that takes seconds: goes between two steps of a batch too.
    JobLane& errands() { return errands_; }
    /// Work that nobody waits for and that takes minutes: beside the others, a step of each in turn.
    JobLane& checks() { return checks_; }
    /// For work that reads and writes files and needs no model: runs beside the other lanes.
    JobLane& files() { return files_; }
    /// For work of another lane that computes for a while: it takes a turn for that, so that one piece of
    /// numeric work runs at a time.
    const std::shared_ptr<Turns>& turns() const { return turns_; }
    /// All that waits or runs, what a person waits for first.
    QList<BackgroundJob*> jobs() const {
        return errands_.jobs() + batches_.jobs() + checks_.jobs() + files_.jobs();
    }

    /// Most bytes that the caches of steps and photos may hold …
    const CacheBytes& cacheBudgets() const { return budgets_; }
    /// … and what they hold now; thumbnails are not the engine's.
    CacheBytes cacheBytes() const;

Q_SIGNALS:
    void modelChanged();
    void previewReady(const cliplad::ui::PreviewPtr& preview);
    void previewSeen(const cliplad::ui::PreviewPtr& begun); ///< Preview::isWhole is false
    void previewEncoding(const cliplad::ui::EncodingProgress& progress);
    void photoReady(const std::filesystem::path& path, const QImage& photo);
    void photoFailed(const std::filesystem::path& path, const QString& message);
    /// @param revision, image of the request
    void previewFailed(quint64 revision, const std::filesystem::path& image, const QString& message);
    void comparisonReady(const cliplad::ui::PreviewPtr& preview);
    void comparisonFailed(quint64 revision, const QString& message);
    void jobStarted(cliplad::ui::BackgroundJob* job); ///< queued
    void jobsChanged();

private:
    struct Previews;
    struct ModelLoading;

    void setModel(std::shared_ptr<const Backbone> backbone);
    void setModelProblem(const Wording& problem, const QString& cause);
    void submitWaiting();

    const CacheBytes budgets_;
    ModelStatus status_;
    std::shared_ptr<const Backbone> backbone_;

    const std::shared_ptr<Turns> turns_ = std::make_shared<Turns>();
    std::unique_ptr<ModelLoading> loading_;
    std::unique_ptr<Previews> previews_;
    JobLane batches_{turns_};
    JobLane errands_{turns_};
    JobLane checks_{turns_};
    JobLane files_; ///< the lanes are last: ended before what their jobs use goes
};

} // namespace cliplad::ui
