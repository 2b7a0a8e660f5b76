#pragma once

#include <memory>
#include <utility>

#include <QThreadPool>

namespace cliplad::ui {

/// Frees a value beside the GUI thread: a hundred thousand rows take longer to go than a person should wait.
template<class T>
void freeAside(T value) {
    auto old = std::make_shared<T>(std::move(value));
    QThreadPool::globalInstance()->start([old = std::move(old)]() mutable { old.reset(); });
}

} // namespace cliplad::ui
