#include "batch_queue.h"

namespace cliplad::training {

BatchQueue::BatchQueue(const Options& options, std::function<TrainingBatch(std::int64_t)> make)
    : options_(options)
    , make_(std::move(make))
    , nextToMake_(options.first)
    , nextToTake_(options.first) {
    for (int i = 0; i < options.threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

BatchQueue::~BatchQueue() {
    for (std::jthread& thread : threads_)
        thread.request_stop(); // all before the first is waited for
}

TrainingBatch BatchQueue::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return made_.contains(nextToTake_); });
    Outcome outcome = std::move(made_.extract(nextToTake_++).mapped());
    lock.unlock();
    changed_.notify_all();
    if (const auto* error = std::get_if<std::exception_ptr>(&outcome))
        std::rethrow_exception(*error);
    return std::get<TrainingBatch>(std::move(outcome));
}

void BatchQueue::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto hasRoom = [this] { return nextToMake_ < nextToTake_ + options_.ahead; };
    while (changed_.wait(lock, stop, hasRoom) && !stop.stop_requested()) {
        const std::int64_t step = nextToMake_++;
        lock.unlock();
        Outcome outcome = outcomeOf(step);
        lock.lock();
        made_.emplace(step, std::move(outcome));
        changed_.notify_all();
    }
}

BatchQueue::Outcome BatchQueue::outcomeOf(std::int64_t step) const {
    try {
        return make_(step);
    } catch (...) {
        return std::current_exception();
    }
}

} // namespace cliplad::training
