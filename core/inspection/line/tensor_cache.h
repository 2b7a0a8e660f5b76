#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>

#include "clip/checkpoint/checkpoint.h"
#include "inspection/line/step_cache.h"

namespace cliplad {

/// Tensors of steps kept on disk between starts: a safetensors file a step, in a folder that may be deleted
/// at any time. To stay within the bound, the longest unused go, but none that this object has found or kept:
/// once those fill it, no more is kept. So a pass over more photos than there is room for keeps the first of
/// them, and the next pass finds these, where dropping the longest unused would always drop what comes next.
///
/// Damaged files count as missing and are written anew; what a program left half-written is removed after an
/// hour. A full disk or a read-only place only means that nothing is kept. Thread-safe, also between
/// programs.
class TensorCache {
public:
    TensorCache(std::filesystem::path folder, std::size_t byteBudget);

    /// Copies, as a file of the cache may be removed or cut by others while its tensors are in use.
    std::optional<TensorMap> find(const StepKey& key);
    void keep(const StepKey& key, const TensorMap& tensors);

private:
    std::filesystem::path fileOf(const StepKey& key) const;
    bool makeRoomFor(std::size_t bytes);

    const std::filesystem::path folder_;
    const std::size_t byteBudget_;
    std::mutex mutex_;
    std::set<std::filesystem::path> used_; ///< by this object
};

} // namespace cliplad
