#include "pages/score/score_runner.h"

#include <algorithm>
#include <utility>

#include "engine/jobs/free_aside.h"
#include "pages/score/score_work.h"
#include "scoring/images/image_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kManyImages = 5000;
constexpr std::size_t kManyWatched = 500;
constexpr auto kAddCause = "score.add", kScoringCause = "score.run", kOpenCause = "score.open";

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
               : images_.size() - there + static_cast<std::size_t>(results.failed()) +
                     (run_ ? run_->lostParts() : 0);
}

bool ScoreRunner::canScore() {
    const DocumentState& state = studio_.document().state();
    if (!state.shots.empty())
        return true;
    studio_.tellProblem(
        [] { return tr("There is nothing to compare with yet."); },
        [] { return tr("Mark one to four good photos with a star on the page Enrol, then score."); },
        {.holds = [this] { return studio_.document().state().shots.empty(); }, .owner = this});
    return false;
}

void ScoreRunner::add(const std::vector<fs::path>& paths) {
    if (paths.empty() || !canScore())
        return;
    list([paths](const JobContext& context) { return listScoreImages(paths, context); }, Into::FittingRun);
}

void ScoreRunner::addWatched(const fs::path& folder, const std::vector<fs::path>& files) {
    if (!canScore())
        return;
    const auto images = [folder, files](const JobContext&) {
        std::vector<ScoreImage> watched;
        for (const fs::path& file : files)
            watched.push_back(
                {.path = file, .stem = file.lexically_relative(folder).replace_extension().generic_string()});
        return watched;
    };
    if (files.size() > kManyWatched)
        return list(images, Into::CurrentRun);
    const ImageChunkPtr few = ImageChunk::of(images({})); // not behind a long export
    take({.all = few, .fresh = few, .run = run_}, Into::CurrentRun);
}

/// Beside the GUI thread: a folder may hold a hundred thousand. The files of a watched one are named once:
/// they do not wait for an export, and who cancels finds them among what is left of the run.
void ScoreRunner::list(const ListImages& work, Into into) {
    const bool isWatched = into != Into::FittingRun;
    JobLane& lane = isWatched ? studio_.engine().files() : files_;
    BackgroundJob* job = lane.start<Listing>(
        tr("Looking for images"),
        [work, known = images_, run = std::weak_ptr(run_)](const JobContext& context) {
            const ImageChunkPtr all = ImageChunk::of(work(context));
            return Listing{.all = all, .fresh = known.freshOf(all), .run = run};
        },
        this, [this, into](const Listing& listing) { take(listing, into); });
    connect(job, &BackgroundJob::failed, this, [this, job] {
        studio_.tellProblem([] { return tr("No images were added."); }, job->problem(), {.name = kAddCause});
    });
    if (!isWatched)
        connect(this, &ScoreRunner::addingCancelled, job, &BackgroundJob::cancel);
    else
        connect(job, &BackgroundJob::cancelled, this, [this, work] { list(work, Into::LeftOfRun); });
    connect(&studio_.document(), &ProductDocument::opened, job,
            [this, job] { job->abandon(this); }); // they were for the product before
    Q_EMIT changed();
}

void ScoreRunner::take(const Listing& listing, Into into) {
    studio_.notices().end(kAddCause);
    const bool fits = run_ && (into != Into::FittingRun || !studio_.results().isStale());
    if (!fits)
        begin();
    const ImageChunkPtr fresh = images_.add(fits && run_ == listing.run.lock() ? listing.fresh : listing.all);
    studio_.results().expect(images_.size());
    if (into == Into::CurrentRun) // a watched file that was replaced is scored again
        enqueue({listing.all});
    else if (into == Into::FittingRun && fresh)
        enqueue({fresh});
    else
        Q_EMIT changed();
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
    if (run_ && leftToScore() > 0)
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
            studio_.tellModelProblem([] { return tr("Nothing was scored: the model could not be loaded."); });
        }
        return;
    }
    const auto work = [&studio = studio_, run = run_, recording = recording_, backbone,
                       images = std::exchange(waiting_, {})](const JobContext& context) {
        scoreInto(studio, run, *recording, *backbone, images, context);
    };
    follow(studio_.engine().batches().start(tr("Scoring"), work));
}

void ScoreRunner::retranslate() {
    if (job_)
        job_->setTitle(tr("Scoring"));
}

void ScoreRunner::follow(BackgroundJob* job) {
    studio_.notices().end(kScoringCause);
    job_ = job;
    studio_.setScoring(job);
    connect(job, &BackgroundJob::changed, this, &ScoreRunner::changed);
    connect(job, &BackgroundJob::failed, this, [this, job] {
        studio_.tellProblem([] { return tr("Scoring stopped."); }, job->problem(), {.name = kScoringCause});
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
    results.begin({.id = runIdOf(folder), .folder = folder});
    opening_ = files_.start<ImageChunkPtr>(
        tr("Opening a run"),
        [run = run_, dropped = dropped_, &results](const JobContext& context) {
            return openInto(results, *run, dropped, context);
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
    followOpening(opening_);
    Q_EMIT changed();
}

void ScoreRunner::followOpening(BackgroundJob* job) {
    const auto giveUp = [this, run = run_] { // read in part, or not at all
        if (run != run_)
            return;
        forget();
        studio_.results().clear();
    };
    connect(this, &ScoreRunner::addingCancelled, job, &BackgroundJob::cancel);
    connect(job, &BackgroundJob::ended, this, [this, job, giveUp] {
        if (opening_ == job)
            opening_ = nullptr;
        if (job->state() == BackgroundJob::State::Cancelled)
            giveUp();
        startWaiting(); // what came to a watched folder meanwhile
        Q_EMIT changed();
    });
    connect(job, &BackgroundJob::failed, this, [this, job, giveUp] {
        studio_.tellProblem([] { return tr("The run could not be opened."); }, job->problem(),
                            {.name = kOpenCause});
        giveUp();
    });
}

void ScoreRunner::setPaused(bool paused) {
    if (job_)
        job_->setPaused(paused);
}

void ScoreRunner::cancel() {
    const bool scores = state() != State::Idle;
    waiting_.clear();
    if (job_)
        job_->cancel();
    Q_EMIT addingCancelled();
    if (!scores)
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

void ScoreRunner::startOver() {
    if (state() != State::Idle)
        return;
    forget();
    studio_.results().clear();
}

void ScoreRunner::forget() {
    dropRun();
    Q_EMIT changed();
}

} // namespace cliplad::ui
