#pragma once

#include <QIcon>
#include <QString>

namespace cliplad::ui {

/// An icon of resources/icons/<name>.svg, drawn in the colours of the palette in force (disabled and selected
/// ones too), sharp at every scale. An unknown name gives an empty icon and a warning.
QIcon icon(const QString& name);

} // namespace cliplad::ui
