#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "training_batch.h"

namespace cliplad::training {

/// Makes the batches of consecutive steps on threads of its own, some steps ahead of their use, and hands
/// them out in order. next() belongs to one thread.
class BatchQueue {
public:
    struct Options {
        std::int64_t first = 0; ///< step
        int threads = 1;        ///< batches made side by side
        int ahead = 1;          ///< batches made or being made that nobody has taken yet
    };

    /// @param make called from all threads, with every step once and in order
    BatchQueue(const Options& options, std::function<TrainingBatch(std::int64_t step)> make);
    ~BatchQueue();
    BatchQueue(const BatchQueue&) = delete;
    BatchQueue& operator=(const BatchQueue&) = delete;

    /// The next step's batch; waits for it. Rethrows what making it threw.
    TrainingBatch next();

private:
    using Outcome = std::variant<TrainingBatch, std::exception_ptr>;

    void work(const std::stop_token& stop);
    Outcome outcomeOf(std::int64_t step) const;

    Options options_;
    std::function<TrainingBatch(std::int64_t)> make_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::int64_t nextToMake_;
    std::int64_t nextToTake_;
    std::map<std::int64_t, Outcome> made_;
    std::vector<std::jthread> threads_; ///< last: joined first
};

} // namespace cliplad::training
