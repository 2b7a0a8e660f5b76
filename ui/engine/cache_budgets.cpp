#include "engine/cache_budgets.h"

#include <algorithm>

#include <unistd.h>

namespace cliplad::ui {

CacheBytes CacheBytes::budgetsOfThisMachine() {
    constexpr std::size_t kLeast = std::size_t(1) << 30;
    constexpr std::size_t kMost = std::size_t(2) << 30;
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGESIZE);
    const auto memory = pages > 0 && pageBytes > 0
                            ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(pageBytes)
                            : 0;
    const std::size_t all = std::clamp(memory / 8, kLeast, kMost);
    return {.steps = all / 2, .photos = all / 4, .thumbnails = all / 8};
}

} // namespace cliplad::ui
