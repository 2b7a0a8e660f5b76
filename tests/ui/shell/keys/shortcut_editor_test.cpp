#include "shell/keys/shortcut_editor.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableWidget>
#include <QTest>

#include "style/theme.h"
#include "support/own_home.h"
#include "ui/shell/opened_window.h"
#include "widgets/action_book.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

class ShortcutEditorTest : public QObject, ShellBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        begin("shortcut_editor_test");
        setTheme(*qApp, Theme::Light);
    }

    void shortcutsOfOnePageDoNotCollide() {
        const auto opened = openDiscs(shots_);
        QStringList collisions;
        for (const auto& entry : opened->studio.actions().entries()) {
            QVERIFY2(!entry.action->text().isEmpty(), qPrintable(entry.id));
            if (const auto* other = opened->studio.actions().conflict(entry.id, entry.action->shortcut()))
                collisions << entry.id + " and " + other->id + ": " + entry.action->shortcut().toString();
        }
        QVERIFY2(collisions.isEmpty(), qPrintable(collisions.join('\n')));
    }

    void aChangedShortcutIsKept() {
        const auto opened = openDiscs(shots_);
        opened->studio.actions().setShortcut("app.save", QKeySequence("Ctrl+Alt+W"));
        OpenedWindow next;
        QCOMPARE(next.window.findChild<QAction*>("app.save")->shortcut(), QKeySequence("Ctrl+Alt+W"));
        next.studio.actions().resetShortcuts();
        QCOMPARE(next.window.findChild<QAction*>("app.save")->shortcut(), QKeySequence(QKeySequence::Save));
    }

    void aShortcutIsChangedByPressingIt() {
        const auto opened = openDiscs(shots_);
        ActionBook& book = opened->studio.actions();
        ShortcutEditor editor(book, {{"score", "Score"}}, &opened->window);
        editor.show();
        auto* table = editor.findChild<QTableWidget*>("shortcuts");
        auto* keys = editor.findChild<QLineEdit*>("keys");
        const auto rowOf = [&](const QString& id) {
            const auto& entries = book.entries();
            return static_cast<int>(std::find_if(entries.begin(), entries.end(),
                                                 [&](const auto& entry) { return entry.id == id; }) -
                                    entries.begin());
        };
        table->selectRow(rowOf("score.again"));
        QTest::keyClick(table, Qt::Key_Up); // moves, and changes nothing
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(book.keyOf("score.again"), QString("Ctrl+R"));
        QTest::keyClick(keys, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(editor.findChild<QLabel*>("conflict")->text().contains("Save"));
        QCOMPARE(book.keyOf("score.again"), QString("Ctrl+R"));
        QTest::keyClick(keys, Qt::Key_F9, Qt::ShiftModifier);
        QCOMPARE(book.keyOf("score.again"), QString("Shift+F9"));
        QCOMPARE(table->item(table->currentRow(), 2)->text(), QString("Shift+F9"));
        QTest::keyClick(keys, Qt::Key_Escape);
        QVERIFY(!editor.isVisible());
        book.resetShortcuts();
    }

    void keysThatAreTakenElsewhereAreRefused() {
        const auto opened = openDiscs(shots_);
        ActionBook& book = opened->studio.actions();
        ShortcutEditor editor(book, {{"score", "Score"}}, &opened->window);
        editor.show();
        auto* table = editor.findChild<QTableWidget*>("shortcuts");
        auto* keys = editor.findChild<QLineEdit*>("keys");
        const auto* conflict = editor.findChild<QLabel*>("conflict");
        for (int row = 0; row < book.entries().size(); ++row)
            if (book.entries()[row].id == "score.again")
                table->selectRow(row);
        QTest::keyClick(keys, Qt::Key_0); // of the image
        QVERIFY2(conflict->text().contains("fit it into the view"), qPrintable(conflict->text()));
        QTest::keyClick(keys, Qt::Key_0, Qt::KeypadModifier);
        QVERIFY2(conflict->text().contains("fit it into the view"), qPrintable(conflict->text()));
        QTest::keyClick(keys, Qt::Key_Right, Qt::ShiftModifier); // of the histogram, ten times as far
        QVERIFY2(conflict->text().contains("Histogram"), qPrintable(conflict->text()));
        QTest::keyClick(keys, Qt::Key_E, Qt::AltModifier); // of a menu
        QVERIFY2(conflict->text().contains("Edit"), qPrintable(conflict->text()));
        QTest::keyClick(keys, '?', Qt::ShiftModifier); // as it is typed
        QVERIFY2(conflict->text().contains("Shortcuts of this page"), qPrintable(conflict->text()));
        QCOMPARE(book.keyOf("score.again"), QString("Ctrl+R"));
        QTest::keyClick(keys, Qt::Key_BracketLeft); // of another page's brush
        QVERIFY2(conflict->text().isEmpty(), qPrintable(conflict->text()));
        QCOMPARE(book.keyOf("score.again"), QString("["));
        book.resetShortcuts();
    }

    void allShortcutsAreResetAfterAQuestion() {
        const auto opened = openDiscs(shots_);
        ActionBook& book = opened->studio.actions();
        book.setShortcut("score.again", QKeySequence("Shift+F9"));
        ShortcutEditor editor(book, {}, &opened->window);
        editor.show();
        auto* reset = editor.findChild<QAbstractButton*>("resetAll");
        const auto answer = [&](QMessageBox::StandardButton button) {
            QTest::mouseClick(reset, Qt::LeftButton);
            auto* box = editor.findChild<QMessageBox*>("resetShortcuts");
            QVERIFY(box != nullptr);
            QTest::mouseClick(box->button(button), Qt::LeftButton);
            QTRY_VERIFY(editor.findChild<QMessageBox*>("resetShortcuts") == nullptr);
        };
        answer(QMessageBox::Cancel);
        QCOMPARE(book.keyOf("score.again"), QString("Shift+F9"));
        answer(QMessageBox::Discard);
        QCOMPARE(book.keyOf("score.again"), QString("Ctrl+R"));
        QVERIFY(!reset->isEnabled()); // there is nothing to give back
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ShortcutEditorTest)
#include "shortcut_editor_test.moc"
