#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace cliplad::ui {

/// An icon of resources/icons/<name>.svg, drawn in the colours of the palette in force (disabled and selected
/// ones too), sharp at every scale. An unknown name gives an empty icon and a warning.
/// @param ink of what is drawn; HighlightedText on a primary button
QIcon icon(const QString& name, QPalette::ColorRole ink = QPalette::ButtonText);

} // namespace cliplad::ui
