#include "command_line.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLibrary>

namespace cliplad::ui {
namespace {

/// The arguments without those that QApplication takes for itself, and their values.
QStringList ownArguments(const QStringList& all) {
    static const QStringList kAlone = {"reverse", "widgetcount"};
    static const QStringList kWithValue = {
        "display",       "geometry", "icon",          "platform",        "platformpluginpath",
        "platformtheme", "plugin",   "qmljsdebugger", "qwindowgeometry", "qwindowicon",
        "qwindowtitle",  "session",  "style",         "stylesheet",      "title"};
    QStringList own;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString& argument = all[i];
        const qsizetype dashes = argument.startsWith("--") ? 2 : argument.startsWith('-') ? 1 : 0;
        const QString name = dashes > 0 ? argument.mid(dashes).section('=', 0, 0) : QString();
        if (kWithValue.contains(name))
            i += argument.contains('=') ? 0 : 1;
        else if (!kAlone.contains(name))
            own.append(argument);
    }
    return own;
}

[[noreturn]] void refuse(const QString& why) {
    std::fputs(qPrintable("clip-lad-studio: " + why + '\n'), stderr);
    std::exit(1);
}

/// Whether the X server that DISPLAY names answers. Without libxcb nobody knows, and Qt says what is missing.
bool isThereX() {
    QLibrary xcb("xcb", 1);
    const auto connect = reinterpret_cast<void* (*)(const char*, int*)>(xcb.resolve("xcb_connect"));
    const auto hasError = reinterpret_cast<int (*)(void*)>(xcb.resolve("xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<void (*)(void*)>(xcb.resolve("xcb_disconnect"));
    if (connect == nullptr || hasError == nullptr || disconnect == nullptr)
        return true;
    void* const connection = connect(nullptr, nullptr);
    const bool isThere = hasError(connection) == 0;
    disconnect(connection);
    return isThere;
}

/// Qt ends a program that finds no display by a signal.
void requireDisplay(const QStringList& arguments) {
    const auto namesAPlatform = [](const QString& argument) {
        const QString name = argument.section('=', 0, 0);
        return name == "-platform" || name == "--platform" || name == "-display" || name == "--display";
    };
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
        std::any_of(arguments.begin(), arguments.end(), namesAPlatform))
        return;
    const QString hint = "; start it in a desktop session, or try the program without one: clip-lad demo";
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        refuse("there is no display" + hint);
    if (!isThereX())
        refuse("the display " + qEnvironmentVariable("DISPLAY") + " cannot be reached" + hint);
}

} // namespace

QString readCommandLine(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName("clip-lad-studio"); // for what is printed here
    QCoreApplication::setApplicationVersion(CLIPLAD_VERSION);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Few-shot visual inspection: missing, extra, misplaced and damaged parts.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("path", "A product's folder, or a folder of photos.", "[PRODUCT|FOLDER]");
    parser.process(ownArguments(QCoreApplication::arguments()));
    const QStringList paths = parser.positionalArguments();
    if (paths.size() > 1)
        refuse("opens one product or folder; what else was named: " + paths.mid(1).join(' '));
    requireDisplay(QCoreApplication::arguments());
    return paths.value(0);
}

} // namespace cliplad::ui
