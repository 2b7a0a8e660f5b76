#include "inspection/line/step_cache.h"

#include <stdexcept>
#include <utility>

#include "base/sha256.h"

namespace cliplad {

std::string_view stepName(Step step) {
    constexpr std::array<std::string_view, kStepCount> names = {
        "encode image",    "describe patches", "upsample dense", "embed text",  "learn clusters",
        "assign regions",  "find foreground",  "classify parts", "count parts", "remember patches",
        "compare patches", "sample normals",   "calibrate",      "fuse",        "decide"};
    return names[static_cast<std::size_t>(step)];
}

StepCounts StepCounts::operator-(const StepCounts& earlier) const {
    StepCounts difference;
    for (std::size_t i = 0; i < kStepCount; ++i)
        difference.runs[i] = runs[i] - earlier.runs[i];
    return difference;
}

StepKeyBuilder& StepKeyBuilder::add(std::string_view text) {
    parts_ += std::to_string(text.size());
    parts_ += ':';
    parts_ += text;
    return *this;
}

StepKeyBuilder& StepKeyBuilder::add(std::int64_t number) {
    return add(std::to_string(number));
}

StepKeyBuilder& StepKeyBuilder::add(const StepKey& input) {
    return add(input.hash);
}

StepKey StepKeyBuilder::build(Step step) const {
    return {step, sha256(std::to_string(static_cast<int>(step)) + "/" + parts_)};
}

StepCache::StepCache(std::size_t byteBudget)
    : byteBudget_(byteBudget) {}

std::shared_ptr<const void> StepCache::findUntyped(const StepKey& key, std::type_index type) {
    const std::scoped_lock lock(mutex_);
    const auto found = byHash_.find(key.hash);
    if (found == byHash_.end())
        return nullptr;
    if (found->second->type != type)
        throw std::logic_error("a step's result is asked for as another type than it was kept as");
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->result;
}

void StepCache::keepUntyped(const StepKey& key, std::shared_ptr<const void> result, std::type_index type,
                            std::size_t bytes) {
    const std::scoped_lock lock(mutex_);
    if (bytes > byteBudget_ || byHash_.contains(key.hash))
        return;
    entries_.push_front({key, std::move(result), type, bytes});
    byHash_[key.hash] = entries_.begin();
    bytes_ += bytes;
    dropBeyondBudget();
}

void StepCache::dropBeyondBudget() {
    while (bytes_ > byteBudget_) {
        bytes_ -= entries_.back().bytes;
        byHash_.erase(entries_.back().key.hash);
        entries_.pop_back();
    }
}

void StepCache::countRun(Step step) {
    const std::scoped_lock lock(mutex_);
    ++counts_.runs[static_cast<std::size_t>(step)];
}

StepCounts StepCache::counts() const {
    const std::scoped_lock lock(mutex_);
    return counts_;
}

std::size_t StepCache::bytes() const {
    const std::scoped_lock lock(mutex_);
    return bytes_;
}

void StepCache::clear() {
    const std::scoped_lock lock(mutex_);
    entries_.clear();
    byHash_.clear();
    bytes_ = 0;
}

} // namespace cliplad
