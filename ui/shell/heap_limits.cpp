#include "shell/heap_limits.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace cliplad::ui {

void limitHeaps() {
#ifdef __GLIBC__
    // What the GUI thread paints into stays in its heap: a call of the system waits while a decoder fills
    // pages.
    constexpr int kLargeBytes = 8 << 20;
    constexpr int kHeapSlackBytes = 64 << 20;
    // Photos are decoded on one thread and freed on another.
    mallopt(M_ARENA_MAX, 2);
    // Small blocks are joined as they are freed: else a hundred thousand of them are, all at once, by whoever
    // asks for memory next.
    mallopt(M_MXFAST, 0);
    mallopt(M_MMAP_THRESHOLD, kLargeBytes);
    mallopt(M_TRIM_THRESHOLD, kHeapSlackBytes);
#endif
}

} // namespace cliplad::ui
