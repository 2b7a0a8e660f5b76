#include "inspection/line/tensor_cache.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include <ATen/ATen.h>

#include "clip/checkpoint/safetensors.h"

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

} // namespace

TensorCache::TensorCache(fs::path folder, std::size_t byteBudget)
    : folder_(std::move(folder))
    , byteBudget_(byteBudget) {}

fs::path TensorCache::fileOf(const StepKey& key) const {
    return folder_ / (key.hash + kSuffix);
}

std::optional<TensorMap> TensorCache::find(const StepKey& key) {
    const std::scoped_lock lock(mutex_);
    const fs::path file = fileOf(key);
    std::error_code error;
    if (!fs::exists(file, error))
        return std::nullopt;
    try {
        TensorMap tensors = readSafetensors(file).tensors;
        for (auto& [name, tensor] : tensors)
            tensor = tensor.clone();
        used_.insert(file);
        fs::last_write_time(file, fs::file_time_type::clock::now(), error); // used last
        return tensors;
    } catch (const Error&) {
        return std::nullopt; // keep() writes it anew
    }
}

void TensorCache::keep(const StepKey& key, const TensorMap& tensors) {
    const std::scoped_lock lock(mutex_);
    std::error_code error;
    fs::create_directories(folder_, error);
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

bool TensorCache::makeRoomFor(std::size_t bytes) {
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

} // namespace cliplad
