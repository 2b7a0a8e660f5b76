#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "session/records/outboxes.h"

namespace cliplad::ui {

/// The one thread that talks to the records: it owns the connection, and runs tasks in the order they came;
/// those of a person's decisions before all others, those of runs before searches.
///
/// The destructor finishes decisions and runs, drops the rest, and joins. Methods may be called from any
/// thread.
class RecordsThread {
public:
    using Place = Outboxes::Place;
    /// Must not throw.
    using Task = std::function<void(Outboxes& outboxes)>;

    /// @param whenIdle runs each time that nothing came for `idleAfter` since the outboxes were opened
    RecordsThread(Place place, Task whenIdle, std::chrono::milliseconds idleAfter);
    ~RecordsThread();
    RecordsThread(const RecordsThread&) = delete;
    RecordsThread& operator=(const RecordsThread&) = delete;

    void postDecision(Task task);
    void postRun(Task task);
    void postLookup(Task task);
    void dropLookups();

    /// The program ends: searches are dropped, and what cannot be sent at once is only kept.
    void endSoon();

    /// Whether a run's task waits behind the one that runs now.
    bool hasRuns();
    /// Whether a decision or a run is still on its way to a disk.
    bool isBusy();
    /// Returns when every task was run. Not to be called by a task.
    void waitUntilIdle();

private:
    using Queue = std::deque<Task>;

    void post(Queue& queue, Task task);
    void run(const std::stop_token& stop);
    Task next(const std::stop_token& stop);
    bool isEmpty() const { return decisions_.empty() && runs_.empty() && lookups_.empty(); }

    const Task whenIdle_;
    const std::chrono::milliseconds idleAfter_;
    Outboxes outboxes_; ///< used on the records thread

    std::mutex mutex_;
    std::condition_variable_any changed_;
    Queue decisions_, runs_, lookups_; ///< guarded
    bool busy_ = false;                ///< guarded
    bool writes_ = false;              ///< guarded: what runs now is a decision's or a run's
    std::jthread thread_;              ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
