#include "shell/keys/button_keys.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QFileDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "support/own_home.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

class ButtonKeysTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;

private Q_SLOTS:
    void initTestCase() { shots_ = writeShots(folder_.path().toStdString(), 2); }

    void enterPressesTheButtonThatHasTheFocus() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("prompts");
        auto* table = opened->window.findChild<QTableView*>("fineTable");
        table->setCurrentIndex(table->model()->index(0, 2));
        const std::size_t before = opened->studio.document().state().fine.size();
        QToolButton* remove = nullptr;
        for (auto* button : table->parentWidget()->findChildren<QToolButton*>())
            if (button->accessibleName() == "Remove the label")
                remove = button;
        QVERIFY(remove != nullptr);
        for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
            remove->setFocus();
            QSignalSpy clicked(remove, &QToolButton::clicked);
            QTest::keyClick(remove, enter);
            QCOMPARE(clicked.count(), 1);
        }
        QCOMPARE(opened->studio.document().state().fine.size(), before - 2);

        opened->window.showPage("enrol");
        auto* add = opened->window.findChild<QPushButton*>("addPhotos");
        add->setFocus();
        QTest::keyClick(add, Qt::Key_Return);
        auto* dialog = opened->window.findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
    }

    void enterOnAPageOfTheNavigationGoesThere() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("enrol");
        QToolButton* score = nullptr;
        for (auto* button : opened->window.findChild<QWidget*>("navigation")->findChildren<QToolButton*>())
            if (button->text() == "Score")
                score = button;
        QVERIFY(score != nullptr);
        score->setFocus(Qt::TabFocusReason);
        QTest::keyClick(score, Qt::Key_Return);
        QCOMPARE(opened->window.currentPage(), QString("score"));
    }

    void tablesAndDialogsKeepTheirEnter() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("prompts");
        auto* table = opened->window.findChild<QTableView*>("fineTable");
        table->setCurrentIndex(table->model()->index(0, 0));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return); // its tick
        QVERIFY(!opened->studio.document().state().fine[0].enabled);

        QDialog dialog(&opened->window);
        auto* column = new QVBoxLayout(&dialog);
        auto* box = new QCheckBox("box");
        auto *ok = new QPushButton("OK"), *other = new QPushButton("other");
        for (QWidget* widget :
             {static_cast<QWidget*>(box), static_cast<QWidget*>(ok), static_cast<QWidget*>(other)})
            column->addWidget(widget);
        ok->setDefault(true);
        dialog.open();
        QSignalSpy accepted(ok, &QPushButton::clicked), others(other, &QPushButton::clicked);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QVERIFY(!box->isChecked());
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Return);
        QCOMPARE(others.count(), 1); // once
        QCOMPARE(accepted.count(), 1);
    }

    void aKeyThatIsHeldPressesOnce() {
        const auto opened = openDiscs(shots_);
        QPushButton button("more");
        button.show();
        QSignalSpy clicked(&button, &QPushButton::clicked);
        for (const bool repeats : {false, true, true}) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, "\r", repeats);
            QApplication::sendEvent(&button, &press);
        }
        QCOMPARE(clicked.count(), 1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ButtonKeysTest)
#include "button_keys_test.moc"
