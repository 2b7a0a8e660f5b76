#pragma once

#include <QString>

class QMenu;

namespace cliplad::ui {

/// Object names of the two QActionGroups of addViewChoices, for who offers the same choices.
inline constexpr auto kThemeChoices = "themeChoices";
inline constexpr auto kLanguageChoices = "languageChoices";

/// Adds the choices of theme and language to a menu; both act at once.
void addViewChoices(QMenu& menu);
/// The language has changed.
void retranslateViewChoices(const QMenu& menu);

/// The chosen language ("en", "de", "zh_CN"), else the system's where there is a translation.
QString chosenLanguage();
/// Applies and remembers it: all windows get a LanguageChange event.
void setLanguage(const QString& language);

} // namespace cliplad::ui
