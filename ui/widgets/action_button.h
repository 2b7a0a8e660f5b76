#pragma once

#include <QString>
#include <QToolButton>

class QAction;

namespace cliplad::ui {

/// "Undo decision (Backspace)", with the key that the action has at the moment; the help alone where it has
/// none.
QString withKey(const QString& help, const QAction& action);

/// Puts the key of the action behind the button's help, now and whenever a person chooses another one.
void tellKey(QAbstractButton& button, const QAction& action, const QString& help);

/// A button that does what the action does and looks like the push buttons around it; with an icon alone it
/// is flat. Its tip tells the action's key.
QToolButton* actionButton(QAction& action, QWidget* parent,
                          Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon);

} // namespace cliplad::ui
