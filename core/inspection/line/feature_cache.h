#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <utility>

#include "clip/features.h"
#include "inspection/line/tensor_cache.h"

namespace cliplad {

/// Features of photos kept on disk between starts, so that reopening a product does not run the vision tower:
/// an entry per photo, model, resolution and precision. See TensorCache; thread-safe as it is.
class FeatureCache {
public:
    /// Room for 107 photos of ViT-L/14 at 448 px (20 MB each).
    static constexpr std::size_t kDefaultByteBudget = std::size_t(2) << 30;

    /// "features" in cacheFolder().
    static std::filesystem::path defaultFolder();

    explicit FeatureCache(std::filesystem::path folder, std::size_t byteBudget = kDefaultByteBudget)
        : files_(std::move(folder), byteBudget) {}

    /// @param key of encodingKey()
    std::optional<Features> find(const StepKey& key);
    void keep(const StepKey& key, const Features& features);

private:
    TensorCache files_;
};

} // namespace cliplad
