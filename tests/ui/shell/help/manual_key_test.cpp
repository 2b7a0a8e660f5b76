#include "shell/help/manual_key.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QWindow>

#include "pages/tune/suggest/suggest_dialog.h"
#include "shell/help/focus_help.h"
#include "shell/help/manual_window.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ManualKeyTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<OpenedWindow> opened_;

    QDialog* openDialog(const char* action) {
        opened_->window.findChild<QAction*>(action)->trigger();
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return nullptr;
        const bool isActive = QTest::qWaitFor([dialog] {
            dialog->activateWindow(); // the window that was closed last may still hand its place on
            return QApplication::activeWindow() == dialog;
        });
        return isActive ? dialog : nullptr;
    }
    ManualWindow* manual() {
        return opened_->window.findChild<ManualWindow*>(QString(), Qt::FindDirectChildrenOnly);
    }
    QString chapter() { return manual()->findChild<QListWidget*>()->currentItem()->text(); }
    /// The heading at the top of the text, or, where the chapter ends soon after, the last one seen.
    bool shows(const QString& section) {
        auto* text = manual()->findChild<QTextBrowser*>();
        const QTextCursor heading = text->document()->find(QRegularExpression('^' + section + '$'));
        const int top = text->cursorRect(heading).top();
        const QScrollBar* bar = text->verticalScrollBar();
        return !heading.isNull() && top >= 0 && (top < 40 || bar->value() == bar->maximum());
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("manual_key_test");
        QSettings().clear();
        opened_ = openDiscs(writeShots(folder_.path().toStdString(), 2));
        QVERIFY(QTest::qWaitForWindowActive(&opened_->window));
    }
    void cleanup() { delete manual(); }
    void cleanupTestCase() {
        opened_->studio.document().close();
        opened_.reset();
    }

    void aDialogOpensTheManualAtItsChapter_data() {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("chapter");
        QTest::addColumn<QString>("section");
        QTest::addRow("app.model") << "tune"
                                   << "Getting started"
                                   << "The model";
        QTest::addRow("app.remap") << "tune"
                                   << "Getting started"
                                   << "Keys";
        QTest::addRow("enrol.camera") << "enrol"
                                      << "Enrol"
                                      << "The sheet, at the left";
        QTest::addRow("score.addFolder") << "score"
                                         << "Score"
                                         << "Score";
        QTest::addRow("app.shortcuts") << "review"
                                       << "Review"
                                       << "Review";
    }
    void aDialogOpensTheManualAtItsChapter() {
        QFETCH(QString, page);
        QFETCH(QString, chapter);
        QFETCH(QString, section);
        opened_->window.showPage(page);
        QDialog* dialog = openDialog(QTest::currentDataTag());
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_F1);
        QVERIFY(manual() != nullptr && manual()->isVisible());
        QCOMPARE(this->chapter(), chapter);
        QTRY_VERIFY(shows(section));
        dialog->reject();
    }

    void suggestIsNoModalDialog() {
        opened_->window.showPage("tune");
        opened_->window.findChild<QAction*>("tune.suggest")->trigger();
        auto* dialog = opened_->window.findChild<SuggestDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_F1);
        QVERIFY(manual() != nullptr);
        QCOMPARE(chapter(), QString("Tune"));
        QTRY_VERIFY(shows("Suggest"));
        dialog->reject();
    }

    void theFieldsOfTheRecordsHaveAChapterOfTheirOwn() {
        QDialog* dialog = openDialog("app.preferences");
        QVERIFY(dialog != nullptr);
        auto* address = dialog->findChild<QLineEdit*>("preferences-address");
        address->setFocus();
        QTest::keyClick(address, Qt::Key_F1);
        QCOMPARE(chapter(), QString("Records"));
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        auto* theme = dialog->findChild<QComboBox*>("preferences-theme");
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_F1);
        QCOMPARE(chapter(), QString("Getting started"));
        dialog->reject();
    }

    /// As the pointer's tool tip would.
    void aKeyTellsOfWhatHasTheFocus() {
        const auto told = [] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            const auto shown = std::find_if(windows.begin(), windows.end(), [](const QWidget* window) {
                return window->inherits("QWhatsThat") && window->isVisible();
            });
            return shown == windows.end() ? nullptr : *shown;
        };
        const auto press = [&](QWidget* widget) {
            QTest::keyClick(widget, Qt::Key_F1, Qt::ShiftModifier);
            QWidget* shown = told();
            const bool isTold = shown != nullptr;
            delete shown;
            return isTold;
        };
        opened_->window.showPage("review");
        opened_->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&opened_->window));
        auto* note = opened_->window.findChild<QLineEdit*>("review-note");
        note->setFocus();
        QVERIFY(press(note));
        QCOMPARE(focusHelpOf(*note).text, note->toolTip());
        QDialog* dialog = openDialog("app.preferences");
        QVERIFY(dialog != nullptr);
        auto* station = dialog->findChild<QLineEdit*>("preferences-station");
        station->setFocus();
        QVERIFY(press(station));
        QVERIFY(manual() == nullptr);
        dialog->reject();

        QWidget parent;
        QTableWidget table(1, 2, &parent);
        table.setToolTip("of the table");
        table.setItem(0, 0, new QTableWidgetItem("cell"));
        table.item(0, 0)->setToolTip("of the cell");
        table.setCurrentCell(0, 0);
        QCOMPARE(focusHelpOf(table).text, QString("of the cell"));
        table.setCurrentCell(0, 1);
        QCOMPARE(focusHelpOf(table).text, QString("of the table"));
    }

    void theManualCanBeReadBesideAModalDialog() {
        opened_->window.findChild<QAction*>("app.manual")->trigger();
        QDialog* dialog = openDialog("app.preferences");
        QVERIFY(dialog != nullptr);
        QTest::keyClick(dialog, Qt::Key_F1);
        auto* list = manual()->findChild<QListWidget*>();
        const QPoint ofScore = list->visualItemRect(list->item(4)).center();
        // Through the window, as the desktop sends it: a window that is blocked gets none.
        QTest::mouseClick(manual()->windowHandle(), Qt::LeftButton, Qt::NoModifier,
                          list->viewport()->mapTo(manual(), ofScore));
        QTRY_COMPARE(chapter(), QString("Score"));
        QVERIFY(dialog->isVisible());
        dialog->reject();
    }

    void aKeyThatADialogWantsStaysItsOwn() {
        QDialog* dialog = openDialog("app.remap");
        QVERIFY(dialog != nullptr);
        auto* keys = dialog->findChild<QLineEdit*>("keys");
        QTest::keyClick(keys, Qt::Key_F1);
        QVERIFY(manual() == nullptr);
        dialog->reject();
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ManualKeyTest)
#include "manual_key_test.moc"
