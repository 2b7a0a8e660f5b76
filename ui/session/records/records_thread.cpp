#include "session/records/records_thread.h"

#include <utility>

namespace cliplad::ui {

RecordsThread::RecordsThread(Place place, Task whenIdle, std::chrono::milliseconds idleAfter)
    : whenIdle_(std::move(whenIdle))
    , idleAfter_(idleAfter)
    , outboxes_(std::move(place))
    , thread_([this](const std::stop_token& stop) { run(stop); }) {}

RecordsThread::~RecordsThread() {
    endSoon();
    thread_.request_stop();
}

void RecordsThread::post(Queue& queue, Task task) {
    const std::scoped_lock lock(mutex_);
    queue.push_back(std::move(task));
    changed_.notify_all();
}

void RecordsThread::postDecision(Task task) {
    post(decisions_, std::move(task));
}

void RecordsThread::postRun(Task task) {
    post(runs_, std::move(task));
}

void RecordsThread::postLookup(Task task) {
    post(lookups_, std::move(task));
}

void RecordsThread::dropLookups() {
    const std::scoped_lock lock(mutex_);
    lookups_.clear();
    changed_.notify_all();
}

void RecordsThread::endSoon() {
    outboxes_.endSoon();
    dropLookups();
}

bool RecordsThread::hasRuns() {
    const std::scoped_lock lock(mutex_);
    return !runs_.empty();
}

bool RecordsThread::isBusy() {
    const std::scoped_lock lock(mutex_);
    return writes_ || !decisions_.empty() || !runs_.empty();
}

void RecordsThread::waitUntilIdle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return isEmpty() && !busy_; });
}

RecordsThread::Task RecordsThread::next(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    busy_ = writes_ = false;
    changed_.notify_all();
    const bool came = changed_.wait_for(lock, stop, idleAfter_, [this] { return !isEmpty(); });
    if (!came) { // what is still to be written is run to its end also after a stop
        busy_ = !stop.stop_requested() && !outboxes_.ends() && outboxes_.areOpen();
        return busy_ ? whenIdle_ : Task();
    }
    Queue& queue = !decisions_.empty() ? decisions_ : !runs_.empty() ? runs_ : lookups_;
    Task task = std::move(queue.front());
    queue.pop_front();
    busy_ = true;
    writes_ = &queue != &lookups_;
    return task;
}

void RecordsThread::run(const std::stop_token& stop) {
    while (true) {
        if (const Task task = next(stop))
            task(outboxes_);
        else if (stop.stop_requested())
            break;
    }
    outboxes_.close(); // its connection belongs to this thread
}

} // namespace cliplad::ui
