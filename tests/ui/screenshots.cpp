// Pictures of every page in both themes and all languages, for the manual and to be looked at:
//
//     studio-screenshots FOLDER [--size 1280x800] [--languages en,de,zh_CN] [--themes light,dark]
//
// Opens the rendered demo with the embedded model, scores it, and walks through the pages.

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include "session/studio.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "style/theme.h"

namespace {

using namespace cliplad::ui;

constexpr int kPatienceMs = 180'000;

/// Runs the event loop until something holds; ends the program where it never does.
void waitFor(const char* what, const std::function<bool()>& holds) {
    QEventLoop loop;
    QTimer poll, patience;
    QObject::connect(&poll, &QTimer::timeout, [&] {
        if (holds())
            loop.quit();
    });
    QObject::connect(&patience, &QTimer::timeout, [&] { qFatal("waited in vain for: %s", what); });
    poll.start(50);
    patience.start(kPatienceMs);
    loop.exec();
}

void settle() {
    QEventLoop loop;
    QTimer::singleShot(400, &loop, &QEventLoop::quit);
    loop.exec();
}

void save(QWidget& window, const QDir& folder, const QString& name) {
    settle();
    if (!window.grab().save(folder.filePath(name + ".png")))
        qFatal("%s cannot be written", qPrintable(folder.filePath(name)));
}

/// Scores the demo's pictures by the page's own button.
void score(Studio& studio, MainWindow& window) {
    window.showPage("score");
    auto* start = window.findChild<QAbstractButton*>("scoreTests");
    if (start == nullptr)
        qFatal("the score page has no button scoreTests");
    start->click();
    waitFor("the scores", [&] { return studio.engine().jobs().isEmpty() && !studio.results().isEmpty(); });
}

} // namespace

int main(int argc, char** argv) {
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    QApplication::setOrganizationName("clip-lad-screenshots");
    QApplication::setApplicationName("studio");
    QSettings().clear();
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "Where the pictures go");
    parser.addOption({"size", "Of the window", "WxH", "1280x800"});
    parser.addOption({"languages", "Comma-separated", "list", "en,de,zh_CN"});
    parser.addOption({"themes", "Comma-separated", "list", "light,dark"});
    parser.addHelpOption();
    parser.process(application);
    const QDir folder(parser.positionalArguments().value(0, "."));
    folder.mkpath(".");
    const QStringList size = parser.value("size").split('x');

    setTheme(application, Theme::Light);
    setLanguage("en");
    Studio studio(Engine::clipModels());
    MainWindow window(studio);
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const auto walk = [&](const QString& prefix, const QStringList& pages) {
        for (const QString& page : pages) {
            window.showPage(page);
            if (page != "start")
                waitFor("the live view", [&] { return studio.live().isCurrent(); });
            save(window, folder, prefix + page);
        }
    };
    save(window, folder, "first-start");
    studio.startDemo();
    waitFor("the demo", [&] { return studio.document().isOpen() && studio.live().isCurrent(); });
    if (auto* tour = window.findChild<QWidget*>("tour")) {
        save(window, folder, "tour");
        tour->close();
    }
    score(studio, window);
    studio.live().setImage(studio.document().state().tests.at(14));
    for (const QString& language : parser.value("languages").split(',')) {
        setLanguage(language);
        for (const QString& theme : parser.value("themes").split(',')) {
            setTheme(application, theme == "dark" ? Theme::Dark : Theme::Light);
            walk(language + "-" + theme + "-", {"start", "enrol", "prompts", "tune", "score", "review"});
        }
    }
    return 0;
}
