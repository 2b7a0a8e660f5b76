#include "engine/engine.h"

#include <optional>
#include <utility>

#include <QPointer>

#include "base/latest_runner.h"
#include "clip/clip_model.h"
#include "engine/error_text.h"
#include "engine/jobs/given_up.h"
#include "engine/jobs/handover.h"
#include "engine/jobs/turns.h"
#include "engine/photos/photo_store.h"
#include "engine/photos/pictures.h"
#include "engine/preview_job.h"
#include "inspection/line/cached_backbone.h"
#include "inspection/live_inspection.h"

namespace cliplad::ui {
namespace {

/// A model whose features of photos and words stay on disk, so that a product opens without running a tower.
struct ModelWithCache {
    explicit ModelWithCache(std::shared_ptr<const Backbone> of)
        : model(std::move(of)) {}

    std::shared_ptr<const Backbone> model;
    FeatureCache photos{FeatureCache::defaultFolder()};
    TextCache words{TextCache::defaultFolder()};
    CachedBackbone cached{*model, &photos, &words};
};

std::shared_ptr<const Backbone> withCache(std::shared_ptr<const Backbone> model) {
    const auto owner = std::make_shared<ModelWithCache>(std::move(model));
    return {owner, &owner->cached};
}

} // namespace

/// What answers previews: of one model at a time.
struct Engine::Previews {
    struct Ask {
        std::shared_ptr<LiveInspection> inspection;
        quint64 model = 0; ///< Previews::model of that time
        PreviewRequest request;
    };

    using Runner = LatestRunner<Ask, Preview>;
    using PhotoRunner = LatestRunner<std::filesystem::path, QImage>;

    explicit Previews(Engine& owner)
        : engine(owner)
        , turns(*owner.turns_)
        , photos(owner.budgets_.photos)
        , reading(withErrorTexts([this](const std::filesystem::path& path, const JobContext&) {
                      return readPhoto(path);
                  }),
                  [this](const auto& outcome) { deliverPhoto(outcome); })
        , comparing(
              withErrorTexts([this](const Ask& ask, const JobContext& job) { return compare(ask, job); }),
              [this](const auto& outcome) { deliverComparison(outcome); })
        , runner(withErrorTexts([this](const Ask& ask, const JobContext& job) { return answer(ask, job); }),
                 [this](const auto& outcome) { deliver(outcome); }) {}

    Preview answer(const Ask& ask, const JobContext& job) {
        running = ask.request.revision;
        runningImage = ask.request.image;
        const Turns::Turn turn(turns, Turns::Turn::Kind::Interactive);
        return answerPreview(*ask.inspection, photos, ask.request, job, watchFor(ask.model));
    }

    PreviewWatch watchFor(quint64 ofModel) {
        const auto tell = [this, ofModel](auto show) {
            postTo(&engine, [this, ofModel, show = std::move(show)] {
                if (model == ofModel)
                    show();
            });
        };
        // What runs would hold up what is wanted now for seconds, and what it has read and encoded is kept.
        // Where there is nothing of that to do, what runs finishes and is shown.
        const auto endForNewer = [this] {
            if (runner.hasPending())
                throw Cancelled();
        };
        return {.reading = endForNewer,
                .encoding =
                    [this, tell, endForNewer](const EncodingProgress& progress) {
                        endForNewer();
                        tell([this, progress] { Q_EMIT engine.previewEncoding(progress); });
                    },
                .seen =
                    [this, tell](Preview preview) {
                        tell([this, seen = std::make_shared<const Preview>(std::move(preview))] {
                            Q_EMIT engine.previewSeen(seen);
                        });
                    }};
    }

    QImage readPhoto(const std::filesystem::path& path) {
        readingPath = path;
        const auto photo = photos.load(path);
        return toQImage(photo->rgb, photo->fileSha256);
    }

    void deliverPhoto(const PhotoRunner::Outcome& outcome) {
        postTo(&engine, [this, outcome, path = readingPath] {
            if (const auto* photo = std::get_if<std::shared_ptr<const QImage>>(&outcome.value))
                Q_EMIT engine.photoReady(path, **photo);
            else if (const auto* error = std::get_if<Error>(&outcome.value))
                Q_EMIT engine.photoFailed(path, QString::fromUtf8(error->what()));
        });
    }

