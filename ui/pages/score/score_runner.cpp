#include "pages/score/score_runner.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/jobs/free_aside.h"
#include "scoring/images/image_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kManyImages = 5000;
constexpr auto kAddCause = "score.add", kScoringCause = "score.run", kOpenCause = "score.open";

QString idOf(const fs::path& folder) {
    return QString::fromStdString(folder.filename().string());
}

ScoreRunInfo infoOf(const fs::path& folder, const RunHead& head) {
    return {.id = idOf(folder),
            .folder = folder,
            .state = head.state,
            .productSha256 = QString::fromStdString(head.productSha256),
            .model = QString::fromStdString(head.model),
            .modelName = QString::fromStdString(head.modelName),
            .modelSha256 = QString::fromStdString(head.modelSha256),
            .precision = QString::fromStdString(head.state.precision),
            .calibration = head.calibration,
            .shot = {head.shotWidth, head.shotHeight},
            .recordKey = head.recordKey};
}

/// Hands rows to the results in the GUI thread. The results outlive the engine and all pages.
ScoreRun::Deliver deliverTo(ScoreResults& results, const QString& id) {
    return [&results, id](std::vector<ScoreRow> rows) {
        QMetaObject::invokeMethod(
            &results,
            [&results, id, rows = std::move(rows)]() mutable { results.append(id, std::move(rows)); },
            Qt::QueuedConnection);
    };
}

std::vector<ScoreImage> joined(const std::vector<ImageChunkPtr>& chunks) {
    std::vector<ScoreImage> images;
    for (const ImageChunkPtr& chunk : chunks)
        images.insert(images.end(), chunk->images.begin(), chunk->images.end());
    return images;
}

RunRecording::Earlier earlierOf(const std::shared_ptr<ScoreRun>& run) {
    const std::int64_t count = run->resultsForRecords();
    return {.count = count,
            .from = [run, count](std::int64_t first) { return run->rowsForRecords(first, count); }};
}

/// The work of a job: on the engine's background thread. The Studio outlives the engine.
void scoreInto(Studio& studio, const std::shared_ptr<ScoreRun>& whole,
               std::unique_ptr<RunRecording>& recording, const Backbone& backbone,
               const std::vector<ScoreImage>& images, const JobContext& context) {
    ScoreRun& run = *whole;
    run.plan(images);
    run.learn(backbone, context);
    std::optional<RunRecording::Earlier> earlier;
    if (!run.nameForRecords())
        earlier = earlierOf(whole);
    ScoreResults& results = studio.results();
    QMetaObject::invokeMethod(
        &results, [&results, info = infoOf(run.folder(), run.head())] { results.setRunInfo(info); },
        Qt::QueuedConnection);
    if (!recording)
        recording = studio.decisions().recordRun(run.head(), std::move(earlier));
    const ScoreRun::Deliver show = deliverTo(results, idOf(run.folder()));
    run.score(backbone, images, context, [&](std::vector<ScoreRow> rows) {
        recording->add(rows);
        show(std::move(rows));
    });
}

} // namespace

ScoreRunner::ScoreRunner(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio) {
    connect(&studio_.engine(), &Engine::modelChanged, this, [this] {
        startWaiting();
        Q_EMIT changed();
    });
    connect(&studio_.document(), &ProductDocument::opened, this, &ScoreRunner::forget);
    connect(&studio_.results(), &ScoreResults::rescoreWanted, this, &ScoreRunner::scoreAgain);
}

ScoreRunner::State ScoreRunner::state() const {
    if (job_)
        return job_->state() == BackgroundJob::State::Paused ? State::Paused : State::Running;
    return waiting_.empty() ? State::Idle : State::WaitsForModel;
}

std::size_t ScoreRunner::leftToScore() const {
    const ScoreResults& results = studio_.results();
    const std::size_t there = results.rows().size();
    return job_ || !waiting_.empty() || images_.size() < there
               ? 0
               : images_.size() - there + static_cast<std::size_t>(results.failed());
}

bool ScoreRunner::canScore() {
    const DocumentState& state = studio_.document().state();
    if (!state.shots.empty())
        return true;
    studio_.tellProblem(
        tr("There is nothing to compare with yet."),
        tr("Mark one to four good photos with a star on the page Enrol, then score."),
        {.holds = [this] { return studio_.document().state().shots.empty(); }, .owner = this});
    return false;
}

