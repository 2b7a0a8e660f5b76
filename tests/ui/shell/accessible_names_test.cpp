#include <functional>
#include <vector>

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QActionGroup>
#include <QDialog>
#include <QTest>

#include "pages/enrol/camera_dialog.h"
#include "pages/save_dialog.h"
#include "pages/score/export_dialog.h"
#include "pages/score/runs_dialog.h"
#include "pages/score/thresholds/fit_dialog.h"
#include "pages/tune/suggest/suggest_dialog.h"
#include "shell/leaving/closing_dialog.h"
#include "shell/view_menu.h"
#include "style/theme.h"
#include "support/own_home.h"
#include "ui/shell/focus_walk.h"
#include "ui/shell/opened_window.h"
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
        Studio& studio = opened->studio;
        MainWindow& window = opened->window;
        QTRY_VERIFY(studio.live().isCurrent());
        studio.document().edit("name", [](DocumentState& state) { state.name = "discs"; });
        const auto action = [&](const char* id) {
            return [&window, id] { window.findChild<QAction*>(id)->trigger(); };
        };
        const auto dialog = [](QDialog* made) {
            made->setAttribute(Qt::WA_DeleteOnClose);
            made->show();
        };
        const std::vector<std::function<void()>> all = {
            action("app.model"),
            action("app.preferences"),
            action("app.remap"),
            action("app.shortcuts"),
            action("app.manual"),
            action("app.log"),
            action("app.about"),
            action("app.open"),
            [&] { saveProductAs(studio, &window); },
            [&] { dialog(new CameraDialog(folder_.path().toStdString(), &window)); },
            [&] { dialog(new ExportDialog(folder_.path().toStdString(), &window)); },
            [&] { dialog(new RunsDialog({}, &window)); },
            [&] { dialog(new FitDialog(studio, &window)); },
            [&] { dialog(new SuggestDialog(studio, &window)); },
            [&] { dialog(new ClosingDialog(studio.decisions(), &window)); },
        };
        QStringList unnamed;
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i]();
            const auto dialogs = window.findChildren<QDialog*>();
            const auto shown = std::find_if(dialogs.begin(), dialogs.end(),
                                            [](const QDialog* one) { return one->isVisible(); });
            QVERIFY2(shown != dialogs.end(), qPrintable(QString::number(i)));
            unnamed << unnamedIn(**shown);
            delete *shown;
        }
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
