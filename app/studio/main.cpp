// clip-lad-studio: the desktop application.

#include <optional>

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>

#include "records/configured_records.h"
#include "session/studio.h"
#include "shell/first_paint.h"
#include "shell/large_blocks.h"
#include "shell/log_window.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "shell/watchdog.h"
#include "style/icons.h"
#include "style/theme.h"

int main(int argc, char** argv) {
    using namespace cliplad::ui;
    QElapsedTimer sinceMain;
    sinceMain.start();
    giveLargeBlocksBack();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(cliplad::kSettingsOrganization);
    QApplication::setApplicationName(cliplad::kSettingsApplication);
    QApplication::setApplicationDisplayName("CLIP-LAD Studio");
    QApplication::setApplicationVersion(CLIPLAD_VERSION);
    QApplication::setDesktopFileName("clip-lad-studio");

    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Few-shot visual inspection: missing, extra, misplaced and damaged parts.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("path", "A product's folder, or a folder of photos.", "[PRODUCT|FOLDER]");
    parser.process(application);

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
    if (!parser.positionalArguments().isEmpty())
        studio.open(parser.positionalArguments().constFirst().toStdString());
    return QApplication::exec();
}
