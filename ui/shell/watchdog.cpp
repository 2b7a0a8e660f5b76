#include "shell/watchdog.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

#include <ctime>

namespace cliplad::ui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kEvery(5);

/// One question to the event loop; outlives whoever of the two goes first.
struct Ping {
    std::mutex mutex;
    std::condition_variable_any answered;
    bool isAnswered = false;
};

/// CPU time of a thread; 0 where the system does not tell.
std::chrono::nanoseconds cpuTimeOf(pthread_t thread) {
    clockid_t clock;
    timespec spent;
    if (pthread_getcpuclockid(thread, &clock) != 0 || clock_gettime(clock, &spent) != 0)
        return {};
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

} // namespace

Watchdog::Watchdog(QObject* parent)
    : QObject(parent)
    , watched_(pthread_self())
    , thread_([this](const std::stop_token& stop) { watch(stop); }) {}

Watchdog::~Watchdog() {
    thread_ = {};
}

void Watchdog::watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        auto ping = std::make_shared<Ping>();
        const auto asked = Clock::now();
        const auto busyBefore = cpuTimeOf(watched_);
        QMetaObject::invokeMethod(this, [ping] {
            const std::scoped_lock lock(ping->mutex);
            ping->isAnswered = true;
            ping->answered.notify_all();
        });
        std::unique_lock lock(ping->mutex);
        const bool answered = ping->answered.wait(lock, stop, [&] { return ping->isAnswered; });
        const qint64 busy = (cpuTimeOf(watched_) - busyBefore).count();
        const qint64 held =
            std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - asked).count();
        if (answered && busy > longestBusyNs_)
            longestBusyNs_ = busy;
        if (answered && held > longestNs_) {
            longestNs_ = held;
            if (held > qint64(kLimitMs) * 1'000'000)
                qWarning("the event loop was held for %.0f ms", static_cast<double>(held) / 1e6);
        }
        ping->answered.wait_for(lock, stop, kEvery, [] { return false; });
    }
}

} // namespace cliplad::ui