void ScoreRunner::add(const std::vector<fs::path>& paths) {
    if (paths.empty() || !canScore())
        return;
    BackgroundJob* job = files_.start<ImageChunkPtr>(
        tr("Looking for images"),
        [paths](const JobContext& context) { return ImageChunk::of(listScoreImages(paths, context).images); },
        this, [this](const ImageChunkPtr& images) { take(images, Into::FittingRun); });
    connect(job, &BackgroundJob::failed, this, [this](const QString& message) {
        studio_.tellProblem(tr("No images were added."), message, {.name = kAddCause});
    });
    Q_EMIT changed();
}

void ScoreRunner::addWatched(const fs::path& folder, const std::vector<fs::path>& files) {
    if (!canScore())
        return;
    std::vector<ScoreImage> images;
    for (const fs::path& file : files)
        images.push_back(
            {.path = file, .stem = file.lexically_relative(folder).replace_extension().generic_string()});
    take(ImageChunk::of(std::move(images)), Into::CurrentRun);
}

void ScoreRunner::take(const ImageChunkPtr& images, Into into) {
    studio_.notices().end(kAddCause);
    const bool fits = run_ && (into == Into::CurrentRun || !studio_.results().isStale());
    if (!fits)
        begin();
    const ImageChunkPtr fresh = images_.add(images);
    studio_.results().expect(images_.size());
    if (into == Into::CurrentRun) // a watched file that was replaced is scored again
        enqueue({images});
    else if (fresh)
        enqueue({fresh});
    if (into == Into::FittingRun)
        tellAdded(fresh);
}

void ScoreRunner::tellAdded(const ImageChunkPtr& fresh) {
    if (!fresh)
        return Q_EMIT listed(tr("All of these images are in the run already."));
    const auto count = static_cast<int>(fresh->images.size());
    const bool isKnown = std::any_of(fresh->images.begin(), fresh->images.end(),
                                     [](const ScoreImage& image) { return image.anomalous.has_value(); });
    Q_EMIT listed(isKnown ? tr("%n image(s) added; what is wrong with them is known.", nullptr, count)
                          : tr("%n image(s) added.", nullptr, count));
}

void ScoreRunner::dropRun() {
    if (job_)
        job_->cancel();
    endRecording(outcome_);
    if (run_ && job_)
        connect(job_, &BackgroundJob::ended, this,
                [this, run = std::weak_ptr(run_)] { noteDropped(run.lock()); });
    else
        noteDropped(run_);
    waiting_.clear();
    if (images_.size() > kManyImages)
        freeAsideAtOnce(std::pair(std::exchange(images_, {}), std::exchange(run_, nullptr))); // and its lock
    images_ = {};
    run_ = nullptr;
}

void ScoreRunner::noteDropped(const std::shared_ptr<ScoreRun>& run) {
    std::erase_if(dropped_, [](const auto& one) { return one.expired(); });
    if (run)
        dropped_.push_back(run);
}

void ScoreRunner::begin() {
    dropRun();
    run_ = std::make_shared<ScoreRun>(freshRunFolder(defaultRunsFolder()), studio_.document().state(),
                                      studio_.document().folder());
    studio_.results().begin(infoOf(run_->folder(), run_->head()));
}

void ScoreRunner::scoreAgain() {
    if (images_.empty() || !canScore())
        return;
    const std::vector<ImageChunkPtr> chunks = images_.chunks();
    begin();
    for (const ImageChunkPtr& chunk : chunks)
        images_.add(chunk);
    studio_.results().expect(images_.size());
    enqueue(chunks);
}

void ScoreRunner::resume() {
    if (run_ && !job_ && waiting_.empty())
        enqueue(images_.chunks());
}

void ScoreRunner::enqueue(const std::vector<ImageChunkPtr>& images) {
    waiting_.insert(waiting_.end(), images.begin(), images.end());
    startWaiting();
    Q_EMIT changed();
}

void ScoreRunner::startWaiting() {
    const auto backbone = studio_.modelOfProduct();
    if (job_ || opening_ || waiting_.empty() || !run_)
        return;
    if (!backbone) {
        if (studio_.engine().model().state == ModelStatus::State::Failed) {
            waiting_.clear();
            studio_.tellModelProblem(tr("Nothing was scored: the model could not be loaded."));
        }
        return;
    }
    const auto work = [&studio = studio_, run = run_, recording = recording_, backbone,
                       images = std::exchange(waiting_, {})](const JobContext& context) {
        scoreInto(studio, run, *recording, *backbone, joined(images), context);
    };
    follow(studio_.engine().batches().start(tr("Scoring"), work));
}

