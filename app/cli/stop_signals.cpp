#include "stop_signals.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

#include "base/unfinished_path.h"
#include "exit_code.h"

namespace cliplad::cli {
namespace {

/// A forward pass of a large model cannot be interrupted; two seconds are promised.
constexpr auto kPatience = std::chrono::milliseconds(1500);

/// Wakes the watching thread when the program ends by itself.
constexpr int kWakeUp = SIGUSR2;

sigset_t watchedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, kWakeUp})
        sigaddset(&signals, signal);
    return signals;
}

/// The next signal; 0 when none came in `patience`.
int waitForSignal(std::chrono::milliseconds patience) {
    const sigset_t signals = watchedSignals();
    timespec time{};
    time.tv_sec = std::chrono::duration_cast<std::chrono::seconds>(patience).count();
    time.tv_nsec =
        std::chrono::duration_cast<std::chrono::nanoseconds>(patience % std::chrono::seconds(1)).count();
    const int signal = sigtimedwait(&signals, nullptr, &time);
    return signal > 0 ? signal : 0;
}

/// Without stdio, whose lock the thread that does not stop may hold.
void sayThatItWasEnded() {
    constexpr std::string_view kText = "\nclip-lad: stopped in the middle of a step; what was finished is "
                                       "kept, and the same command goes on from it (score: with --resume)\n";
    // A progress line may be in the way, and only on a terminal.
    const std::string_view text = kText.substr(isatty(STDERR_FILENO) == 1 ? 0 : 1);
    if (write(STDERR_FILENO, text.data(), text.size()) < 0)
        errno = 0; // nobody is left to be told
}

} // namespace

StopSignals::StopSignals() {
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A file-size limit is to come back as an error of the write, as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    thread_ = std::jthread([this] { watch(); });
}

StopSignals::~StopSignals() {
    pthread_kill(thread_.native_handle(), kWakeUp);
}

int StopSignals::exitCode() const {
    const std::scoped_lock lock(mutex_);
    return kStopped + (signal_ != 0 ? signal_ : SIGINT);
}

void StopSignals::watch() {
    const sigset_t signals = watchedSignals();
    int signal = 0;
    while (sigwait(&signals, &signal) != 0)
        ;
    if (signal == kWakeUp)
        return;
    {
        const std::scoped_lock lock(mutex_);
        signal_ = signal;
    }
    source_.request_stop();
    if (waitForSignal(kPatience) == kWakeUp)
        return;
    sayThatItWasEnded();
    UnfinishedPath::removeAllForExit();
    std::_Exit(kStopped + signal);
}

} // namespace cliplad::cli
