#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "records/record_values.h"
#include "scoring/run_files.h"
#include "scoring/score_row.h"
#include "session/records/records_thread.h"

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

    /// What an earlier recording of the run was to enter: a program that is killed may lose the last of it.
    struct Earlier {
        std::int64_t count = 0; ///< results
        /// Those behind the first `first`, in their order. Called on the records thread. Throws Error.
        std::function<std::vector<ScoreRow>(std::int64_t first)> from;
    };

    /// @param head    whose recordKey names the run
    /// @param earlier none: the run is a new one
    RunRecording(RecordsThread& thread, RunHead head, std::optional<Earlier> earlier, Listener listener);
    /// A run without an end counts as cancelled.
    ~RunRecording();
    RunRecording(const RunRecording&) = delete;
    RunRecording& operator=(const RunRecording&) = delete;

    void add(const std::vector<ScoreRow>& rows);
    void end(RunOutcome outcome);

private:
    struct State;

    /// @param then more that is to be kept, for how many results are
    void post(RunPiece piece, std::function<RunPiece(std::int64_t kept)> then = {});

    RecordsThread& thread_;
    const RunHead head_;
    const std::vector<Label> labels_;
    const RunStart start_;
    const std::shared_ptr<State> state_; ///< of the tasks, which outlive this
    bool ended_ = false;
};

} // namespace cliplad::ui
