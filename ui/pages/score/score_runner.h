#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QPointer>

#include "engine/jobs/job_lane.h"
#include "scoring/images/run_images.h"
#include "scoring/score_run.h"
#include "session/studio.h"

namespace cliplad::ui {

/// Starts, goes on with and stops runs of scoring for the Score page, and keeps Studio::results() filled. One
/// run at a time is the current one. GUI thread; everything that takes time runs elsewhere.
class ScoreRunner : public QObject {
    Q_OBJECT

public:
    explicit ScoreRunner(Studio& studio, QObject* parent = nullptr);

    enum class State { Idle, WaitsForModel, Running, Paused };
    State state() const;
    /// The one that scores; null: none does.
    BackgroundJob* job() const { return job_; }
    const std::shared_ptr<ScoreRun>& run() const { return run_; }
    bool isOpening() const { return !opening_.isNull(); } ///< an earlier run
    /// Of the current run, in the order in which they were added.
    const RunImages& images() const { return images_; }
    /// Images of the current run that have no row yet, failed or have lost their parts, and that nothing
    /// works on.
    std::size_t leftToScore() const;

    /// Lists and scores what lies there: with the current run where the product is still the same, otherwise
    /// with a new one.
    void add(const std::vector<std::filesystem::path>& paths);
    /// The same for files of a watched folder: they go to the current run in any case.
    void addWatched(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& files);
    /// All images of the current run again, with the product as it is now.
    void scoreAgain();
    /// What is added next begins a run of its own; the current one stays among the earlier ones. Not while
    /// it is scored.
    void startOver();
    /// Scores what is left of the current run; where nothing is, nothing is done.
    void resume();
    /// Shows an earlier run, and goes on with it where `goOn`.
    void open(const std::filesystem::path& folder, bool goOn);
    /// A folder is watched: the run stays open in the records when everything is scored.
    void setExpectsMore(bool expects);
    void setPaused(bool paused);
    void cancel(); ///< the run and what adds to it; while nothing is scored all work on files

    JobLane& files() { return files_; }
    void retranslate();

Q_SIGNALS:
    void changed();                   ///< state, progress, run
    void listed(const QString& text); ///< what was found, for a person
    void addingCancelled();           ///< for the jobs that look for images

private:
    enum class Into {
        CurrentRun,
        LeftOfRun, ///< the current one, but only to be gone on with
        FittingRun
    };
    using ListImages = std::function<std::vector<ScoreImage>(const JobContext&)>;
    /// Images that are to be added.
    struct Listing {
        ImageChunkPtr all;
        ImageChunkPtr fresh;         ///< those that `run` did not have when they were listed
        std::weak_ptr<ScoreRun> run; ///< not kept from letting its folder go
    };

    bool canScore();
    void list(const ListImages& work, Into into);
    void take(const Listing& listing, Into into);
    void tellAdded(const ImageChunkPtr& fresh);
    void dropRun();
    void noteDropped(const std::shared_ptr<ScoreRun>& run);
    void begin();
    void enqueue(const std::vector<ImageChunkPtr>& images);
    void startWaiting();
    void follow(BackgroundJob* job);
    void followOpening(BackgroundJob* job);
    void forget();
    void endRecording(RunOutcome outcome);
    void closeRecordingWhenDone();

    Studio& studio_;
    std::shared_ptr<ScoreRun> run_;
    /// Earlier ones, which nothing scores any more; some wait for the records to enter the rest of them.
    std::vector<std::weak_ptr<ScoreRun>> dropped_;
    RunImages images_;
    std::vector<ImageChunkPtr> waiting_; ///< for a model, or for the job that runs
    QPointer<BackgroundJob> job_;
    QPointer<BackgroundJob> opening_; ///< reads an earlier run: nothing is scored into it before
    /// Made by the first job of a run; used by one job at a time.
    using Recording = std::shared_ptr<std::unique_ptr<RunRecording>>;
    Recording recording_ = std::make_shared<std::unique_ptr<RunRecording>>();
    bool expectsMore_ = false;
    RunOutcome outcome_ = RunOutcome::Finished; ///< of the last job
    JobLane files_;                             ///< last: its work uses the others
};

} // namespace cliplad::ui
