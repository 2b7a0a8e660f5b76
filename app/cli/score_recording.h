#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "qt_for_records.h"
#include "records/records.h"
#include "report/result_files.h"

namespace cliplad::cli {

/// What is to be recorded of a run of scoring.
struct RecordedScoring {
    std::string database = {};         ///< as RecordsSettings has it
    RunStart start = {};               ///< who starts it and its key are found here
    std::filesystem::path folder = {}; ///< of the results, whose journal is what is recorded
    ResultHeader header = {};
    bool isResumed = false;
};

/// Enters a run into the records while it goes on. What is entered is the run's journal, from the first
/// result that the records do not have: so a run that was killed, or whose server was away for a while,
/// leaves neither gaps nor doubles once the same command has gone on with it. One thread, as Records.
class ScoreRecording {
public:
    /// Starts the run in the records, or goes on with it. The key that names it there stays in the folder.
    /// @param notice told once when the records are lost meanwhile; scoring goes on
    /// Throws Error: records that cannot be opened.
    ScoreRecording(RecordedScoring run, std::function<void(const std::string& text)> notice);
    /// A run without an end counts as failed.
    ~ScoreRecording();
    ScoreRecording(const ScoreRecording&) = delete;
    ScoreRecording& operator=(const ScoreRecording&) = delete;

    /// To be called after each result: enters them some at a time. @param count results in the journal
    void keepUp(std::int64_t count);

    /// Enters the rest and the run's end. Throws Error where the records cannot be reached: the run is to be
    /// resumed then.
    void end(RunOutcome outcome, std::int64_t count);

private:
    void enter(std::int64_t count);

    const QtForRecords qt_;
    RecordedScoring run_;
    std::function<void(const std::string& text)> notice_;
    Records records_;
    std::int64_t id_ = 0;
    std::int64_t entered_ = 0; ///< results of the journal that the records have
    bool isLost_ = false;
    bool hasEnded_ = false;
};

} // namespace cliplad::cli
