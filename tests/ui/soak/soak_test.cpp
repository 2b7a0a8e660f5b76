#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>

#include <malloc.h>

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include "session/studio.h"
#include "shell/heap_limits.h"
#include "shell/main_window.h"
#include "shell/watchdog.h"
#include "style/theme.h"
#include "support/disc_studio.h"
#include "ui/soak/monkey.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

constexpr int kBetweenMs = 10;
constexpr int kSettleMs = 2000; ///< until what was closed is gone
/// Until everything was open once. A slow machine takes longer for them than half of the time.
constexpr qint64 kActionsToOpenAll = 1000;
constexpr qint64 kActionsPerLook = 250;
constexpr qint64 kTellHoldMs = Watchdog::kLimitMs;

const int kSeconds = qEnvironmentVariableIsSet("CLIPLAD_SOAK_SECONDS")
                         ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SECONDS")
                         : 20;
/// QtTest would end a function after five minutes. Read before main() is entered.
const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(1000LL * kSeconds + 600'000));

constexpr double kMb = 1 << 20;
#ifdef __SANITIZE_ADDRESS__
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

struct Footprint {
    double residentMb = 0;
    double heapMb = 0;  ///< allocated, without what the heap keeps for later
    double cacheMb = 0; ///< of it
    std::map<QByteArray, int> widgets = {};

    double besideCachesMb() const { return residentMb - cacheMb; }
    QString inWords() const {
        const int all = std::accumulate(widgets.begin(), widgets.end(), 0,
                                        [](int sum, const auto& kind) { return sum + kind.second; });
        return QStringLiteral("%1 MB (heap %2, of it caches %3), %4 widgets")
            .arg(residentMb, 0, 'f', 0)
            .arg(heapMb, 0, 'f', 0)
            .arg(cacheMb, 0, 'f', 0)
            .arg(all);
    }
};

Footprint footprint(const Studio& studio) {
    Footprint now{.cacheMb = static_cast<double>(studio.cacheBytes().sum()) / kMb};
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            now.residentMb = std::stod(line.substr(8)) / 1024;
    const auto heap = mallinfo2();
    now.heapMb = static_cast<double>(heap.uordblks + heap.hblkhd) / kMb;
    for (const QWidget* widget : QApplication::allWidgets())
        ++now.widgets[widget->metaObject()->className()];
    return now;
}

/// Random actions of one seed. CLIPLAD_SOAK_SECONDS (20) and CLIPLAD_SOAK_SEED (1) in the environment make it
/// longer or another one.
class SoakTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void passOver(const QUrl&) {}

private Q_SLOTS:
    void randomActionsNeitherCrashNorHangNorGrow() {
        limitHeaps(); // as the program does
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("soak_test");
        QSettings().clear();
        setTheme(*qApp, Theme::Light);
        QTemporaryDir folder;
        const auto shots = writeShots(folder.path().toStdString(), 3);
        constexpr CacheBytes kBudgets{.steps = 64 << 20, .photos = 16 << 20, .thumbnails = 4 << 20};
        Studio studio(
            [](const std::string&, const std::string&) { return std::make_shared<const FakeBackbone>(); },
            kBudgets);
        MainWindow window(studio);
        window.show();
        DocumentState state = discState(shots);
        for (int i = 0; i < 6; ++i)
            state.tests.push_back(writePhoto(draw({.discs = {"red", i % 2 ? "" : "red", "blue", "blue"},
                                                   .seed = 50u + static_cast<unsigned>(i)}),
                                             std::filesystem::path(folder.path().toStdString()) /
                                                 ("t" + std::to_string(i) + ".png")));
        studio.document().startNew(state);
        QTRY_VERIFY(studio.live().isCurrent());

        QDir::setCurrent(folder.path());                     // where a dialog saves that nobody reads
        for (const char* scheme : {"file", "http", "https"}) // folders and pages are opened by nobody
            QDesktopServices::setUrlHandler(scheme, this, "passOver");
        const auto handOver = qScopeGuard([] {
            for (const char* scheme : {"file", "http", "https"})
                QDesktopServices::unsetUrlHandler(scheme);
        });
        const auto seed = static_cast<std::uint64_t>(qEnvironmentVariableIsSet("CLIPLAD_SOAK_SEED")
                                                         ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SEED")
                                                         : 1);
        Monkey monkey(window, studio, folder.path().toStdString(), seed);
        Watchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        qint64 actions = 0;
        QStringList last;
        const auto actUntil = [&](qint64 endMs, qint64 leastActions) {
            // A dialog runs a loop of its own inside of an action: the next one is asked for before each is
            // done.
            QEventLoop loop;
            std::function<void()> next = [&] {
                const bool over = clock.elapsed() > endMs && actions >= leastActions;
                QWidget* popup = QApplication::activePopupWidget();
                QWidget* modal = QApplication::activeModalWidget();
                if (over && popup == nullptr && modal == nullptr)
                    return loop.quit();
                QTimer::singleShot(kBetweenMs, &loop, next);
                if (over) {
                    if (popup != nullptr)
                        popup->close();
                    else if (auto* dialog = qobject_cast<QDialog*>(modal))
                        dialog->reject();
                    return;
                }
                QElapsedTimer action;
                action.start();
                last << monkey.act();
                if (const qint64 ms = action.elapsed();
                    ms > kTellHoldMs && QApplication::activeModalWidget() == modal)
                    qInfo("held for %lld ms by: %s", static_cast<long long>(ms),
                          qPrintable(last.constLast()));
                if (last.size() > 30)
                    last.removeFirst();
                if (++actions % 500 == 0)
                    qInfo("%lld actions, %s, longest hold %.0f ms, busy %.0f ms",
                          static_cast<long long>(actions), qPrintable(footprint(studio).inWords()),
                          watchdog.longestMs(), watchdog.longestBusyMs());
            };
            QTimer::singleShot(0, &loop, next);
            loop.exec();
        };
        // How much is open differs from moment to moment, so the same is looked at each time.
        const auto actThenLook = [&](qint64 leastActions) {
            actUntil(clock.elapsed() + 250LL * kSeconds, actions + leastActions);
            studio.document().startNew(state);
            window.showPage("tune");
            QTest::qWait(kSettleMs);
            return footprint(studio);
        };
        // What a page keeps of its last work comes and goes; what is lost only grows. So the most that the
        // first half needs is compared with the least of the second.
        const auto smaller = [](const Footprint& a, const Footprint& b) {
            return a.besideCachesMb() < b.besideCachesMb();
        };
        const Footprint early =
            std::max({actThenLook(kActionsToOpenAll), actThenLook(kActionsPerLook)}, smaller);
        const Footprint late =
            std::min({actThenLook(kActionsPerLook), actThenLook(kActionsPerLook)}, smaller);
        qInfo("seed %llu: %lld actions in %lld s; first half: %s; second: %s; longest hold %.0f, busy %.0f "
              "ms",
              static_cast<unsigned long long>(seed), static_cast<long long>(actions), clock.elapsed() / 1000,
              qPrintable(early.inWords()), qPrintable(late.inWords()), watchdog.longestMs(),
              watchdog.longestBusyMs());
        for (const auto& [name, count] : late.widgets)
            if (const auto before = early.widgets.find(name);
                before == early.widgets.end() || before->second < count)
                qInfo("%d %s, before %d", count, name.constData(),
                      before == early.widgets.end() ? 0 : before->second);
        // The caches fill, up to their budgets; what else grows would grow for ever.
        QVERIFY(late.cacheMb <= static_cast<double>(kBudgets.sum()) / kMb);
        // But for the sanitizer, which keeps what was freed and every stack that it has seen.
        if constexpr (!kIsSanitized)
            QVERIFY2(late.besideCachesMb() < early.besideCachesMb() * 1.15 + 40, qPrintable(last.join('\n')));
        studio.document().close();
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::SoakTest)
#include "soak_test.moc"
