#pragma once

#include <QString>

class QApplication;

namespace cliplad::ui {

/// Light or dark: as the system has it, or as the person chose. One palette and one style sheet for the whole
/// program.
enum class Theme { System, Light, Dark };

/// The chosen theme (QSettings).
Theme chosenTheme();
/// Applies and remembers it: at once in what is seen, within a few turns of the event loop in what is not.
/// Theme::System follows the desktop from then on.
void setTheme(QApplication& application, Theme theme);
/// Whether the palette in force is dark.
bool isDark();

} // namespace cliplad::ui
