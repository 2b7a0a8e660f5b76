#pragma once

#include <memory>
#include <utility>

#include "engine/handover.h"

namespace cliplad::ui {

/// Frees a value beside the GUI thread: a hundred thousand rows take longer to go than a person should wait.
template<class T>
void freeAside(T value) {
    auto old = std::make_shared<T>(std::move(value));
    runIn(*QThreadPool::globalInstance(), [old = std::move(old)]() mutable { old.reset(); });
}

} // namespace cliplad::ui
