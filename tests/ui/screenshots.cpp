// Pictures of every page in both themes and all languages, for the manual and to be looked at:
//
//     studio-screenshots FOLDER [--size 1280x800] [--languages en,de,zh_CN] [--themes light,dark] [--all]
//     studio-screenshots resources/manual --manual
//
// Opens the rendered demo with the embedded model, scores it, and walks through the pages; with --all through
// their tabs, the dialogs and the pages of an empty product too. With --manual makes the manual's own anew.

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTimer>

#include "session/studio.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "style/theme.h"

namespace {

using namespace cliplad::ui;

constexpr int kPatienceMs = 180'000;
constexpr std::size_t kTellingTest = 14; ///< a screw is astray

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

void save(QWidget& window, const QDir& folder, const QString& name, const char* format = "png",
          int quality = -1) {
    settle();
    const QString file = folder.filePath(name + '.' + format);
    if (!window.grab().save(file, nullptr, quality))
        qFatal("%s cannot be written", qPrintable(file));
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

/// What lies behind the tabs of a page at first.
void saveTabs(MainWindow& window, const QDir& folder, const QString& prefix, const QString& page) {
    for (auto* tabs : window.findChildren<QTabWidget*>())
        for (int tab = 1; tabs->isVisible() && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            save(window, folder, QString("%1%2-tab%3").arg(prefix, page).arg(tab));
            if (tab + 1 == tabs->count())
                tabs->setCurrentIndex(0);
        }
}

/// Windows that an action opens, modal or not; they are closed again.
void saveDialog(MainWindow& window, const QDir& folder, const QString& prefix, const char* action) {
    QTimer::singleShot(300, &window, [&window, &folder, prefix, action] {
        for (QWidget* other : QApplication::topLevelWidgets()) {
            if (other == &window || !other->isVisible() || !other->windowFlags().testFlag(Qt::Window) ||
                other->windowType() == Qt::Popup || other->windowType() == Qt::ToolTip)
                continue;
            if (!other->grab().save(folder.filePath(prefix + action + ".png")))
                qFatal("%s cannot be written", action);
            other->close();
        }
    });
    if (auto* found = window.findChild<QAction*>(action))
        found->trigger();
    else
        qFatal("there is no action %s", action);
    settle();
}

/// Tune at work: A beside B, a setting that cannot be used, what Suggest finds.
void saveTuning(Studio& studio, MainWindow& window, const QDir& folder, const QString& prefix) {
    const auto run = [&](const char* action) { window.findChild<QAction*>(action)->trigger(); };
    const auto isQuiet = [&] { return studio.live().isCurrent() && studio.engine().jobs().isEmpty(); };
    QWidget& page = *window.findChild<QWidget*>("tune");
    auto& tabs = *page.findChild<QTabWidget*>();
    window.showPage("tune");
    run("tune.keep-a");
    run("tune.more-clusters");
    tabs.setCurrentIndex(2);
    waitFor("A and B", isQuiet);
    save(window, folder, prefix + "tune-ab");
    studio.document().edit("resolution", [](DocumentState& state) { state.settings.image.resolution = 225; });
    tabs.setCurrentIndex(1);
    save(window, folder, prefix + "tune-invalid");
    studio.document().undoStack().undo();
    studio.document().undoStack().undo();
    tabs.setCurrentIndex(0);
    waitFor("the masks", isQuiet);
    run("tune.suggest");
    auto& start = *page.findChild<QAbstractButton*>("suggest.start");
    start.click();
    waitFor("the trials", [&] { return studio.engine().jobs().isEmpty(); });
    save(*start.window(), folder, prefix + "tune-suggested");
    start.window()->close();
}

/// A picture for each chapter of a page, in each language. @param manual its folder, which is that of the
/// English one
void saveManual(Studio& studio, MainWindow& window, const QDir& manual) {
    for (const QString language : {"en", "de", "zh_CN"}) {
        setLanguage(language);
        const QDir images(manual.filePath(language == "en" ? "images" : language + "/images"));
        images.mkpath(".");
        for (const QString page : {"enrol", "prompts", "tune", "score", "review"}) {
            const DocumentState& state = studio.document().state();
            studio.live().setImage(page == "enrol" ? state.shots.front() : state.tests[kTellingTest]);
            window.showPage(page);
            waitFor("the live view",
                    [&] { return studio.live().isCurrent() && studio.engine().jobs().isEmpty(); });
            save(window, images, page, "jpg", 85);
        }
    }
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
    parser.addOption({"all", "Tabs, dialogs and an empty product too"});
    parser.addOption({"manual", "Only those of the manual, in its folder"});
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
            if (parser.isSet("all"))
                saveTabs(window, folder, prefix, page);
        }
    };
    const auto walkDialogs = [&](const QString& prefix) {
        for (const auto& [page, action] :
             {std::pair("enrol", "enrol.camera"), std::pair("tune", "app.shortcuts"),
              std::pair("tune", "app.remap"), std::pair("tune", "app.model"),
              std::pair("tune", "app.preferences"), std::pair("tune", "app.manual"),
              std::pair("tune", "app.log"), std::pair("tune", "app.about"), std::pair("tune", "tune.suggest"),
              std::pair("score", "score.fit"), std::pair("score", "score.export"),
              std::pair("score", "score.runs")}) {
            window.showPage(page);
            saveDialog(window, folder, prefix, action);
        }
    };
    if (!parser.isSet("manual"))
        save(window, folder, "first-start");
    studio.startDemo();
    waitFor("the demo", [&] { return studio.document().isOpen() && studio.live().isCurrent(); });
    if (auto* tour = window.findChild<QWidget*>("tour")) {
        if (!parser.isSet("manual"))
            save(window, folder, "tour");
        tour->close();
    }
    score(studio, window);
    studio.live().setImage(studio.document().state().tests[kTellingTest]);
    if (parser.isSet("manual")) {
        saveManual(studio, window, folder);
        return 0;
    }
    for (const QString& language : parser.value("languages").split(',')) {
        setLanguage(language);
        for (const QString& theme : parser.value("themes").split(',')) {
            setTheme(application, theme == "dark" ? Theme::Dark : Theme::Light);
            walk(language + "-" + theme + "-", {"start", "enrol", "prompts", "tune", "score", "review"});
            if (parser.isSet("all")) {
                walkDialogs(language + "-" + theme + "-");
                saveTuning(studio, window, folder, language + "-" + theme + "-");
            }
        }
    }
    if (parser.isSet("all")) {
        studio.document().startNew({}); // without a question
        for (const char* page : {"enrol", "prompts", "tune", "score", "review"}) {
            window.showPage(page);
            save(window, folder, QString("empty-") + page);
        }
    }
    return 0;
}
