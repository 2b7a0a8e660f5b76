#include "engine/cache_budgets.h"

#include <algorithm>

#include <unistd.h>

namespace cliplad::ui {

CacheBytes CacheBytes::budgetsOf(std::size_t memoryBytes) {
    constexpr std::size_t kMiB = std::size_t(1) << 20;
    return {.steps = std::clamp(memoryBytes / 8, 512 * kMiB, 4096 * kMiB),
            .photos = std::clamp(memoryBytes / 32, 256 * kMiB, 512 * kMiB),
            .thumbnails = std::clamp(memoryBytes / 64, 128 * kMiB, 256 * kMiB)};
}

CacheBytes CacheBytes::budgetsOfThisMachine() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    return budgetsOf(pages > 0 && pageBytes > 0
                         ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(pageBytes)
                         : 0);
}

} // namespace cliplad::ui
