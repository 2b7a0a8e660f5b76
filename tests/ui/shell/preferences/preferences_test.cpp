#include "shell/preferences/preferences_dialog.h"

#include "support/own_home.h"

#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "records/configured_records.h"
#include "records/records.h"
#include "records/sql/database.h"
#include "records/sql/transaction.h"
#include "session/studio.h"
#include "shell/leaving/closing_dialog.h"
#include "shell/main_window.h"
#include "shell/status_line.h"
#include "shell/view_menu.h"
#include "style/theme.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome home;

/// The dialog over a Studio, with the choices of a menu.
struct Desk {
    Studio studio{loadFake};
    QMenu menu;
    std::unique_ptr<PreferencesDialog> dialog;

    Desk() {
        addViewChoices(menu);
        open();
    }
    void open() {
        dialog = std::make_unique<PreferencesDialog>(studio, group(kThemeChoices), group(kLanguageChoices),
                                                     nullptr);
        dialog->show();
    }
    QActionGroup& group(const char* name) { return *menu.findChild<QActionGroup*>(name); }
    template<class Widget>
    Widget& find(const char* name) {
        return *dialog->findChild<Widget*>(name);
    }
    void type(const char* name, const QString& text) {
        find<QLineEdit>(name).setFocus();
        find<QLineEdit>(name).selectAll();
        if (text.isEmpty())
            QTest::keyClick(&find<QLineEdit>(name), Qt::Key_Delete);
        else
            QTest::keyClicks(&find<QLineEdit>(name), text);
    }
    void press(QDialogButtonBox::StandardButton button) {
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(button), Qt::LeftButton);
    }
    QString tested() {
        QSignalSpy ended(dialog.get(), &PreferencesDialog::testEnded);
        QTest::mouseClick(&find<QPushButton>("preferences-test"), Qt::LeftButton);
        if (ended.isEmpty() && !ended.wait(10'000))
            return "no answer";
        return find<QLabel>("preferences-result").text();
    }
};

class PreferencesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }

