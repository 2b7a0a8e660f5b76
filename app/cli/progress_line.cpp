#include "progress_line.h"

#include <cmath>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace cliplad::cli {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(100);

std::string timeText(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    if (whole >= 3600)
        return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::size_t terminalWidth() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

/// Cut to `width` characters, never inside a UTF-8 sequence.
std::string cut(std::string text, std::size_t width) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U)
            continue;
        if (++characters > width) {
            text.resize(i);
            break;
        }
    }
    return text;
}

} // namespace

std::string progressText(const Progress& progress, std::int64_t firstDone, double seconds) {
    std::string text = progress.total > 0 ? fmt::format("{} of {}", progress.done, progress.total)
                                          : fmt::format("{}", progress.done);
    const std::int64_t doneHere = progress.done - firstDone;
    if (progress.total > progress.done && doneHere > 0)
        text += fmt::format(" · {} left", timeText(seconds / static_cast<double>(doneHere) *
                                                   static_cast<double>(progress.total - progress.done)));
    if (!progress.what.empty())
        text += " · " + progress.what;
    return text;
}

ProgressLine::ProgressLine()
    : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::show(const Progress& progress) {
    if (!terminal_)
        return;
    const Clock::time_point now = Clock::now();
    if (firstDone_ < 0 || progress.done < lastDone_) { // a new stage of the job counts from its own beginning
        firstDone_ = progress.done;
        start_ = now;
    }
    lastDone_ = progress.done;
    if (now - shown_ < kInterval)
        return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const std::string text = cut(progressText(progress, firstDone_, seconds), terminalWidth() - 1);
    std::fprintf(stderr, "\r\033[K%s", text.c_str());
    std::fflush(stderr);
    visible_ = true;
}

void ProgressLine::clear() {
    if (!visible_)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    visible_ = false;
    shown_ = {};
}

} // namespace cliplad::cli
