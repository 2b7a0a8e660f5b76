#include "shell/keys/program_keys.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "support/own_home.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

class ProgramKeysTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;

private Q_SLOTS:
    void initTestCase() { shots_ = writeShots(folder_.path().toStdString(), 2); }

    void aNumberFieldLeavesUndoToTheProgram() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("tune");
        auto* field = opened->window.findChild<QDoubleSpinBox*>("clusters.count");
        QVERIFY(field != nullptr);
        const int before = static_cast<int>(field->value());
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::number(before + 2));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(opened->studio.document().state().settings.clusters.count, before + 2);
        QTest::keyClick(field->findChild<QLineEdit*>(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(opened->studio.document().state().settings.clusters.count, before);
    }

    void aLineOfTextLeavesShortcutsToTheProgram() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("score");
        auto* field = opened->window.findChild<QLineEdit*>("filterText");
        QVERIFY(field != nullptr);
        for (const Qt::Key letter : {Qt::Key_E, Qt::Key_K, Qt::Key_U}) {
            QKeyEvent key(QEvent::ShortcutOverride, letter, Qt::ControlModifier);
            QApplication::sendEvent(field, &key);
            QVERIFY(!key.isAccepted());
        }
        for (const Qt::Key letter : {Qt::Key_A, Qt::Key_C, Qt::Key_V}) { // everybody's in a line of text
            QKeyEvent key(QEvent::ShortcutOverride, letter, Qt::ControlModifier);
            key.ignore();
            QApplication::sendEvent(field, &key);
            QVERIFY(key.isAccepted());
        }
    }

    void aFieldThatIsEmptyAgainLeavesUndoToTheProgram() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("prompts");
        const DocumentState& state = opened->studio.document().state();
        const std::size_t before = state.fine.size();
        auto* field = opened->window.findChild<QLineEdit*>("fineAdd");
        field->setFocus();
        QTest::keyClicks(field, "washer");
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // what is typed is the field's
        QCOMPARE(field->text(), QString());
        QCOMPARE(state.fine.size(), before);
        QTest::keyClicks(field, "washer");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(state.fine.size(), before + 1);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(state.fine.size(), before);
        QCOMPARE(field->text(), QString());
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(state.fine.size(), before + 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ProgramKeysTest)
#include "program_keys_test.moc"
