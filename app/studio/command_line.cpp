#include "command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include "records/configured_records.h"

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

} // namespace

QString readCommandLine(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(kSettingsApplication);
    QCoreApplication::setApplicationVersion(CLIPLAD_VERSION);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Few-shot visual inspection: missing, extra, misplaced and damaged parts.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("path", "A product's folder, or a folder of photos.", "[PRODUCT|FOLDER]");
    parser.process(ownArguments(QCoreApplication::arguments()));
    return parser.positionalArguments().value(0);
}

} // namespace cliplad::ui
