#pragma once

#include <atomic>
#include <thread>

#include <pthread.h>

#include <QObject>
#include <QString>

namespace cliplad::ui {

/// Measures how long the event loop is held: a thread of its own asks for an answer every few milliseconds.
/// For debug builds and tests. Made in the GUI thread.
class Watchdog : public QObject {
    Q_OBJECT

public:
    static constexpr int kLimitMs = 50;

    explicit Watchdog(QObject* parent = nullptr);
    ~Watchdog() override;

    /// Longest hold since the last reset, ms.
    double longestMs() const { return static_cast<double>(longestNs_.load()) / 1e6; }
    /// The most that the GUI thread itself computed during one hold, ms: a hold without what the thread
    /// waited for, such as other programs.
    double longestBusyMs() const { return static_cast<double>(longestBusyNs_.load()) / 1e6; }
    void reset() { longestNs_ = longestBusyNs_ = 0; }

private:
    void watch(const std::stop_token& stop);

    const pthread_t watched_; ///< GUI thread
    std::atomic<qint64> longestNs_ = 0;
    std::atomic<qint64> longestBusyNs_ = 0;
    std::jthread thread_; ///< last
};

} // namespace cliplad::ui
