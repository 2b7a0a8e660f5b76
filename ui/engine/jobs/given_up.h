#pragma once

#include <memory>
#include <utility>

#include "engine/jobs/free_aside.h"

namespace cliplad::ui {

/// Gives what is free in the program's heaps back to the system. Whoever asks for memory meanwhile waits for
/// some 50 ms, so not on the GUI thread, and rarely.
void returnFreeMemory();

/// The same value; when its last owner lets go of it, wherever that is, it is freed beside the GUI thread and
/// the memory that is free then goes back to the system: a model and what was computed with it leave some
/// 100 MB of holes in the heap.
template<class T>
std::shared_ptr<T> returningMemory(std::shared_ptr<T> value) {
    T* const raw = value.get();
    return std::shared_ptr<T>(raw, [value = std::move(value)](T*) mutable {
        runIn(*QThreadPool::globalInstance(), [value = std::move(value)]() mutable {
            value.reset();
            returnFreeMemory();
        });
    });
}

} // namespace cliplad::ui