    Preview compare(const Ask& ask, const JobContext& job) {
        compared = ask.request.revision;
        const Turns::Turn turn(turns, Turns::Turn::Kind::Interactive);
        return answerPreview(*ask.inspection, photos, ask.request, job);
    }

    /// One request ahead of time. @return false where a preview came first: to be done again
    bool answerAhead(LiveInspection& with, const PreviewRequest& request, const JobContext& job) {
        std::stop_source either;
        const auto stop = [&either] { either.request_stop(); };
        const std::stop_callback onCancel(job.stop, stop);
        const std::stop_callback onPreview(turns.interruption(), stop);
        try {
            answerPreview(with, photos, request, {.stop = either.get_token(), .report = {}});
        } catch (const Cancelled&) {
            job.throwIfStopped();
            return false;
        } catch (const Error&) {
            // Whoever asks for it will be told.
        }
        return true;
    }

    /// The model goes: what it says from here on counts no more.
    void dropAnswers() {
        freeAsideAtOnce(std::exchange(live, nullptr)); // its cache may hold a gigabyte
        ++model;
        ofEarlierModels = submitted;
        comparisonsOfEarlierModels = comparisons;
        runner.cancel();
        comparing.cancel();
    }

    void deliverComparison(const Runner::Outcome& outcome) {
        const quint64 revision = compared;
        postTo(&engine, [this, outcome, revision] {
            if (outcome.generation <= comparisonsOfEarlierModels)
                return;
            if (const auto* preview = std::get_if<PreviewPtr>(&outcome.value))
                Q_EMIT engine.comparisonReady(*preview);
            else if (const auto* error = std::get_if<Error>(&outcome.value))
                Q_EMIT engine.comparisonFailed(revision, QString::fromUtf8(error->what()));
        });
    }

    void deliver(const Runner::Outcome& outcome) {
        postTo(&engine, [this, outcome, revision = running, image = runningImage] {
            if (outcome.generation <= ofEarlierModels)
                return;
            if (const auto* preview = std::get_if<PreviewPtr>(&outcome.value))
                Q_EMIT engine.previewReady(*preview);
            else if (const auto* error = std::get_if<Error>(&outcome.value))
                Q_EMIT engine.previewFailed(revision, image, QString::fromUtf8(error->what()));
        });
    }

    Engine& engine;
    Turns& turns;
    PhotoStore photos;
    quint64 model = 0;                     ///< counts the models; GUI thread
    std::shared_ptr<LiveInspection> live;  ///< GUI thread
    std::optional<PreviewRequest> waiting; ///< for a model; GUI thread
    quint64 submitted = 0;                 ///< newest generation; GUI thread
    quint64 ofEarlierModels = 0;           ///< generations up to it; GUI thread
    quint64 comparisons = 0;               ///< newest generation; GUI thread
    quint64 comparisonsOfEarlierModels = 0;
    quint64 running = 0;                ///< runner's thread
    std::filesystem::path runningImage; ///< runner's thread
    quint64 compared = 0;               ///< comparing's thread
    std::filesystem::path readingPath;  ///< reading's thread
    PhotoRunner reading;                ///< the runners are last
    Runner comparing;
    Runner runner; ///< last
};

Engine::Loader Engine::clipModels() {
    return [](const std::string& name, const std::string& precision) {
        return withCache(ClipModel::find(name, parsePrecision(precision)));
    };
}

/// Loads one model after the other; only the newest asked for is taken.
struct Engine::ModelLoading {
    struct Ask {
        std::string name, precision;
    };
    struct Loaded {
        std::shared_ptr<const Backbone> model = {};
        Wording problem = {}; ///< where there is no model
        QString cause = {};   ///< of it, in core's words
    };
    using Runner = LatestRunner<Ask, Loaded>;

    ModelLoading(Engine& engine, Loader loader)
        : runner(
              [load = std::move(loader)](const Ask& ask, const JobContext&) -> Loaded {
                  try {
                      return {.model = load(ask.name, ask.precision)};
                  } catch (const std::exception& error) {
                      return {.problem = errorWording(error), .cause = QString::fromUtf8(error.what())};
                  }
              },
              [&engine, this](const auto& outcome) { deliver(engine, outcome); }) {}

