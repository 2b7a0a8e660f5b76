// How long the Studio's event loop is held at most while large things are opened, shown and worked with,
// through the real window and the embedded model; and how soon the first window is there.
// `event_loop_hold_benchmark [RUNS]` gives medians over so many processes.

#include <algorithm>
#include <filesystem>
#include <string>

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "hold_runs.h"
#include "hold_scenarios.h"
#include "shell/heap_limits.h"
#include "style/theme.h"

using namespace cliplad::ui;
using namespace cliplad::tests;

namespace {

namespace fs = std::filesystem;

/// Labels that come with the program in place of the product's, and back.
void takeShippedLabels(TimedStudio& timed) {
    timed.show("prompts");
    auto* start = timed.window().findChild<QPushButton*>("startFrom");
    timed.measure("labels of the program: chosen", [&] {
        timed.act([&] { start->menu()->actions().back()->trigger(); });
        timed.settle();
    });
    timed.measure("labels of the program: undone", [&] { timed.undo(); });
}

void runAll(TimedStudio& timed, const HoldMaterial& material) {
    timed.measure("after the first window, idle", [] { QTest::qWait(1500); });
    timed.measure("a product opens", [&] { timed.open(material.product()); });
    for (const char* page : {"enrol", "prompts", "tune", "score", "review"})
        timed.measure("first show of page " + std::string(page), [&] { timed.show(page); });
    for (const char* page : {"enrol", "prompts", "tune", "score", "review"})
        timed.measure("shown again: page " + std::string(page), [&] { timed.show(page); });
    for (const Theme theme : {Theme::Dark, Theme::Light})
        timed.measure(theme == Theme::Dark ? "theme: to dark" : "theme: to light",
                      [&] { timed.act([&] { setTheme(timed.application(), theme); }); });
    for (const char* how : {"opened", "opened again"})
        timed.measure(std::string("the manual: ") + how, [&] {
            timed.act([&] { timed.window().findChild<QAction*>("app.manual")->trigger(); });
            QTest::qWait(300);
        });
    takeShippedLabels(timed);
    holdWithSuggest(timed, material);
    const fs::path run = scoreManyRows(timed);
    holdWithManyPhotos(timed, material);
    holdWithLargePhoto(timed, material);
    holdWithManyRows(timed, material, run);
    timed.studio().document().close();
}

int runOnce(int argc, char** argv, const fs::path& folder) {
    QElapsedTimer sinceMain;
    sinceMain.start();
    limitHeaps();
    TimedApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    setTheme(application, Theme::Light);
    TimedStudio timed(application, sinceMain);
    runAll(timed, HoldMaterial(folder));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName("clip-lad-tests");
    QCoreApplication::setApplicationName("event_loop_hold_benchmark");
    if (argc == 3 && std::string(argv[1]) == "--once")
        return runOnce(argc, argv, argv[2]);
    const QTemporaryDir folder;
    HoldMaterial(folder.path().toStdString()).make();
    return runMany(QString::fromLocal8Bit(argv[0]), folder.path(),
                   argc > 1 ? std::max(1, std::atoi(argv[1])) : 3);
}
