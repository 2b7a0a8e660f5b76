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
        std::function<void(Outboxes& outboxes)> kept; ///< something is to be sent
        /// Once: nothing more is entered. What was entered ends as failed, as far as the disk takes that.
        std::function<void(const std::string& problem)> failed;
    };

    /// What an earlier recording of the run was to enter: a program that is killed may lose the last of it,
    /// or all.
    struct Earlier {
        std::int64_t count = 0; ///< results
        using Take = std::function<void(const std::vector<ScoreRow>& rows)>;
        /// Those behind the first `first`, in their order; some at a time, since a run may have a hundred
        /// thousand. Called on the records thread. Throws Error.
        std::function<void(std::int64_t first, const Take& take)> from;
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

    using Keep = std::function<void(const RunPiece& piece)>;
    /// @param then keeps more, for how many results are kept
    void post(RunPiece piece, std::function<void(std::int64_t kept, const Keep& keep)> then = {});
    static void endAsFailed(State& state, Outboxes& outboxes, const RunStart& start);

    RecordsThread& thread_;
    const RunHead head_;
    const std::vector<Label> labels_;
    const RunStart start_;
    const std::shared_ptr<State> state_; ///< of the tasks, which outlive this
    bool ended_ = false;
};

} // namespace cliplad::ui
