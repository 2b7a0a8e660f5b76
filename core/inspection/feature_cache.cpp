#include "inspection/feature_cache.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "clip/safetensors.h"
#include "inspection/inspection_line.h"
#include "inspection/step_cache.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kSuffix = ".safetensors";

std::string stageName(std::size_t stage) {
    return fmt::format("stage{}", stage + 1);
}

/// Copies, as a file of the cache may be removed or cut by others while its features are in use.
std::optional<Features> featuresIn(const TensorMap& tensors) {
    const auto grid = [&](const std::string& name) -> at::Tensor {
        const auto found = tensors.find(name);
        const bool fits =
            found != tensors.end() && found->second.scalar_type() == at::kFloat && found->second.dim() == 3;
        return fits ? found->second.clone() : at::Tensor();
    };
    Features features;
    features.dense = grid("dense");
    bool whole = features.dense.defined();
    for (std::size_t stage = 0; stage < features.stages.size() && whole; ++stage) {
        features.stages[stage] = grid(stageName(stage));
        whole = features.stages[stage].defined() &&
                features.stages[stage].size(0) == features.dense.size(0) &&
                features.stages[stage].size(1) == features.dense.size(1);
    }
    return whole ? std::optional(std::move(features)) : std::nullopt;
}

} // namespace

fs::path FeatureCache::defaultFolder() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return fs::path(cache) / "clip-lad" / "features";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".cache" / "clip-lad" / "features";
}

FeatureCache::FeatureCache(fs::path folder, std::size_t byteBudget)
    : folder_(std::move(folder))
    , byteBudget_(byteBudget) {}

std::string FeatureCache::key(const std::string& photoHash, const BackboneInfo& model, int resolution) {
    return StepKeyBuilder()
        .add(photoHash)
        .add(model.sha256)
        .add(model.precision)
        .add(resolution)
        .build(Step::EncodeImage)
        .hash;
}

fs::path FeatureCache::fileOf(const std::string& key) const {
    return folder_ / (key + kSuffix);
}

std::optional<Features> FeatureCache::find(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    const fs::path file = fileOf(key);
    std::error_code error;
    if (!fs::exists(file, error))
        return std::nullopt;
    try {
        auto features = featuresIn(readSafetensors(file).tensors);
        if (features)
            fs::last_write_time(file, fs::file_time_type::clock::now(), error); // used last
        return features;
    } catch (const Error&) {
        return std::nullopt; // keep() writes it anew
    }
}

void FeatureCache::keep(const std::string& key, const Features& features) {
    const std::scoped_lock lock(mutex_);
    std::error_code error;
    fs::create_directories(folder_, error);
    TensorMap tensors = {{"dense", features.dense}};
    for (std::size_t stage = 0; stage < features.stages.size(); ++stage)
        tensors[stageName(stage)] = features.stages[stage];
    try {
        writeSafetensors(fileOf(key), tensors);
    } catch (const Error&) {
        return; // a cache that cannot be written is no reason to stop
    }
    dropBeyondBudget();
}

void FeatureCache::dropBeyondBudget() {
    struct Entry {
        fs::path path;
        fs::file_time_type used;
        std::uintmax_t bytes;
    };
    std::vector<Entry> entries;
    std::uintmax_t total = 0;
    std::error_code error;
    for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error)) {
        std::error_code gone; // another program may remove files meanwhile
        const Entry entry{it->path(), it->last_write_time(gone), it->file_size(gone)};
        if (gone || entry.path.extension() != kSuffix)
            continue;
        total += entry.bytes;
        entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    for (std::size_t i = 0; i < entries.size() && total > byteBudget_; ++i)
        if (fs::remove(entries[i].path, error))
            total -= entries[i].bytes;
}

Features CachedBackbone::encodeImage(const cv::Mat& rgb, int resolution) const {
    const std::string key = FeatureCache::key(hashPhoto(rgb), info(), resolution);
    if (auto features = cache_.find(key))
        return *features;
    Features features = backbone_.encodeImage(rgb, resolution);
    cache_.keep(key, features);
    return features;
}

} // namespace cliplad
