#include "pages/enrol/shots/learning_check.h"

#include <QLabel>
#include <QSignalSpy>

#include "pages/enrol/shots/warnings_panel.h"
#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

/// A desk whose model stands still once the masks are there, until it is let go of.
struct HeldDesk : Desk {
    ~HeldDesk() { model->letGo(); } // or the check's lane would be waited for

    void beginToLearn(const Paths& photos) {
        begin(photos);
        clickStar(0);
        WAIT_FOR(studio.live().isCurrent());
        model->held = true;
    }
    LearningCheck& learning() { return *page.findChild<LearningCheck*>(); }
};

class LearningCheckTest : public QObject, EnrolPhotos {
    Q_OBJECT

private Q_SLOTS:
    void whatWouldBeLearnedIsWarnedOfBeforeItIsSaved() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        desk.studio.document().edit("a part that is nowhere", [](DocumentState& state) {
            state.fine.push_back({.label = label("white disc"), .enabled = true});
        });
        auto& warnings = desk.list("warnings");
        const auto says = [&] {
            for (int i = 0; i < warnings.count(); ++i)
                if (warnings.item(i)->text().contains("white disc"))
                    return true;
            return false;
        };
        WAIT_FOR(says());
        // It may be what only faulty products show, as the page Prompts says too: nothing to mend.
        QVERIFY(warnings.item(warnings.count() - 1)->text().contains("Leave it if only faulty products"));
        QCOMPARE(desk.page.findChild<WarningsPanel*>()->count(), warnings.count() - 1);
        desk.studio.document().undoStack().undo();
        WAIT_FOR(!says());
    }

    void whatTeachesNothingDoesNotLearnAnew() {
        HeldDesk desk;
        int begun = 0;
        connect(&desk.studio.engine(), &Engine::jobStarted, &desk.page, [&](BackgroundJob* job) {
            begun += job->title() == LearningCheck::tr("Checking what is learned") ? 1 : 0;
        });
        desk.beginToLearn(photos_);
        auto& learning = desk.learning();
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        WAIT_FOR(learning.isChecking());
        WAIT_FOR(state.text().contains("What the product learns is being checked"));
        QTest::keyClicks(desk.page.findChild<QLineEdit*>("productName"), "discs");
        desk.studio.document().edit("tests", [&](DocumentState& edited) { edited.tests = photos_; });
        desk.model->letGo();
        WAIT_FOR(learning.isChecked());
        WAIT_FOR(state.text() == "Nothing was found that makes the product learn badly.");
        QTest::keyClicks(desk.page.findChild<QLineEdit*>("productName"), " of wood");
        QVERIFY(learning.isChecked());
        QCOMPARE(begun, 1);
        // It says what would pass as good; what was learned is known.
        const int encoded = desk.model->imagesEncoded;
        desk.studio.document().edit("threshold", [](DocumentState& edited) { edited.threshold = 3; });
        QVERIFY(!learning.isChecked());
        WAIT_FOR(learning.isChecked());
        QCOMPARE(begun, 2);
        QCOMPARE(desk.model->imagesEncoded.load(), encoded);
    }

    void nobodyWaitsForTheCheckOfWhatIsLearned() {
        HeldDesk desk;
        desk.beginToLearn(photos_);
        const auto& learning = desk.learning();
        WAIT_FOR(learning.isChecking());
        desk.press("suggestShots");
        WAIT_FOR(desk.studio.engine().errands().jobs().size() == 1);
        WAIT_FOR(desk.studio.engine().errands().jobs().front()->state() == BackgroundJob::State::Running);
        QVERIFY(learning.isChecking());
    }

    void savingLearnsFirst() {
        HeldDesk desk;
        desk.beginToLearn(photos_);
        const auto& learning = desk.learning();
        WAIT_FOR(learning.isChecking());
        QSignalSpy saved(&desk.studio, &Studio::saved);
        desk.press("saveProduct");
        desk.answerDialog("saveDialog", folder_.filePath("learned first"));
        WAIT_FOR(desk.studio.saving().has_value());
        QVERIFY(!learning.isChecking());
        desk.model->letGo();
        WAIT_FOR(saved.size() == 1);
        const int encoded = desk.model->imagesEncoded;
        WAIT_FOR(learning.isChecked());
        QCOMPARE(desk.model->imagesEncoded.load(), encoded);
    }

    void aCheckOfWhatIsLearnedThatIsCancelledCanBeAskedForAgain() {
        Desk desk;
        bool cancels = true;
        connect(&desk.studio.engine(), &Engine::jobStarted, &desk.page, [&](BackgroundJob* job) {
            if (cancels && job->title() == LearningCheck::tr("Checking what is learned"))
                job->cancel();
        });
        desk.begin(photos_);
        desk.clickStar(0);
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        auto& again = *desk.page.findChild<QPushButton*>("checkAgain");
        WAIT_FOR(state.text().contains("What the product learns is not checked: the check was cancelled."));
        QVERIFY(!again.isHidden());
        cancels = false;
        again.click();
        WAIT_FOR(state.text() == "Nothing was found that makes the product learn badly.");
        QVERIFY(again.isHidden());
    }
};

QTEST_MAIN(LearningCheckTest)
#include "learning_check_test.moc"
