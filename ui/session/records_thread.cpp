#include "session/records_thread.h"

#include <utility>

namespace cliplad::ui {

RecordsThread::RecordsThread(Place place, Task whenIdle, std::chrono::milliseconds idleAfter)
    : place_(std::move(place))
    , whenIdle_(std::move(whenIdle))
    , idleAfter_(idleAfter)
    , thread_([this](const std::stop_token& stop) { run(stop); }) {}

RecordsThread::~RecordsThread() {
    dropLookups();
    thread_.request_stop();
}

void RecordsThread::postDecision(Task task) {
    const std::scoped_lock lock(mutex_);
    decisions_.push_back(std::move(task));
    changed_.notify_all();
}

void RecordsThread::postLookup(Task task) {
    const std::scoped_lock lock(mutex_);
    lookups_.push_back(std::move(task));
    changed_.notify_all();
}

void RecordsThread::dropLookups() {
    const std::scoped_lock lock(mutex_);
    lookups_.clear();
    changed_.notify_all();
}

void RecordsThread::waitUntilIdle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return decisions_.empty() && lookups_.empty() && !busy_; });
}

DecisionOutbox& RecordsThread::open() {
    if (!outbox_)
        outbox_ = std::make_unique<DecisionOutbox>(place_());
    return *outbox_;
}

RecordsThread::Task RecordsThread::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    busy_ = false;
    changed_.notify_all();
    const bool came = changed_.wait_for(lock, stop, idleAfter_,
                                        [this] { return !decisions_.empty() || !lookups_.empty(); });
    if (!came) // what is still to be decided is run to its end also after a stop
        return !stop.stop_requested() && outbox_ ? whenIdle_ : Task();
    std::deque<Task>& queue = decisions_.empty() ? lookups_ : decisions_;
    Task task = std::move(queue.front());
    queue.pop_front();
    busy_ = true;
    return task;
}

void RecordsThread::run(const std::stop_token& stop) {
    while (true) {
        if (const Task task = next(stop))
            task([this]() -> DecisionOutbox& { return open(); });
        else if (stop.stop_requested())
            break;
    }
    outbox_.reset(); // its connection belongs to this thread
}

} // namespace cliplad::ui
