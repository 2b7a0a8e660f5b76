#pragma once

namespace cliplad::ui {

/// Pictures and tensors go back to the system when they are freed. By default glibc learns from the first
/// large one that is freed to keep the next in its heaps, which many threads then fragment: the process grows
/// for hours. Small ones are joined at once, not a hundred thousand at a time. To be called before there are
/// threads.
void giveLargeBlocksBack();

} // namespace cliplad::ui
