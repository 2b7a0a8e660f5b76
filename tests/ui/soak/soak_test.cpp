#include <fstream>
#include <map>

#include <malloc.h>

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

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
constexpr qint64 kTellHoldMs = Watchdog::kLimitMs;

const int kSeconds = qEnvironmentVariableIsSet("CLIPLAD_SOAK_SECONDS")
                         ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SECONDS")
                         : 20;
/// QtTest would end a function after five minutes. Read before main() is entered.
const bool kPatient = qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(1000LL * kSeconds + 600'000));

double residentMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) / 1024;
    return 0;
}

/// What is allocated, without what the heap keeps for later.
double heapMegabytes() {
#ifdef __GLIBC__
    const auto info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1 << 20);
#else
    return 0;
#endif
}

std::map<QByteArray, int> widgetsByClass() {
    std::map<QByteArray, int> counts;
    for (const QWidget* widget : QApplication::allWidgets())
        ++counts[widget->metaObject()->className()];
    return counts;
}

/// Random actions of one seed. CLIPLAD_SOAK_SECONDS (20) and CLIPLAD_SOAK_SEED (1) in the environment make it
/// longer or another one.
class SoakTest : public QObject {
    Q_OBJECT

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
        // Caches that are full early on: what grows after that would grow for ever.
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

        QDir::setCurrent(folder.path()); // where a dialog saves that nobody reads
        const auto seed = static_cast<std::uint64_t>(qEnvironmentVariableIsSet("CLIPLAD_SOAK_SEED")
                                                         ? qEnvironmentVariableIntValue("CLIPLAD_SOAK_SEED")
                                                         : 1);
        Monkey monkey(window, studio, folder.path().toStdString(), seed);
        Watchdog watchdog;
        QElapsedTimer clock;
        clock.start();
        // A dialog runs a loop of its own inside of an action: the next one is asked for before each is done.
        QEventLoop loop;
        qint64 actions = 0;
        double early = 0;
        std::map<QByteArray, int> earlyWidgets;
        QStringList last;
        std::function<void()> next = [&] {
            const bool over = clock.elapsed() > 1000LL * kSeconds;
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
                qInfo("held for %lld ms by: %s", static_cast<long long>(ms), qPrintable(last.constLast()));
            if (last.size() > 30)
                last.removeFirst();
            if (++actions % 500 == 0)
                qInfo("%lld actions, %.0f MB (heap %.0f, caches %.0f), %lld widgets, longest hold %.0f ms, "
                      "busy %.0f ms",
                      static_cast<long long>(actions), residentMegabytes(), heapMegabytes(),
                      static_cast<double>(studio.cacheBytes().sum()) / (1 << 20),
                      static_cast<long long>(QApplication::allWidgets().size()), watchdog.longestMs(),
                      watchdog.longestBusyMs());
            if (early == 0 && clock.elapsed() > 300LL * kSeconds)
                early = residentMegabytes(), earlyWidgets = widgetsByClass();
        };
        QTimer::singleShot(0, &loop, next);
        loop.exec();
        const double late = residentMegabytes();
        qInfo("seed %llu: %lld actions in %d s, memory %.0f MB at 30 %%, %.0f MB at the end, longest hold "
              "%.0f ms",
              static_cast<unsigned long long>(seed), static_cast<long long>(actions), kSeconds, early, late,
              watchdog.longestMs());
        for (const auto& [name, count] : widgetsByClass())
            if (count > earlyWidgets[name])
                qInfo("%d %s more than at 30 %%", count - earlyWidgets[name], name.constData());
        QVERIFY(actions > 20);
        // Caches fill early on; what grows after that would grow for ever.
        QVERIFY2(late < early * 1.5 + 100, qPrintable(last.join('\n')));
        studio.document().close();
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::SoakTest)
#include "soak_test.moc"
