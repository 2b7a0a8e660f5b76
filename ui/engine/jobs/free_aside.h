#pragma once

#include <chrono>
#include <memory>
#include <utility>

#include <QCoreApplication>
#include <QTimer>

#include "engine/jobs/handover.h"

namespace cliplad::ui {

/// Frees a value beside the GUI thread: a hundred thousand rows take longer to go than a person should wait.
template<class T>
void freeAsideAtOnce(T value) {
    auto old = std::make_shared<T>(std::move(value));
    runIn(*QThreadPool::globalInstance(), [old = std::move(old)]() mutable { old.reset(); });
}

/// The same, a moment later. While many small blocks go, whoever asks for memory has to sort those first, and
/// the GUI thread has yet to show what comes instead.
template<class T>
void freeAside(T value) {
    constexpr std::chrono::milliseconds kLater(300);
    auto old = std::make_shared<T>(std::move(value));
    QTimer::singleShot(kLater, QCoreApplication::instance(),
                       [old = std::move(old)]() mutable { freeAsideAtOnce(std::move(old)); });
}

} // namespace cliplad::ui
