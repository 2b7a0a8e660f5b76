#include "inspection/photo_inspections.h"

#include <algorithm>
#include <exception>
#include <string>
#include <utility>

#include <ATen/Parallel.h>

#ifdef _OPENMP
#include <omp.h>
#endif

#include "base/error.h"
#include "clip/device.h"
#include "inspection/inspector.h"

namespace cliplad {
namespace {

constexpr std::size_t kMostAtOnce = 4, kMostAtOnceOfGpu = 2;
/// Photos a worker, below which the last ones would keep but some of the cores busy for too long.
constexpr std::size_t kFewPhotos = 3;

/// Whether a thread can be held to a share of the cores.
#ifdef _OPENMP
constexpr bool kCanShareCores = true;
#else
constexpr bool kCanShareCores = false;
#endif

/// LibTorch's and oneDNN's threads of what the calling thread computes from now on.
void shareCores([[maybe_unused]] int threads) {
    // Both LibTorch and what is inlined of it here set a thread up when it first asks, undoing what was set.
    at::get_num_threads();
    at::internal::lazy_init_num_threads();
#ifdef _OPENMP
    omp_set_num_threads(threads);
#endif
}

} // namespace

std::size_t photosAtOnce(std::size_t photos) {
    if (!kCanShareCores)
        return 1;
    const auto cores = static_cast<std::size_t>(at::get_num_threads());
    std::size_t atOnce = std::min(computingDevice().is_cpu() ? kMostAtOnce : kMostAtOnceOfGpu, cores);
    for (std::size_t fewer = atOnce; fewer > 1; --fewer) // as many as leave the fewest cores idle
        if (cores % fewer < cores % atOnce)
            atOnce = fewer;
    return photos < kFewPhotos * atOnce ? 1 : atOnce;
}

PhotoInspections::PhotoInspections(const Backbone& backbone, const Product& product,
                                   std::vector<std::filesystem::path> paths, std::size_t atOnce,
                                   const std::stop_token& stop)
    : backbone_(backbone)
    , product_(product)
    , paths_(std::move(paths))
    , callersStop_(stop, [this] { stop_.request_stop(); })
    , most_(atOnce + 1) {
    const int threads = std::max(1, at::get_num_threads() / static_cast<int>(atOnce));
    const std::size_t count = std::min(atOnce, paths_.size());
    threads_.reserve(count);
    try {
        while (threads_.size() < count)
            threads_.emplace_back([this, threads] { work(threads); });
    } catch (const std::exception& error) { // with one it is slower
        if (threads_.empty())
            throw Error(std::string("no thread can be made: ") + error.what(), "scoring",
                        "end other programs, or raise the limit of processes");
    }
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
    const auto isRoom = [this] { return begun_ < handedOut_ + most_; };
    const bool goesOn = changed_.wait(lock, stop_.get_token(), isRoom) && !stop_.stop_requested();
    if (!goesOn || begun_ == paths_.size())
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
