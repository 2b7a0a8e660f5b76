#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <variant>

#include "base/error.h"
#include "base/job.h"

namespace cliplad {

/// Runs requests on one thread of its own, newest first: a new request replaces the one that waits, and the
/// one that runs finishes, so that a dragged slider keeps showing something.
///
/// Every request that was started ends in exactly one outcome; a request that was replaced or dropped while
/// it waited has none. `onOutcome` and `onProgress` are called on the runner's thread, never with a lock
/// held, and may call the runner's methods. Methods may be called from any thread. The destructor drops what
/// waits, asks what runs to stop, and joins: make a runner the last member of its owner.
template<class Request, class Result>
class LatestRunner {
public:
    using Generation = std::uint64_t; ///< 1, 2, 3, … in the order of submit
    struct Outcome {
        Generation generation = 0;
        std::variant<std::shared_ptr<const Result>, Cancelled, Error> value;
    };
    using Job = std::function<Result(const Request&, const JobContext&)>;
    using OnOutcome = std::function<void(const Outcome&)>;
    using OnProgress = std::function<void(Generation, const Progress&)>;

    LatestRunner(Job job, OnOutcome onOutcome, OnProgress onProgress = {})
        : job_(std::move(job))
        , onOutcome_(std::move(onOutcome))
        , onProgress_(std::move(onProgress))
        , thread_([this](std::stop_token stop) { run(stop); }) {}

    ~LatestRunner() {
        thread_.request_stop();
        cancel();
    }
    LatestRunner(const LatestRunner&) = delete;
    LatestRunner& operator=(const LatestRunner&) = delete;

    /// Replaces what waits. @return the generation that the outcome will carry
    Generation submit(Request request) {
        const std::scoped_lock lock(mutex_);
        pending_.emplace(std::move(request));
        pendingGeneration_ = ++generation_;
        changed_.notify_all();
        return generation_;
    }

    /// Drops what waits and asks what runs to stop: for when its image or product is gone.
    void cancel() {
        std::stop_source running;
        {
            const std::scoped_lock lock(mutex_);
            pending_.reset();
            running = running_;
        }
        running.request_stop(); // outside the lock: stop callbacks run here
    }

    /// Whether a newer request than the one that runs waits: what runs may then end early.
    bool hasPending() const {
        const std::scoped_lock lock(mutex_);
        return pending_.has_value();
    }

    /// Returns when nothing waits or runs and the last outcome was delivered. Not to be called by the
    /// callbacks.
    void waitUntilIdle() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !pending_ && !busy_; });
    }

private:
    void run(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        while (changed_.wait(lock, stop, [this] { return pending_.has_value(); })) {
            std::optional<Request> request = std::move(pending_);
            const Generation generation = pendingGeneration_;
            pending_.reset();
            running_ = std::stop_source();
            if (stop.stop_requested())
                return;
            const std::stop_token jobStop = running_.get_token();
            busy_ = true;
            lock.unlock();
            onOutcome_(outcome(*request, generation, jobStop));
            request.reset(); // outside the lock: it may be the last that holds a model and its cache
            lock.lock();
            busy_ = false;
            changed_.notify_all();
        }
    }

    Outcome outcome(const Request& request, Generation generation, const std::stop_token& stop) const {
        JobContext context{.stop = stop};
        if (onProgress_)
            context.report = [this, generation](const Progress& progress) {
                onProgress_(generation, progress);
            };
        try {
            return {generation, std::make_shared<const Result>(job_(request, context))};
        } catch (const Cancelled& cancelled) {
            return {generation, cancelled};
        } catch (const Error& error) {
            return {generation, error};
        } catch (const std::exception& exception) {
            return {generation, Error(exception.what())};
        }
    }

    const Job job_;
    const OnOutcome onOutcome_;
    const OnProgress onProgress_;

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Request> pending_;
    Generation pendingGeneration_ = 0;
    Generation generation_ = 0;
    std::stop_source running_{std::nostopstate};
    bool busy_ = false;
    std::jthread thread_; ///< last: joined before anything it uses goes
};

} // namespace cliplad
