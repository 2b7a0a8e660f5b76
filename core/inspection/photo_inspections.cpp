#include "inspection/photo_inspections.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <ATen/Parallel.h>

#ifdef _OPENMP
#include <omp.h>
#endif

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

/// So many threads of LibTorch and oneDNN compute for the calling one from now on.
void takeCores([[maybe_unused]] int threads) {
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
                                   const std::vector<std::filesystem::path>& paths, std::size_t atOnce,
                                   const std::stop_token& stop)
    : work_(
          {.end = static_cast<std::int64_t>(paths.size()),
           .threads = static_cast<int>(std::min(atOnce, paths.size())),
           .ahead = static_cast<int>(atOnce) + 1},
          [&backbone, &product, paths, cores = at::get_num_threads() / static_cast<int>(atOnce)](
              std::int64_t place, const std::stop_token& stopped) {
              takeCores(std::max(1, cores));
              Photo photo = loadPhoto(paths[static_cast<std::size_t>(place)]);
              Inspection inspection = inspect(backbone, product, photo.rgb, stopped);
              return InspectedPhoto{.photo = std::move(photo), .inspection = std::move(inspection)};
          },
          stop) {}

} // namespace cliplad
