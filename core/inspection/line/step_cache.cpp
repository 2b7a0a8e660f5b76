#include "inspection/line/step_cache.h"

#include <stdexcept>
#include <utility>

#include "base/sha256.h"

namespace cliplad {

std::string_view stepName(Step step) {
    constexpr std::array<std::string_view, kStepCount> names = {
        "encode image",    "describe patches", "upsample dense", "embed text",
        "gather patches",  "learn clusters",   "assign regions", "find foreground",
        "classify parts",  "count parts",      "describe cues",  "remember patches",
        "compare patches", "sample normals",   "calibrate",      "fuse",
        "decide"};
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
    auto& entries = shelfOf(key.step).entries;
    entries.splice(entries.begin(), entries, found->second);
    return found->second->result;
}

void StepCache::keepUntyped(const StepKey& key, std::shared_ptr<const void> result, std::type_index type,
                            std::size_t bytes) {
    const std::scoped_lock lock(mutex_);
    if (bytes > byteBudget_ || byHash_.contains(key.hash))
        return;
    Shelf& shelf = shelfOf(key.step);
    shelf.entries.push_front({key, std::move(result), type, bytes});
    shelf.bytes += bytes;
    byHash_[key.hash] = shelf.entries.begin();
    dropBeyondBudget();
}

void StepCache::dropBeyondBudget() {
    while (quick_.bytes + dear_.bytes > byteBudget_) {
        Shelf& shelf = quick_.bytes > byteBudget_ / 4 || dear_.entries.empty() ? quick_ : dear_;
        shelf.bytes -= shelf.entries.back().bytes;
        byHash_.erase(shelf.entries.back().key.hash);
        shelf.entries.pop_back();
    }
}

bool StepCache::contains(const StepKey& key) const {
    const std::scoped_lock lock(mutex_);
    return byHash_.contains(key.hash);
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
    return quick_.bytes + dear_.bytes;
}

void StepCache::clear() {
    const std::scoped_lock lock(mutex_);
    byHash_.clear();
    quick_ = {};
    dear_ = {};
}

} // namespace cliplad
