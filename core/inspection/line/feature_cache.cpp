#include "inspection/line/feature_cache.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>

#include "base/cache_folder.h"
#include "clip/checkpoint/safetensors.h"
#include "inspection/line/inspection_line.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kSuffix = ".safetensors";
constexpr auto kUnfinishedSuffix = ".part"; ///< of AtomicFile
constexpr std::size_t kHeaderBytes = 1024;  ///< about what a file has beside its tensors

struct Entry {
    fs::path path;
    fs::file_time_type used;
    std::uintmax_t bytes = 0;
    bool isUnfinished = false;
};

/// What lies in the cache's folder; unfinished files that nobody writes any more are removed.
std::vector<Entry> entriesIn(const fs::path& folder) {
    const auto abandoned = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::vector<Entry> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code gone; // another program may remove files meanwhile
        const Entry entry{.path = it->path(),
                          .used = it->last_write_time(gone),
                          .bytes = it->file_size(gone),
                          .isUnfinished = it->path().extension() == kUnfinishedSuffix};
        if (gone || (!entry.isUnfinished && entry.path.extension() != kSuffix))
            continue;
        if (entry.isUnfinished && entry.used < abandoned)
            fs::remove(entry.path, gone);
        else
            entries.push_back(entry);
    }
    return entries;
}

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
    return cacheFolder() / "features";
}

FeatureCache::FeatureCache(fs::path folder, std::size_t byteBudget)
    : folder_(std::move(folder))
    , byteBudget_(byteBudget) {}

fs::path FeatureCache::fileOf(const StepKey& key) const {
    return folder_ / (key.hash + kSuffix);
}

std::optional<Features> FeatureCache::find(const StepKey& key) {
    const std::scoped_lock lock(mutex_);
    const fs::path file = fileOf(key);
    std::error_code error;
    if (!fs::exists(file, error))
        return std::nullopt;
    try {
        auto features = featuresIn(readSafetensors(file).tensors);
        if (features) {
            used_.insert(file);
            fs::last_write_time(file, fs::file_time_type::clock::now(), error); // used last
        }
        return features;
    } catch (const Error&) {
        return std::nullopt; // keep() writes it anew
    }
}

void FeatureCache::keep(const StepKey& key, const Features& features) {
    const std::scoped_lock lock(mutex_);
    std::error_code error;
    fs::create_directories(folder_, error);
    TensorMap tensors = {{"dense", features.dense}};
    for (std::size_t stage = 0; stage < features.stages.size(); ++stage)
        tensors[stageName(stage)] = features.stages[stage];
    std::size_t bytes = kHeaderBytes;
    for (const auto& [name, tensor] : tensors)
        bytes += tensor.nbytes();
    const fs::path file = fileOf(key);
    used_.insert(file);
    try {
        if (makeRoomFor(bytes))
            writeSafetensors(file, tensors);
    } catch (const Error&) {
        // A cache that cannot be written is no reason to stop.
    }
}

bool FeatureCache::makeRoomFor(std::size_t bytes) {
    std::vector<Entry> entries = entriesIn(folder_);
    std::uintmax_t total = bytes;
    for (const Entry& entry : entries)
        total += entry.bytes;
    std::erase_if(entries,
                  [&](const Entry& entry) { return entry.isUnfinished || used_.contains(entry.path); });
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    std::error_code error;
    for (auto entry = entries.begin(); entry != entries.end() && total > byteBudget_; ++entry)
        if (fs::remove(entry->path, error))
            total -= entry->bytes;
    return total <= byteBudget_;
}

Features CachedBackbone::encodeImage(const cv::Mat& rgb, int resolution, const std::stop_token& stop) const {
    const StepKey key = encodingKey(hashPhoto(rgb), info(), resolution);
    if (auto features = cache_.find(key))
        return *features;
    Features features = backbone_.encodeImage(rgb, resolution, stop);
    cache_.keep(key, features);
    return features;
}

} // namespace cliplad
