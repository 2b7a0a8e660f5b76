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

    /// Budgets by the machine's memory: for the steps an eighth of it, from 512 MiB to 4 GiB; for the photos
    /// a quarter of that, up to 512 MiB; for the thumbnails an eighth, up to 256 MiB.
    ///
    /// An image of ViT-L/14 at 448 px takes 63 MiB of steps, and a shot whose changed copies calibrate seven
    /// times that. So on 16 GiB all steps of four such shots (1.7 GiB) and of some further images are kept,
    /// and an edit computes nothing twice. With 8 GiB the features of all of them are (532 MiB), and only
    /// what is quickly made of them is made again (StepCache): the vision tower does not run for an edit.
    static CacheBytes budgetsOf(std::size_t memoryBytes);
    static CacheBytes budgetsOfThisMachine();
};

} // namespace cliplad::ui
