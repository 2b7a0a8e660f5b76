#include "inspection/photo_inspections.h"

#include <algorithm>
#include <utility>

#include <ATen/Parallel.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "base/error.h"
#include "inspection/inspector.h"

namespace cliplad {
namespace {

constexpr std::size_t kMostAtOnce = 4;
/// Photos a worker, below which the last ones would keep but some of the cores busy for too long.
constexpr std::size_t kFewPhotos = 3;

/// LibTorch's and oneDNN's threads of what the calling thread computes from now on.
void shareCores([[maybe_unused]] int threads) {
    at::get_num_threads(); // which sets the thread up when it first asks, and would undo what follows
#ifdef _OPENMP
    omp_set_num_threads(threads);
#endif
}

} // namespace

std::size_t photosAtOnce(std::size_t photosOfSet) {
#ifdef _OPENMP
    const std::size_t most = std::min(kMostAtOnce, static_cast<std::size_t>(at::get_num_threads()));
    return photosOfSet < kFewPhotos * most ? 1 : most;
#else
    return 1;
#endif
}

PhotoInspections::PhotoInspections(const Backbone& backbone, const Product& product,
                                   std::vector<std::filesystem::path> paths, std::size_t atOnce,
                                   const std::stop_token& stop)
    : backbone_(backbone)
    , product_(product)
    , paths_(std::move(paths))
    , callersStop_(stop, [this] { stop_.request_stop(); })
    , waiting_(2 * atOnce) {
    const int threads = std::max(1, at::get_num_threads() / static_cast<int>(atOnce));
    for (std::size_t i = 0; i < std::min(atOnce, paths_.size()); ++i)
        threads_.emplace_back([this, threads] { work(threads); });
}

PhotoInspections::~PhotoInspections() {
    stop_.request_stop();
}

void PhotoInspections::work(int threads) {
    shareCores(threads);
    while (const std::optional<std::size_t> place = nextToJudge()) {
        Outcome outcome = judge(paths_[*place]);
        const std::scoped_lock lock(mutex_);
        ready_.emplace(*place, std::move(outcome));
        changed_.notify_all();
    }
}

/// Waits until there is room for another. None: all are begun, or it is to stop.
std::optional<std::size_t> PhotoInspections::nextToJudge() {
    std::unique_lock lock(mutex_);
    const auto isRoom = [this] { return begun_ < handedOut_ + waiting_; };
    if (!changed_.wait(lock, stop_.get_token(), isRoom) || begun_ == paths_.size())
        return std::nullopt;
    return begun_++;
}

PhotoInspections::Outcome PhotoInspections::judge(const std::filesystem::path& path) const {
    try {
        Photo photo = loadPhoto(path);
        Inspection inspection = inspect(backbone_, product_, photo.rgb, stop_.get_token());
        return InspectedPhoto{.photo = std::move(photo), .inspection = std::move(inspection)};
    } catch (...) {
        return std::current_exception();
    }
}

InspectedPhoto PhotoInspections::next() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop_.get_token(), [this] { return ready_.contains(handedOut_); }))
        throw Cancelled();
    Outcome outcome = std::move(ready_.extract(handedOut_).mapped());
    ++handedOut_;
    changed_.notify_all();
    lock.unlock();
    if (const auto* failure = std::get_if<std::exception_ptr>(&outcome))
        std::rethrow_exception(*failure);
    return std::get<InspectedPhoto>(std::move(outcome));
}

} // namespace cliplad