private Q_SLOTS:
    void init() {
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("preferences_test");
        QSettings().clear();
        setTheme(*qApp, Theme::Light);
        setLanguage("en");
    }

    void whatIsSetHoldsAtOnce() {
        Desk desk;
        QSignalSpy applied(&desk.studio.decisions(), &DecisionWriter::settingsApplied);
        QCOMPARE(desk.find<QLineEdit>("preferences-person").placeholderText(),
                 QString::fromStdString(thisPerson()));
        desk.type("preferences-address", path("records.sqlite"));
        desk.type("preferences-station", "line 2");
        desk.type("preferences-person", "Bea");
        desk.find<QComboBox>("preferences-theme").setCurrentIndex(2);
        desk.find<QComboBox>("preferences-language").setCurrentIndex(1);
        desk.press(QDialogButtonBox::Ok);
        QVERIFY(!desk.dialog->isVisible());
        QCOMPARE(applied.count(), 1);
        QCOMPARE(configuredRecords().database, path("records.sqlite").toStdString());
        QCOMPARE(configuredRecords().station, std::string("line 2"));
        QCOMPARE(DecisionWriter::reviewer(), QString("Bea"));
        QVERIFY(isDark());
        QCOMPARE(chosenTheme(), Theme::Dark);
        QCOMPARE(chosenLanguage(), QString("de"));
        QVERIFY(desk.group(kThemeChoices).actions()[2]->isChecked()); // the menu shows the same

        desk.studio.decisions().decide(
            {.image = {}, .imageSha256 = std::string(64, 'a'), .value = DecisionValue::Good});
        desk.studio.decisions().flush();
        Records records(configuredRecords());
        const Decision decision = records.decisionHistory(std::string(64, 'a')).at(0);
        QCOMPARE(decision.who, std::string("Bea"));
        QCOMPARE(decision.station, std::string("line 2"));

        desk.open(); // and back to what holds where nothing is set
        for (const char* name : {"preferences-address", "preferences-station", "preferences-person"})
            desk.type(name, {});
        desk.press(QDialogButtonBox::Ok);
        QVERIFY(configuredRecords().database.empty() && configuredRecords().station.empty());
        QCOMPARE(DecisionWriter::reviewer(), QString::fromStdString(thisPerson()));
        QVERIFY(!QSettings().contains("records/database"));
    }

    void cancelChangesNothing() {
        Desk desk;
        desk.type("preferences-station", "line 9");
        desk.find<QComboBox>("preferences-theme").setCurrentIndex(2);
        desk.press(QDialogButtonBox::Cancel);
        QVERIFY(configuredRecords().station.empty());
        QVERIFY(!isDark());
    }

    void anAddressIsTriedBesideTheGui() {
        Desk desk;
        desk.type("preferences-address", path("new.sqlite"));
        QVERIFY(desk.tested().contains("can be written"));
        QVERIFY(!QFile::exists(path("new.sqlite"))); // it was only tried
        {
            Records records({.database = path("there.sqlite").toStdString()});
            records.startRun({.product = "tray", .who = "Bea"});
        }
        desk.type("preferences-address", path("there.sqlite"));
        QVERIFY(desk.find<QLabel>("preferences-result").isHidden()); // it was of another address
        QVERIFY(desk.tested().contains("1 runs and 0 decisions"));
        desk.type("preferences-address", "postgresql://eve@/records?host=" + folder_.path());
        QVERIFY2(desk.tested().contains("cannot be reached"),
                 qPrintable(desk.find<QLabel>("preferences-result").text()));
        desk.type("preferences-address", "postgresql://server");
        QVERIFY(desk.tested().contains("names no database"));
    }

    void nothingIsPushedOutOfSightByAnAnswer() {
        Desk desk;
        desk.type("preferences-address", "postgresql://eve@/records?host=" + folder_.path());
        desk.tested();
        QTRY_VERIFY(desk.find<QLabel>("preferences-result").isVisible());
        for (const QLabel* text : desk.dialog->findChildren<QLabel*>())
            if (text->wordWrap() && text->isVisible())
                QTRY_VERIFY2(text->height() >= text->heightForWidth(text->width()),
                             qPrintable(QString("%1 of %2 px: %3")
                                            .arg(text->height())
                                            .arg(text->heightForWidth(text->width()))
                                            .arg(text->text())));
    }

    void aPasswordIsNotKept() {
        Desk desk;
        desk.type("preferences-address", "postgresql://eve:secret@server/records");
        desk.press(QDialogButtonBox::Ok);
        QVERIFY(desk.dialog->isVisible());
        QVERIFY(desk.find<QLabel>("preferences-result").text().contains("~/.pgpass"));
        QVERIFY(!desk.find<QLabel>("preferences-result").text().contains("secret"));
        QVERIFY(configuredRecords().database.empty());
        desk.type("preferences-address", "postgresql://eve@server/records?sslpassword=secret");
        desk.press(QDialogButtonBox::Ok);
        QVERIFY(desk.dialog->isVisible());
        QVERIFY(desk.find<QLabel>("preferences-result").text().contains("passphrase of a key"));
        QVERIFY(!desk.find<QLabel>("preferences-result").text().contains("secret"));
        QVERIFY(configuredRecords().database.empty());
    }

    void whatWaitsForTheFormerRecordsIsTold() {
        QVERIFY(QDir().mkpath(path("folder")));
        configureRecords(path("folder").toStdString(), {}); // cannot be opened
        Desk desk;
        desk.studio.decisions().recordRun({.productName = "tray", .recordKey = "one"});
        QTRY_VERIFY(!desk.studio.decisions().problem().isEmpty());
        QSignalSpy told(&desk.studio, &Studio::notice);
        desk.type("preferences-address", path("records.sqlite"));
        desk.press(QDialogButtonBox::Ok);
        QCOMPARE(told.count(), 1);
        const QString text = told[0][0].toString();
        QVERIFY2(text.startsWith("Waiting for " + path("folder") + ": 1 run"), qPrintable(text));
    }

    void aClosedDialogsTestIsForgotten() {
        Desk desk;
        desk.type("preferences-address", "postgresql://eve@/records?host=" + folder_.path());
        desk.dialog->testConnection();
        desk.dialog.reset();
        QTest::qWait(300);
    }

    void keysOpenItFromTheWindow() {
        Studio studio(loadFake);
        MainWindow window(studio);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        const QPointer dialog = qobject_cast<PreferencesDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->reject();
        QTRY_VERIFY(!dialog); // nothing stays behind
    }

    /// The records are held by another program: the window says what it waits for, and goes on painting.
    void closingWaitsInSight() {
        configureRecords(path("held.sqlite").toStdString(), {});
        { Records makeThem(configuredRecords()); }
        Database other(configuredRecords());
        auto holding = std::make_unique<Transaction>(other, Transaction::Kind::Write);
        Studio studio(loadFake);
        MainWindow window(studio);
        window.show();
        studio.decisions().decide(
            {.image = {}, .imageSha256 = std::string(64, 'b'), .value = DecisionValue::Good});
        QVERIFY(studio.decisions().isBusy());
        window.close();
        QVERIFY(window.isVisible());
        QTRY_VERIFY(window.findChild<ClosingDialog*>() != nullptr &&
                    window.findChild<ClosingDialog*>()->isVisible());
        holding.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 15'000);
        Records records(configuredRecords());
        QCOMPARE(records.decisionHistory(std::string(64, 'b')).size(), std::size_t(1));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::PreferencesTest)
#include "preferences_test.moc"