void ScoreRunner::follow(BackgroundJob* job) {
    studio_.notices().end(kScoringCause);
    job_ = job;
    studio_.setScoring(job);
    connect(job, &BackgroundJob::changed, this, &ScoreRunner::changed);
    connect(job, &BackgroundJob::failed, this, [this](const QString& message) {
        studio_.tellProblem(tr("Scoring stopped."), message, {.name = kScoringCause});
    });
    connect(job, &BackgroundJob::ended, this, [this, job] {
        if (job_ == job)
            job_ = nullptr;
        if (job->state() == BackgroundJob::State::Failed)
            waiting_.clear();
        outcome_ = job->state() == BackgroundJob::State::Done     ? RunOutcome::Finished
                   : job->state() == BackgroundJob::State::Failed ? RunOutcome::Failed
                                                                  : RunOutcome::Cancelled;
        startWaiting();
        closeRecordingWhenDone();
        Q_EMIT changed();
    });
}

void ScoreRunner::open(const fs::path& folder, bool goOn) {
    if (run_ && run_->folder() == folder) // it is there, and locked by this program
        return goOn ? resume() : void();
    studio_.notices().end(kOpenCause);
    dropRun();
    const DocumentState& state = studio_.document().state();
    run_ = std::make_shared<ScoreRun>(folder, state);
    ScoreResults& results = studio_.results();
    results.begin({.id = idOf(folder), .folder = folder});
    BackgroundJob* job = opening_ = files_.start<ImageChunkPtr>(
        tr("Opening a run"),
        [run = run_, dropped = dropped_, &results](const JobContext& context) {
            for (const auto& one : dropped)
                if (const auto earlier = one.lock(); earlier && earlier->folder() == run->folder())
                    earlier->letGo();
            const auto tell = [&results, &folder = run->folder()](const RunHead& head, std::size_t count) {
                QMetaObject::invokeMethod(
                    &results,
                    [&results, info = infoOf(folder, head), count] {
                        if (results.run().id != info.id)
                            return;
                        results.begin(info);
                        results.expect(count);
                    },
                    Qt::QueuedConnection);
            };
            run->open(context, deliverTo(results, idOf(run->folder())), tell);
            return ImageChunk::of(run->images());
        },
        this,
        [this, run = run_, goOn](const ImageChunkPtr& images) {
            if (run != run_)
                return;
            images_.add(images);
            if (goOn)
                resume();
            Q_EMIT changed();
        });
    connect(job, &BackgroundJob::ended, this, [this, job] {
        if (opening_ == job)
            opening_ = nullptr;
        startWaiting(); // what came to a watched folder meanwhile
    });
    connect(job, &BackgroundJob::failed, this, [this, run = run_](const QString& message) {
        studio_.tellProblem(tr("The run could not be opened."), message, {.name = kOpenCause});
        if (run == run_) {
            forget();
            studio_.results().clear();
        }
    });
    Q_EMIT changed();
}

void ScoreRunner::setPaused(bool paused) {
    if (job_)
        job_->setPaused(paused);
}

void ScoreRunner::cancel() {
    waiting_.clear();
    if (job_)
        job_->cancel();
    for (BackgroundJob* job : files_.jobs())
        job->cancel();
    Q_EMIT changed();
}

void ScoreRunner::setExpectsMore(bool expects) {
    expectsMore_ = expects;
    closeRecordingWhenDone();
}

void ScoreRunner::closeRecordingWhenDone() {
    if (!job_ && waiting_.empty() && !(expectsMore_ && outcome_ == RunOutcome::Finished))
        endRecording(outcome_);
}

/// A job that still ends comes first.
void ScoreRunner::endRecording(RunOutcome outcome) {
    const Recording recording = std::exchange(recording_, std::make_shared<std::unique_ptr<RunRecording>>());
    const auto end = [recording](RunOutcome how) {
        if (*recording)
            (*recording)->end(how);
        recording->reset();
    };
    if (job_)
        connect(job_, &BackgroundJob::ended, this, [end] { end(RunOutcome::Cancelled); });
    else
        end(outcome);
}

void ScoreRunner::forget() {
    dropRun();
    Q_EMIT changed();
}

} // namespace cliplad::ui
