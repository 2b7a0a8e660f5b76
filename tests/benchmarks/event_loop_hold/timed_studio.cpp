#include "timed_studio.h"

#include <QTest>
#include <QTimer>

#include "hold_runs.h"
#include "shell/first_paint.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::tests {

using namespace ui;

void waitUntil(const std::function<bool()>& holds, int timeoutMs) {
    QElapsedTimer timer;
    timer.start();
    while (!holds() && timer.elapsed() < timeoutMs)
        QTest::qWait(10);
}

TimedStudio::TimedStudio(TimedApplication& application, const QElapsedTimer& sinceMain)
    : application_(application)
    , studio_(Engine::clipModels())
    , window_(studio_) {
    double paintedMs = 0;
    QObject::connect(new FirstPaint(window_), &FirstPaint::painted, &window_,
                     [&] { paintedMs = static_cast<double>(sinceMain.nsecsElapsed()) / 1e6; });
    window_.show();
    waitUntil([&] { return paintedMs > 0; });
    printHold("start: main() to the first painted window", paintedMs);
    application_.takeLongest();
    watchdog_.emplace();
    QTest::qWait(100);
    tell("from then until all is there");
}

void TimedStudio::measure(const std::string& what, const std::function<void()>& body) {
    QTest::qWait(50);
    watchdog_->reset();
    application_.takeLongest();
    body();
    QTest::qWait(100);
    tell(what);
}

void TimedStudio::tell(const std::string& what) {
    const double held = watchdog_->longestMs();
    const auto [longest, event] = application_.takeLongest();
    printHold(what, held, longest, event);
}

void TimedStudio::act(const std::function<void()>& action) {
    bool isDone = false;
    QTimer::singleShot(0, &window_, [&] {
        action();
        isDone = true;
    });
    waitUntil([&] { return isDone; });
}

void TimedStudio::settle() {
    waitUntil([this] { return studio_.engine().jobs().isEmpty() && !isComputing(); }, 30000);
    QTest::qWait(200);
}

void TimedStudio::waitForFiles() {
    waitUntil([this] { return scorePage().runner().files().jobs().isEmpty(); });
}

bool TimedStudio::isComputing() {
    const auto state = studio_.live().state();
    return state == LiveSession::State::Computing || state == LiveSession::State::WaitsForModel;
}

void TimedStudio::show(const char* page) {
    act([&] { window_.showPage(page); });
    QTest::qWait(300);
}

void TimedStudio::open(const DocumentState& state) {
    act([&] { studio_.document().startNew(state); });
    settle();
}

void TimedStudio::edit(const char* what, const std::function<void(DocumentState&)>& change) {
    act([&] { studio_.document().edit(what, change); });
    settle();
}

void TimedStudio::undo() {
    act([this] { studio_.document().undoStack().undo(); });
    settle();
}

void TimedStudio::zoom(const char* name) {
    auto* canvas = window_.findChild<ImageCanvas*>(name);
    const auto press = [&](Qt::Key key) {
        act([&] { QTest::keyClick(canvas, key); });
        QTest::qWait(30);
    };
    for (int i = 0; i < 12; ++i)
        press(Qt::Key_Plus);
    for (int i = 0; i < 10; ++i)
        press(i % 2 == 0 ? Qt::Key_Left : Qt::Key_Up);
    press(Qt::Key_0);
    QTest::qWait(300);
}

} // namespace cliplad::tests
