#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "records/record_values.h"
#include "records/records_settings.h"
#include "scoring/run_files.h"
#include "scoring/score_row.h"

namespace cliplad {
class Records;
}

namespace cliplad::ui {

/// Enters a run and its results into the records, beside the scoring: a server that is slow or away holds
/// nothing up. After the first failure nothing more of the run is recorded, which is told once; the results
/// themselves are safe in the run's folder.
class RunRecording {
public:
    /// @param started gets the run's id in the records, @param failed why nothing more is recorded; both are
    /// called on a thread of this object
    RunRecording(const RecordsSettings& settings, const RunHead& head,
                 std::function<void(std::int64_t)> started, std::function<void(const std::string&)> failed);
    /// Finishes what was begun; a run without an end counts as cancelled.
    ~RunRecording();
    RunRecording(const RunRecording&) = delete;
    RunRecording& operator=(const RunRecording&) = delete;

    void add(const std::vector<ScoreRow>& rows);
    void end(RunOutcome outcome);

private:
    using Task = std::function<void(Records& records)>;

    void post(Task task);
    void run(const RecordsSettings& settings, const std::stop_token& stop);

    const RunHead head_;
    const std::function<void(const std::string&)> failed_;
    std::int64_t run_ = 0; ///< recording thread
    bool ended_ = false;   ///< of those who call
    std::atomic<bool> hasFailed_ = false;

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Task> tasks_; ///< guarded
    std::jthread thread_;    ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