    void deliver(Engine& engine, const Runner::Outcome& outcome) {
        postTo(&engine, [&engine, outcome, this] {
            if (outcome.generation != newest)
                return;
            const auto* loaded = std::get_if<std::shared_ptr<const Loaded>>(&outcome.value);
            if (loaded == nullptr) // it was stopped: the engine goes
                return;
            if ((*loaded)->model)
                engine.setModel((*loaded)->model);
            else
                engine.setModelProblem((*loaded)->problem, (*loaded)->cause);
        });
    }

    quint64 newest = 0; ///< GUI thread
    Runner runner;      ///< last
};

Engine::Engine(Loader loader, const CacheBytes& budgets, QObject* parent)
    : QObject(parent)
    , budgets_(budgets)
    , loading_(std::make_unique<ModelLoading>(*this, std::move(loader)))
    , previews_(std::make_unique<Previews>(*this)) {
    qRegisterMetaType<PreviewPtr>("cliplad::ui::PreviewPtr");
    for (JobLane* lane : {&batches_, &errands_, &checks_, &files_}) {
        connect(lane, &JobLane::jobStarted, this, &Engine::jobStarted);
        connect(lane, &JobLane::jobsChanged, this, &Engine::jobsChanged);
    }
}

Engine::~Engine() {
    previews_->runner.cancel();
    previews_->comparing.cancel();
}

void Engine::loadModel(const QString& name, const QString& precision) {
    const bool isSame = name == status_.name && precision == status_.precision;
    if (isSame &&
        (status_.state == ModelStatus::State::Ready || status_.state == ModelStatus::State::Loading))
        return;
    status_ = {.state = ModelStatus::State::Loading,
               .name = name,
               .precision = precision,
               .device = {},
               .isDemo = name == "demo"};
    previews_->dropAnswers();
    backbone_ = nullptr;
    Q_EMIT modelChanged();
    loading_->newest = loading_->runner.submit({name.toStdString(), precision.toStdString()});
}

void Engine::setModel(std::shared_ptr<const Backbone> backbone) {
    backbone_ = returningMemory(std::move(backbone));
    previews_->live = std::make_shared<LiveInspection>(backbone_, budgets_.steps);
    status_.state = ModelStatus::State::Ready;
    status_.device = QString::fromStdString(backbone_->info().device);
    status_.isDemo = backbone_->info().isDemo;
    Q_EMIT modelChanged();
    submitWaiting();
}

std::optional<BackboneInfo> Engine::modelInfo() const {
    return backbone_ ? std::optional(backbone_->info()) : std::nullopt;
}

void Engine::setModelProblem(const Wording& problem, const QString& cause) {
    status_.state = ModelStatus::State::Failed;
    status_.problem = problem;
    status_.cause = cause;
    Q_EMIT modelChanged();
}

void Engine::requestPreview(const PreviewRequest& request) {
    previews_->waiting = request;
    submitWaiting();
}

void Engine::submitWaiting() {
    if (!previews_->live || !previews_->waiting)
        return;
    previews_->submitted =
        previews_->runner.submit({previews_->live, previews_->model, std::move(*previews_->waiting)});
    previews_->waiting.reset();
}

void Engine::requestPhoto(const std::filesystem::path& path) {
    previews_->reading.submit(path);
}

void Engine::dropPreview() {
    previews_->waiting.reset();
    previews_->runner.cancel();
}

void Engine::requestComparison(const PreviewRequest& request) {
    if (previews_->live)
        previews_->comparisons = previews_->comparing.submit({previews_->live, previews_->model, request});
    else
        Q_EMIT comparisonFailed(request.revision, tr("The model is not ready yet."));
}

BackgroundJob* Engine::precompute(const QString& title, const QList<PreviewRequest>& requests) {
    if (!previews_->live)
        return nullptr;
    return batches_.start(title, [this, live = previews_->live, requests](const JobContext& job) {
        for (qsizetype i = 0; i < requests.size(); ++i) {
            while (!previews_->answerAhead(*live, requests[i], job))
                job.progress(i, requests.size());
            job.progress(i + 1, requests.size());
        }
    });
}

CacheBytes Engine::cacheBytes() const {
    return {.steps = previews_->live ? previews_->live->cache().bytes() : 0,
            .photos = previews_->photos.bytes()};
}

} // namespace cliplad::ui
