#include "widgets/action_button.h"

#include <QAction>

namespace cliplad::ui {
namespace {

constexpr auto kHelp = "help"; ///< property of a button: what its tip says before the key

} // namespace

QString withKey(const QString& help, const QAction& action) {
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? help : QAction::tr("%1 (%2)", "what a button does, its key").arg(help, key);
}

void tellKey(QAbstractButton& button, const QAction& action, const QString& help) {
    const bool isKnown = button.property(kHelp).isValid();
    button.setProperty(kHelp, help);
    const auto tell = [&button, &action] {
        button.setToolTip(withKey(button.property(kHelp).toString(), action));
    };
    if (!isKnown)
        QObject::connect(&action, &QAction::changed, &button, tell);
    tell();
}

QToolButton* actionButton(QAction& action, QWidget* parent, Qt::ToolButtonStyle style) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(&action);
    button->setToolButtonStyle(style);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(style == Qt::ToolButtonIconOnly);
    if (style != Qt::ToolButtonIconOnly)
        button->setProperty("button", true);
    // A button takes its action's tip over at each change of it: the key is put behind it afterwards.
    const auto tell = [button, &action] { button->setToolTip(withKey(action.toolTip(), action)); };
    QObject::connect(&action, &QAction::changed, button, tell);
    tell();
    return button;
}

} // namespace cliplad::ui
