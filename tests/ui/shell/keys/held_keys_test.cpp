#include "shell/keys/held_keys.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

#include "pages/tune/ab_panel.h"
#include "support/own_home.h"
#include "ui/shell/opened_window.h"
#include "widgets/action_book.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

/// Keys as the system tells them, with its clock.
struct Keyboard {
    QWindow* window;
    quint64 now = 1000;

    void press(int key, const QString& text = {}) const {
        if (qt_sendShortcutOverrideEvent(window, now, key, Qt::NoModifier, text))
            return;
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
        press.setTimestamp(now);
        QCoreApplication::sendEvent(window, &press);
    }
    void release(int key) const {
        QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier);
        release.setTimestamp(now);
        QCoreApplication::sendEvent(window, &release);
    }
    /// As Qt tells it where it reads the two halves apart.
    void repeat(int key, const QString& text = {}) {
        now += 30;
        release(key);
        press(key, text);
    }
};

class HeldKeysTest : public QObject, ShellBench {
    Q_OBJECT

    std::unique_ptr<OpenedWindow> opened_;
    Keyboard keyboard_{nullptr};

private Q_SLOTS:
    void initTestCase() { begin("held_keys_test"); }
    void init() {
        opened_ = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened_->window));
        keyboard_ = {.window = opened_->window.windowHandle()};
    }
    void cleanup() { opened_.reset(); }

    void aHeldKeyTriggersOnceWhatDoesNotRepeat() {
        int once = 0, often = 0;
        ActionBook& book = opened_->studio.actions();
        book.add(&opened_->window, "app.once", "once", Qt::Key_F7, [&] { ++once; })->setAutoRepeat(false);
        book.add(&opened_->window, "app.often", "often", Qt::Key_F8, [&] { ++often; });
        for (const int key : {Qt::Key_F7, Qt::Key_F8}) {
            keyboard_.press(key);
            for (int i = 0; i < 5; ++i)
                keyboard_.repeat(key);
            keyboard_.now += 30;
            keyboard_.release(key);
            keyboard_.now += 30;
            keyboard_.press(key); // anew
            keyboard_.now += 30;
            keyboard_.release(key);
        }
        QCOMPARE(once, 2);
        QCOMPARE(often, 7);
        for (const char* id : {"review.good", "review.bad", "review.unsure", "review.undo",
                               "review.add-to-shots", "tune.flip"})
            QVERIFY2(!opened_->window.findChild<QAction*>(id)->autoRepeat(), id);
    }

    void aHeldLetterIsTypedAgainAndAgain() {
        opened_->window.showPage("prompts");
        auto* field = opened_->window.findChild<QLineEdit*>("fineAdd");
        field->setFocus();
        keyboard_.press(Qt::Key_X, "x");
        for (int i = 0; i < 3; ++i)
            keyboard_.repeat(Qt::Key_X, "x");
        QCOMPARE(field->text(), QString("xxxx"));
    }

    void aHeldKeyPressesAButtonOnce_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("text");
        QTest::newRow("Enter") << static_cast<int>(Qt::Key_Return) << "\r";
        QTest::newRow("Space") << static_cast<int>(Qt::Key_Space) << " ";
    }
    void aHeldKeyPressesAButtonOnce() {
        QFETCH(int, key);
        QFETCH(QString, text);
        auto* button = new QPushButton("more", opened_->window.centralWidget());
        button->show();
        button->setFocus();
        QSignalSpy clicked(button, &QPushButton::clicked);
        keyboard_.press(key, text);
        for (int i = 0; i < 5; ++i)
            keyboard_.repeat(key, text);
        keyboard_.now += 30;
        keyboard_.release(key);
        QCOMPARE(clicked.count(), 1);
    }

    void aHeldKeyShowsAUntilItIsLetGo() {
        opened_->window.showPage("tune");
        auto& ab = *opened_->window.findChild<AbPanel*>();
        opened_->window.findChild<QWidget*>("tune.canvas")->setFocus();
        ab.keep();
        keyboard_.press(Qt::Key_F, "f");
        QVERIFY(ab.showsA());
        QTest::qWait(400); // longer than a tap
        int gone = 0;
        QObject here;
        connect(&ab, &AbPanel::changed, &here, [&] { gone += ab.showsA() ? 0 : 1; });
        for (int i = 0; i < 5; ++i) {
            keyboard_.repeat(Qt::Key_F, "f");
            QTest::qWait(20);
        }
        QTest::qWait(100);
        QCOMPARE(gone, 0);
        keyboard_.now += 30;
        keyboard_.release(Qt::Key_F);
        QTRY_VERIFY(!ab.showsA());
        QCOMPARE(gone, 1);

        keyboard_.now += 30;
        keyboard_.press(Qt::Key_F, "f"); // a tap
        keyboard_.now += 30;
        keyboard_.release(Qt::Key_F);
        QTest::qWait(100);
        QVERIFY(ab.showsA());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::HeldKeysTest)
#include "held_keys_test.moc"
