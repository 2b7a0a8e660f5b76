#include "benchmark/measured_method.h"

#include <chrono>
#include <utility>

#include "benchmark/peak_memory.h"

namespace cliplad {
namespace {

MethodCost costOf(const auto& call) {
    const PeakMemory memory;
    const auto begin = std::chrono::steady_clock::now();
    call();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            memory.growthMib()};
}

} // namespace

MethodCost MeasuredMethod::learn(std::span<const MethodPhoto> shots, const JobContext& job) {
    if (!ignoresShots_ || !learning_)
        learning_ = costOf([&] { method_->learn(shots, job); });
    return *learning_;
}

MeasuredMethod::Score MeasuredMethod::score(const MethodPhoto& photo, const std::stop_token& stop) {
    if (const auto known = scores_.find(photo.path); known != scores_.end())
        return known->second;
    Score result;
    result.cost = costOf([&] { result.score = method_->score(photo, stop); });
    if (ignoresShots_)
        scores_.emplace(photo.path, result);
    return result;
}

} // namespace cliplad
