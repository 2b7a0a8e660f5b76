// clip-lad-studio: the desktop application.

#include <optional>

#include <QApplication>
#include <QElapsedTimer>

#include "command_line.h"
#include "records/configured_records.h"
#include "session/studio.h"
#include "shell/first_paint.h"
#include "shell/heap_limits.h"
#include "shell/help/log_window.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "shell/watchdog.h"
#include "style/icons.h"
#include "style/theme.h"

int main(int argc, char** argv) {
    using namespace cliplad::ui;
    QElapsedTimer sinceMain;
    sinceMain.start();
    limitHeaps();
    const QString path = readCommandLine(argc, argv);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(cliplad::kSettingsOrganization);
    QApplication::setApplicationName(cliplad::kSettingsApplication);
    QApplication::setApplicationDisplayName("CLIP-LAD Studio");
    QApplication::setApplicationVersion(CLIPLAD_VERSION);
    QApplication::setDesktopFileName("clip-lad-studio");

    setTheme(application, chosenTheme());
    setLanguage(chosenLanguage());
    QApplication::setWindowIcon(QIcon(":/icons/clip-lad.svg"));
    Studio studio(Engine::clipModels());
    LogWindow::startRecording(studio);
    MainWindow window(studio);
    QObject::connect(new FirstPaint(window), &FirstPaint::painted, &window, [&sinceMain] {
        LogWindow::add(QStringLiteral("first window after %1 ms").arg(sinceMain.elapsed()));
    });
    window.show();
    std::optional<Watchdog> watchdog;
#ifndef NDEBUG
    watchdog.emplace();
#endif
    if (!path.isEmpty())
        studio.open(path.toStdString());
    return QApplication::exec();
}
