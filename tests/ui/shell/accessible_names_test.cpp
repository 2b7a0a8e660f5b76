#include <QAbstractButton>
#include <QAccessible>
#include <QActionGroup>
#include <QTest>

#include "shell/view_menu.h"
#include "style/theme.h"
#include "support/own_home.h"
#include "ui/shell/focus_walk.h"
#include "ui/shell/opened_dialogs.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

QString accessibleNameOf(QWidget* widget) {
    const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface == nullptr ? QString() : interface->text(QAccessible::Name);
}

/// Where a person's keys may come to, and no name says what it is.
QStringList unnamedIn(const QWidget& window) {
    QStringList unnamed;
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (takesFocus(widget) && accessibleNameOf(widget).isEmpty())
            unnamed << placeOf(widget);
    return unnamed;
}

class AccessibleNamesTest : public QObject, ShellBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        begin("accessible_names_test");
        setTheme(*qApp, Theme::Light);
    }

    void everyWidgetThatTakesFocusHasANameInBothThemes() {
        const auto opened = openDiscs(shots_);
        QTRY_VERIFY(opened->studio.live().isCurrent());
        QStringList unnamed;
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            setTheme(*qApp, theme);
            for (const QString& id : QStringList{"start"} + pageIds()) {
                opened->window.showPage(id);
                unnamed << unnamedIn(opened->window);
            }
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
    }

    void everyDialogNamesWhatTakesFocus() {
        const auto opened = openDiscs(shots_);
        QTRY_VERIFY(opened->studio.live().isCurrent());
        QStringList unnamed;
        forEachDialog(*opened, folder_.path(), [&](const QDialog& dialog) { unnamed << unnamedIn(dialog); });
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
    }

    void accessibleNamesFollowTheLanguage() {
        setLanguage("en");
        const auto opened = openDiscs(shots_);
        auto* close = opened->window.findChild<QWidget*>("noticeBar")->findChild<QAbstractButton*>();
        ImageCanvas canvas;
        const QString name = close->accessibleName(), own = canvas.accessibleName();
        const QList<QAction*> themes = opened->window.findChild<QActionGroup*>(kThemeChoices)->actions();
        QCOMPARE(themes[1]->text(), QString("Light"));
        setLanguage("de");
        QTRY_VERIFY(close->accessibleName() != name);
        QCOMPARE(themes[1]->text(), QString("Hell"));
        QTRY_COMPARE(canvas.accessibleName(), QString("Foto"));
        setLanguage("en");
        QTRY_COMPARE(close->accessibleName(), name);
        QTRY_COMPARE(canvas.accessibleName(), own);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::AccessibleNamesTest)
#include "accessible_names_test.moc"
