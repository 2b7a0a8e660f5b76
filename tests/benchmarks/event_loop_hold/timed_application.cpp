#include "timed_application.h"

#include <array>
#include <chrono>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include <QEvent>
#include <QMetaEnum>

namespace cliplad::tests {
namespace {

/// What the calling thread spent since it began, without waiting for a processor that others had: working, or
/// blocked by a lock or a disk. Linux counts that for each thread. One thread only.
double ownMs() {
    static const auto begin = std::chrono::steady_clock::now();
    static const int file = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    std::array<char, 128> text{};
    unsigned long long ran = 0, waited = 0;
    if (file < 0 || pread(file, text.data(), text.size() - 1, 0) <= 0 ||
        std::sscanf(text.data(), "%llu %llu", &ran, &waited) != 2)
        waited = 0;
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - begin;
    return passed.count() - static_cast<double>(waited) / 1e6;
}

} // namespace

bool TimedApplication::notify(QObject* receiver, QEvent* event) {
    const bool isOutermost = depth_++ == 0;
    const double begin = isOutermost ? ownMs() : 0;
    // It may be gone afterwards.
    const char* name = isOutermost ? receiver->metaObject()->className() : "";
    const QEvent::Type type = event->type();
    const bool used = QApplication::notify(receiver, event);
    --depth_;
    if (isOutermost)
        if (const double ms = ownMs() - begin; ms > longestMs_) {
            longestMs_ = ms;
            longest_ = QString("%1 of %2").arg(QMetaEnum::fromType<QEvent::Type>().valueToKey(type), name);
        }
    return used;
}

} // namespace cliplad::tests
