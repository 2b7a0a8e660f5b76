#pragma once

namespace cliplad::ui {

/// Keeps the program's memory near to what it holds, over days. By default glibc gives each thread a heap of
/// its own, and learns from the first picture that is freed to keep the next ones in those heaps, which then
/// grow in pieces. Here threads share two heaps, pictures and tensors go back to the system at once, and
/// small blocks are joined as they are freed. To be called before there are threads.
void limitHeaps();

} // namespace cliplad::ui
