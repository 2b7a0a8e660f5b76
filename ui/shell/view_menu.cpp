#include "shell/view_menu.h"

#include <memory>

#include <QActionGroup>
#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTranslator>

#include "style/theme.h"

namespace cliplad::ui {
namespace {

struct Language {
    const char* code;
    const char* name; ///< in itself
};
constexpr Language kLanguages[] = {{"en", "English"}, {"de", "Deutsch"}, {"zh_CN", "简体中文"}};

/// The program's texts and Qt's own, as they are installed now.
struct Translators {
    QTranslator own, qt;
};

Translators& translators() {
    static Translators installed;
    return installed;
}

/// In the order of their actions.
QStringList themeTexts() {
    return {QMenu::tr("Theme of the system"), QMenu::tr("Light"), QMenu::tr("Dark")};
}

template<class Choose>
void addChoice(QMenu& menu, QActionGroup& group, const QString& text, bool checked, Choose choose) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(checked);
    group.addAction(action);
    QObject::connect(action, &QAction::triggered, &menu, choose);
}

} // namespace

void addViewChoices(QMenu& menu) {
    auto* themes = new QActionGroup(&menu);
    themes->setObjectName(kThemeChoices);
    const Theme theme = chosenTheme();
    const auto choose = [](Theme chosen) {
        return [chosen] { setTheme(*qobject_cast<QApplication*>(QApplication::instance()), chosen); };
    };
    for (const Theme one : {Theme::System, Theme::Light, Theme::Dark})
        addChoice(menu, *themes, {}, theme == one, choose(one));
    retranslateViewChoices(menu);
    menu.addSeparator();
    auto* languages = new QActionGroup(&menu);
    languages->setObjectName(kLanguageChoices);
    const QString current = chosenLanguage();
    for (const Language& language : kLanguages)
        addChoice(menu, *languages, QString::fromUtf8(language.name), current == language.code,
                  [code = QString(language.code)] { setLanguage(code); });
}

void retranslateViewChoices(const QMenu& menu) {
    const QList<QAction*> themes = menu.findChild<QActionGroup*>(kThemeChoices)->actions();
    const QStringList texts = themeTexts(); // languages are named in themselves
    for (qsizetype i = 0; i < themes.size(); ++i)
        themes[i]->setText(texts[i]);
}

QString chosenLanguage() {
    const QString chosen = QSettings().value("language").toString();
    if (!chosen.isEmpty())
        return chosen;
    const QLocale system = QLocale::system();
    if (system.language() == QLocale::German)
        return "de";
    return system.language() == QLocale::Chinese ? "zh_CN" : "en";
}

void setLanguage(const QString& language) {
    QSettings().setValue("language", language);
    Translators& installed = translators();
    QApplication::removeTranslator(&installed.own);
    QApplication::removeTranslator(&installed.qt);
    QLocale::setDefault(QLocale(language));
    for (QWidget* window : QApplication::topLevelWidgets())
        window->setLocale(QLocale(language)); // a widget keeps the one it was made with
    // English has a file too: of its plural forms alone.
    if (installed.qt.load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&installed.qt);
    if (installed.own.load(":/i18n/studio_" + language))
        QApplication::installTranslator(&installed.own);
}

} // namespace cliplad::ui
