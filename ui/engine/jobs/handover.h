#pragma once

#include <atomic>
#include <utility>

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

namespace cliplad::ui {

namespace detail {

/// What was written before a function is handed to another thread is seen by it. Qt's own locks see to that;
/// the counter says so to ThreadSanitizer, which does not see into Qt.
inline std::atomic<unsigned> handovers = 0;

/// The last member of what is handed over: comes to its place after the others.
struct Written {
    Written() { tell(); }
    Written(const Written&) { tell(); }
    Written(Written&&) noexcept { tell(); }
    Written& operator=(const Written&) = delete;
    Written& operator=(Written&&) = delete;
    ~Written() = default;

private:
    static void tell() noexcept { handovers.fetch_add(1, std::memory_order_release); }
};

template<class Function>
struct HandedOver {
    void operator()() {
        handovers.load(std::memory_order_acquire);
        function();
    }

    Function function;
    Written written = {};
};

} // namespace detail

/// Calls the function in the receiver's thread, unless the receiver is gone by then; at once where that is
/// this thread.
template<class Function>
void postTo(QObject* receiver, Function function) {
    QMetaObject::invokeMethod(receiver, detail::HandedOver<Function>{std::move(function)});
}

/// Calls the function in a thread of the pool.
template<class Function>
void runIn(QThreadPool& pool, Function function) {
    pool.start(detail::HandedOver<Function>{std::move(function)});
}

} // namespace cliplad::ui
