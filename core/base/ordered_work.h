#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"

namespace cliplad {

/// Makes what belongs to consecutive places on threads of its own, some places ahead of its use, and hands it
/// out in order. next() belongs to one thread.
template<class Result>
class OrderedWork {
public:
    struct Options {
        std::int64_t first = 0;                                      ///< place
        std::int64_t end = std::numeric_limits<std::int64_t>::max(); ///< the place behind the last
        int threads = 1;                                             ///< results made side by side
        int ahead = 1; ///< results made or being made that nobody has taken yet
    };
    using Make = std::function<Result(std::int64_t place, const std::stop_token& stop)>;

    /// Throws Error where not one thread can be made.
    /// @param make called from all threads, with every place once and in order
    /// @param stop ends the work, as the destructor does, which waits for what is being made
    OrderedWork(const Options& options, Make make, const std::stop_token& stop = {})
        : options_(options)
        , make_(std::move(make))
        , callersStop_(stop, [this] { stop_.request_stop(); })
        , nextToMake_(options.first)
        , nextToTake_(options.first) {
        threads_.reserve(static_cast<std::size_t>(options.threads));
        try {
            for (int i = 0; i < options.threads; ++i)
                threads_.emplace_back([this] { work(); });
        } catch (const std::exception& error) { // with one it is slower
            if (threads_.empty())
                throw Error(std::string("no thread can be made: ") + error.what(), "",
                            "end other programs, or raise the limit of processes");
        }
    }
    ~OrderedWork() { stop_.request_stop(); }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;

    /// The next place's result; waits for it. Rethrows what making it threw; throws Cancelled once stopped.
    Result next() {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop_.get_token(), [this] { return made_.contains(nextToTake_); }))
            throw Cancelled();
        Outcome outcome = std::move(made_.extract(nextToTake_++).mapped());
        lock.unlock();
        changed_.notify_all();
        if (const auto* error = std::get_if<std::exception_ptr>(&outcome))
            std::rethrow_exception(*error);
        return std::get<Result>(std::move(outcome));
    }

private:
    using Outcome = std::variant<Result, std::exception_ptr>;

    void work() {
        const std::stop_token stop = stop_.get_token();
        std::unique_lock lock(mutex_);
        const auto hasRoom = [this] { return nextToMake_ < nextToTake_ + options_.ahead; };
        while (changed_.wait(lock, stop, hasRoom) && !stop.stop_requested() && nextToMake_ < options_.end) {
            const std::int64_t place = nextToMake_++;
            lock.unlock();
            Outcome outcome = outcomeOf(place, stop);
            lock.lock();
            made_.emplace(place, std::move(outcome));
            changed_.notify_all();
        }
    }

    Outcome outcomeOf(std::int64_t place, const std::stop_token& stop) const {
        try {
            return make_(place, stop);
        } catch (...) {
            return std::current_exception();
        }
    }

    const Options options_;
    const Make make_;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> callersStop_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::int64_t nextToMake_;
    std::int64_t nextToTake_;
    std::map<std::int64_t, Outcome> made_;
    std::vector<std::jthread> threads_; ///< last: joined before what they use goes
};

} // namespace cliplad
