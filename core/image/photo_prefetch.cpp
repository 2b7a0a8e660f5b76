#include "image/photo_prefetch.h"

#include <utility>

namespace cliplad {
namespace {

constexpr std::size_t kWaiting = 2;

} // namespace

PhotoPrefetch::PhotoPrefetch(std::vector<std::filesystem::path> paths)
    : paths_(std::move(paths))
    , thread_([this](const std::stop_token& stop) { run(stop); }) {}

PhotoPrefetch::~PhotoPrefetch() = default;

void PhotoPrefetch::run(const std::stop_token& stop) {
    for (const std::filesystem::path& path : paths_) {
        Decoded decoded;
        try {
            decoded.photo = loadPhoto(path);
        } catch (...) {
            decoded.failure = std::current_exception();
        }
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return ready_.size() < kWaiting; }))
            return;
        ready_.push_back(std::move(decoded));
        changed_.notify_all();
    }
}

Photo PhotoPrefetch::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !ready_.empty(); });
    Decoded decoded = std::move(ready_.front());
    ready_.pop_front();
    changed_.notify_all();
    if (decoded.failure)
        std::rethrow_exception(decoded.failure);
    return std::move(decoded.photo);
}

} // namespace cliplad
