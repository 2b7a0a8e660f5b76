#pragma once

#include <functional>
#include <optional>
#include <string>

#include <QElapsedTimer>

#include "pages/score/score_page.h"
#include "session/studio.h"
#include "shell/main_window.h"
#include "shell/watchdog.h"
#include "timed_application.h"

namespace cliplad::tests {

/// Until it holds, or that time is over. The event loop runs meanwhile.
void waitUntil(const std::function<bool()>& holds, int timeoutMs = 120000);

/// The Studio in its window with the embedded model, driven as a person drives it. Of each thing that is
/// measured a line is printed: longest hold of the event loop, longest event, what it was.
class TimedStudio {
public:
    /// Comes back when all is there; prints how soon that was.
    TimedStudio(TimedApplication& application, const QElapsedTimer& sinceMain);

    /// @param body what is timed, waits included; what a person would do in it goes through act()
    void measure(const std::string& what, const std::function<void()>& body);
    /// From the event loop, as a click comes: so that watchdog and application see how long it takes.
    void act(const std::function<void()>& action);

    void show(const char* page);
    void open(const ui::DocumentState& state);
    void edit(const char* what, const std::function<void(ui::DocumentState&)>& change);
    void undo();
    /// Presses of keys on a canvas of this name.
    void zoom(const char* canvas);

    /// Until nothing is computed any more.
    void settle();
    /// Until no file of a run is read or written any more.
    void waitForFiles();

    TimedApplication& application() { return application_; }
    ui::Studio& studio() { return studio_; }
    ui::MainWindow& window() { return window_; }
    ui::ScorePage& scorePage() { return *window_.findChild<ui::ScorePage*>(); }

private:
    void tell(const std::string& what);
    bool isComputing();

    TimedApplication& application_;
    ui::Studio studio_;
    ui::MainWindow window_;
    std::optional<ui::Watchdog> watchdog_;
};

} // namespace cliplad::tests
