#pragma once

#include <cstddef>

namespace cliplad::ui {

/// What the Studio keeps of photos so that nothing is computed or decoded twice: the most bytes of each
/// cache, or the bytes that each holds now.
struct CacheBytes {
    std::size_t steps = 0;      ///< of the live view; core/inspection/step_cache
    std::size_t photos = 0;     ///< decoded
    std::size_t thumbnails = 0; ///< of sheets and lists

    std::size_t sum() const { return steps + photos + thumbnails; }

    /// Budgets: of an eighth of the machine's memory, but of 1 GiB at least and 2 GiB at most, half goes to
    /// the steps (of 1 GiB: four shots and a photo of ViT-L/14 at 448 px), a quarter to the photos, an eighth
    /// to the thumbnails.
    static CacheBytes budgetsOfThisMachine();
};

} // namespace cliplad::ui
