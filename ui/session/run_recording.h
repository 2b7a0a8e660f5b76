#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "records/record_values.h"
#include "scoring/run_files.h"
#include "scoring/score_row.h"
#include "session/records_thread.h"

namespace cliplad::ui {

/// Enters a run and its results into the records, beside the scoring: a server that is slow or away holds
/// nothing up. Each piece is kept on this machine's disk and sent when the records can be reached, in this
/// session or a later one. Any thread, one at a time.
class RunRecording {
public:
    /// What becomes of it; called on the records thread.
    struct Listener {
        std::function<void(Outboxes& outboxes)> kept;           ///< something is to be sent
        std::function<void(const std::string& problem)> failed; ///< once: nothing more can be kept
    };

    RunRecording(RecordsThread& thread, RunHead head, Listener listener);
    /// A run without an end counts as cancelled.
    ~RunRecording();
    RunRecording(const RunRecording&) = delete;
    RunRecording& operator=(const RunRecording&) = delete;

    /// Names the run in the records.
    const std::string& key() const { return start_.key; }

    void add(const std::vector<ScoreRow>& rows);
    void end(RunOutcome outcome);

private:
    struct State;

    void post(RunPiece piece);

    RecordsThread& thread_;
    const RunHead head_;
    const std::vector<Label> labels_;
    const RunStart start_;
    const std::shared_ptr<State> state_; ///< of the tasks, which outlive this
    std::int64_t count_ = 0;             ///< results so far
    bool ended_ = false;
};

} // namespace cliplad::ui
