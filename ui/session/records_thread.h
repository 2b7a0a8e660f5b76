#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "records/decision_outbox.h"

namespace cliplad::ui {

/// The one thread that talks to the records: it owns the connection, runs tasks in the order they came, and
/// those of a person's decisions before all others.
///
/// The destructor finishes the decisions, drops the rest, and joins. Methods may be called from any thread.
class RecordsThread {
public:
    /// Opens the outbox where it is not open yet. Throws Error. For the records thread alone.
    using Access = std::function<DecisionOutbox&()>;
    /// Must not throw.
    using Task = std::function<void(const Access& outbox)>;
    /// Where decisions go; asked for on the records thread when it opens them. May throw Error.
    using Place = std::function<DecisionOutbox::Options()>;

    /// @param whenIdle runs each time that nothing came for `idleAfter` since the outbox was opened
    RecordsThread(Place place, Task whenIdle, std::chrono::milliseconds idleAfter);
    ~RecordsThread();
    RecordsThread(const RecordsThread&) = delete;
    RecordsThread& operator=(const RecordsThread&) = delete;

    void postDecision(Task task);
    void postLookup(Task task);
    void dropLookups();

    /// Returns when every task was run. Not to be called by a task.
    void waitUntilIdle();

private:
    void run(const std::stop_token& stop);
    Task next(const std::stop_token& stop);
    DecisionOutbox& open();

    const Place place_;
    const Task whenIdle_;
    const std::chrono::milliseconds idleAfter_;
    std::unique_ptr<DecisionOutbox> outbox_; ///< made, used and destroyed on the records thread

    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Task> decisions_; ///< guarded
    std::deque<Task> lookups_;   ///< guarded
    bool busy_ = false;          ///< guarded
    std::jthread thread_;        ///< last: joined before what it uses goes
};

} // namespace cliplad::ui
