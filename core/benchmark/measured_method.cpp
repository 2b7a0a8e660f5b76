#include "benchmark/measured_method.h"

#include <chrono>
#include <utility>

#include "benchmark/peak_memory.h"

namespace cliplad {

MethodCost MeasuredMethod::costOf(const std::function<void()>& call, bool withMemory) const {
    std::optional<PeakMemory> memory;
    if (withMemory)
        memory.emplace();
    const double savedBefore = windows_.savedSeconds();
    const auto begin = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    return {spent.count() + windows_.savedSeconds() - savedBefore,
            memory ? memory->growthMib() : std::nullopt};
}

MethodCost MeasuredMethod::learn(std::span<const MethodPhoto> shots, const JobContext& job) {
    if (!ignoresShots_ || !learning_)
        learning_ = costOf([&] { method_->learn(shots, job); }, true);
    return *learning_;
}

MeasuredMethod::Score MeasuredMethod::score(const MethodPhoto& photo, const std::stop_token& stop) {
    if (const auto known = scores_.find(photo.path); known != scores_.end())
        return known->second;
    Score result;
    result.cost =
        costOf([&] { result.score = method_->score(photo, stop); }, !std::exchange(hasScored_, true));
    if (ignoresShots_)
        scores_.emplace(photo.path, result);
    return result;
}

} // namespace cliplad
