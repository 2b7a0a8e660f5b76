#include "shell/notice_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTest>

#include "base/known_error.h"
#include "pages/score/score_page.h"
#include "shell/view_menu.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// What a person is told above the page, and when it goes.
class NoticeBarTest : public QObject, ShellBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        begin("notice_bar_test");
        QSettings().clear();
    }

    void aProblemIsShownUntilItIsClosed() {
        const auto opened = openDiscs(shots_);
        opened->studio.tellProblem(asGiven("It was not saved."), asGiven("the disk is full"));
        const auto* bar = opened->window.findChild<QWidget*>("noticeBar");
        QVERIFY(bar->isVisible());
        QVERIFY(bar->findChildren<QLabel*>().constLast()->text().contains("the disk is full"));
        QTest::mouseClick(bar->findChild<QAbstractButton*>(), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
    }

    void theKeysAreOnThePageAgainWhenAProblemGoes() {
        const auto opened = openDiscs(shots_);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        Q_EMIT opened->studio.pageWanted("enrol");
        auto* before =
            opened->window.findChild<QStackedWidget*>("pages")->currentWidget()->findChild<QListView*>();
        QVERIFY(before != nullptr);
        auto* bar = opened->window.findChild<QWidget*>("noticeBar");
        for (const bool isClosed : {true, false}) {
            before->setFocus();
            opened->studio.tellProblem(asGiven("It was not saved."), asGiven("the disk is full"),
                                       {.name = "disk"});
            bar->findChild<QAbstractButton*>()->setFocus();
            QVERIFY(!before->hasFocus());
            if (isClosed)
                QTest::keyClick(bar->findChild<QAbstractButton*>(), Qt::Key_Space);
            else
                opened->studio.notices().end("disk");
            QTRY_VERIFY(before->hasFocus());
        }
    }

    void aNoticeGoesWithItsCause() {
        const auto opened = openDiscs(shots_);
        Studio& studio = opened->studio;
        const auto* bar = opened->window.findChild<QWidget*>("noticeBar");
        const auto* toast = opened->window.findChild<QWidget*>("toast");
        const std::vector<std::filesystem::path> shots = studio.document().state().shots;
        const auto setShots = [&](const std::vector<std::filesystem::path>& to) {
            studio.document().edit("shots", [&](DocumentState& state) { state.shots = to; });
        };
        setShots({});
        QVERIFY(!studio.canSave());
        QVERIFY(bar->isVisible());
        setShots(shots);
        QVERIFY(!bar->isVisible());

        setShots({shots.front()});
        studio.tell("One shot is left.", studio.untilUndone());
        QVERIFY(toast->isVisible());
        studio.document().undoStack().undo();
        QVERIFY(!toast->isVisible());

        studio.tellProblem(asGiven("The file could not be read."), {}, {.name = "file"});
        studio.notices().end("another file");
        QVERIFY(bar->isVisible());
        studio.notices().end("file");
        QVERIFY(!bar->isVisible());

        studio.tellProblem(asGiven("Of this product."));
        studio.tell("The records are kept.", {.outlivesProduct = true});
        studio.document().close();
        QVERIFY(!bar->isVisible());
        QVERIFY(toast->isVisible());
    }

    void aProblemOfAnOwnerGoesWithIt() {
        const auto opened = openDiscs(shots_);
        const auto* bar = opened->window.findChild<QWidget*>("noticeBar");
        auto owner = std::make_unique<QObject>();
        opened->studio.tellProblem(
            asGiven("It asks its owner."), {},
            {.holds = [&owner] { return !owner->objectName().isNull(); }, .owner = owner.get()});
        owner.reset();
        opened->studio.notices().check(); // and asks nobody who is gone
        QVERIFY(!bar->isVisible());
    }

    void aProblemThatStandsFollowsTheLanguage() {
        setLanguage("en");
        const auto opened = openDiscs(shots_);
        Q_EMIT opened->studio.document().draftFailed("the disk is full");
        const auto* bar = opened->window.findChild<QWidget*>("noticeBar");
        const auto text = [&] { return bar->findChildren<QLabel*>().constLast()->text(); };
        QVERIFY2(text().contains("The last edits are not kept on disk."), qPrintable(text()));
        setLanguage("de");
        QTRY_VERIFY2(text().contains(Studio::tr("The last edits are not kept on disk.")), qPrintable(text()));
        QVERIFY(!text().contains("The last edits"));
        QVERIFY(text().contains("the disk is full"));
        setLanguage("en");
        QTRY_VERIFY(text().contains("The last edits"));
        opened->studio.tellProblem(asGiven("Of another cause."));
        const auto* save = opened->window.findChild<QAction*>("app.save", Qt::FindDirectChildrenOnly);
        QCOMPARE(save->text(), QString("&Save"));
        setLanguage("de");
        QTRY_VERIFY(save->text() != "&Save");
        QCOMPARE(text(), QString("Of another cause.")); // and nothing of before
        setLanguage("en");
    }

    void whatWentWrongFollowsTheLanguageToo() {
        setLanguage("en");
        Studio studio([](const std::string& name, const std::string&) -> std::shared_ptr<const Backbone> {
            throw KnownError(KnownError::Kind::NoModel, name, "there is no model");
        });
        MainWindow window(studio);
        window.show();
        const auto* bar = window.findChild<QWidget*>("noticeBar");
        const auto text = [&] { return bar->findChildren<QLabel*>().constLast()->text(); };
        const auto* remedy = window.findChild<QPushButton*>("noticeRemedy");
        const auto follows = [&](const QStringList& english) {
            for (const QString& part : english)
                QTRY_VERIFY2(text().contains(part), qPrintable(text()));
            QSignalSpy told(&studio, &Studio::problem);
            setLanguage("de");
            for (const QString& part : english)
                QTRY_VERIFY2(!text().contains(part), qPrintable(text()));
            setLanguage("en");
            for (const QString& part : english)
                QTRY_VERIFY2(text().contains(part), qPrintable(text()));
            QCOMPARE(told.count(), 0); // the log has it once
        };
        studio.open(folder_.filePath("missing").toStdString());
        follows({"It could not be opened.", "is not there. Check whether"});
        QVERIFY(!remedy->isVisible());

        studio.document().startNew(discState(shots_));
        follows({"The model could not be loaded.", "There is no model “demo”"});
        QVERIFY(remedy->isVisible());
        window.findChild<ScorePage*>()->add({folder_.path()});
        follows({"Nothing was scored: the model could not be loaded.", "There is no model “demo”"});
        setLanguage("de");
        QTRY_VERIFY2(remedy->text().startsWith("Modell"), qPrintable(remedy->text()));
        setLanguage("en");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::NoticeBarTest)
#include "notice_bar_test.moc"
