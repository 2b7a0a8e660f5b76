#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "records/records.h"
#include "report/result_files.h"
#include "report/score_journal.h"

namespace cliplad::cli {

/// What is to be recorded of a run of scoring.
struct RecordedScoring {
    RunStart start = {};               ///< who starts it and its key are found here
    std::filesystem::path folder = {}; ///< of the results, with their journal
    ResultHeader header = {};
    std::int64_t count = 0; ///< results in the journal by now
};

/// Enters a run into the records while it goes on. The records get what the run's journal has, in its order
/// and from the first result on that they lack: so a run that was killed, or whose server was away for a
/// while, leaves neither gaps nor doubles once the same command has gone on with it. One thread, as Records,
/// and like these it needs a QCoreApplication. A server that does not answer holds a call up for
/// RecordsSettings::wait.
class ScoreRecording {
public:
    /// So many results are entered together: an entry of its own for each would take longer than a quick
    /// model takes to score.
    static constexpr std::size_t kAtOnce = 100;

    /// Opens the records. Throws Error: they cannot be opened.
    /// @param database as RecordsSettings has it
    /// @param notice   told when the records are lost meanwhile; scoring goes on, and they are tried again
    ScoreRecording(const std::string& database, std::function<void(const std::string& text)> notice,
                   std::size_t atOnce = kAtOnce);
    /// A run without an end counts as failed.
    ~ScoreRecording();
    ScoreRecording(const ScoreRecording&) = delete;
    ScoreRecording& operator=(const ScoreRecording&) = delete;

    /// Starts the run, or goes on with it where the folder names one, with what its journal has already.
    /// Throws Error.
    void begin(RecordedScoring run);

    /// To be called after each result that the journal took.
    void add(const JournalResult& result);

    /// Enters the rest and the run's end. Throws Error where the records cannot be reached: the run is to be
    /// resumed then.
    void end(RunOutcome outcome);

    /// "run 12 of /data/records.sqlite", once it is begun.
    std::string name() const;

private:
    using Clock = std::chrono::steady_clock;

    void enterMissing();
    void enterJournal();
    void enterPending();

    std::function<void(const std::string& text)> notice_;
    std::size_t atOnce_;
    Records records_;
    RecordedScoring run_ = {};
    std::int64_t id_ = 0;                      ///< 0: not begun
    std::int64_t entered_ = 0;                 ///< results of the journal that the records have
    std::vector<RecordedResult> pending_ = {}; ///< those behind them; none while the records are lost
    Clock::time_point sentAt_ = Clock::now();
    std::optional<Clock::time_point> lostAt_ = {}; ///< the last attempt, while they are lost
    bool hasEnded_ = false;
};

} // namespace cliplad::cli
