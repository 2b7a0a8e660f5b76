#pragma once

#include <atomic>

#include <QThread>

namespace cliplad::tests {

/// Tells of the thread that ends it.
struct ToldEnd {
    explicit ToldEnd(std::atomic<QThread*>& by)
        : by_(&by) {}
    ~ToldEnd() { *by_ = QThread::currentThread(); }

    std::atomic<QThread*>* by_;
};

} // namespace cliplad::tests
