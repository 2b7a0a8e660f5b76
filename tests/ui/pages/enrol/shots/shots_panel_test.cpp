#include "pages/enrol/shots/shots_panel.h"

#include <semaphore>

#include <QLabel>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

#include "pages/enrol/sheet/photo_list_model.h"
#include "pages/enrol/shots/learning_check.h"
#include "pages/enrol/shots/shot_checking.h"
#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

class ShotsPanelTest : public QObject, EnrolPhotos {
    Q_OBJECT

private Q_SLOTS:
    void masksAreNeverStaleWithoutSayingSo() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.live().isCurrent());
        QVERIFY(desk.stage().notice().isEmpty());
        desk.studio.document().edit("words", [](DocumentState& state) { state.fine.clear(); });
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QVERIFY(!desk.stage().notice().isEmpty());
        QVERIFY(!cards->index(0, 0).data(PhotoListModel::NoteRole).toString().isEmpty());
        QSignalSpy page(&desk.studio, &Studio::pageWanted);
        QTest::mouseClick(&desk.steps().step(StepsBar::Masks), Qt::LeftButton);
        QCOMPARE(page.size(), 1);
        QCOMPARE(page.front().front().toString(), "prompts");
    }

    void masksComeBeforeWhatIsNormalIsLearned() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(desk.studio.engine().backbone() != nullptr);
        desk.model->held = true;
        const auto letGo = qScopeGuard([&] { desk.model->letGo(); });
        desk.clickStar(0);
        const auto* hint = desk.page.findChild<QLabel*>("hint");
        const StepButton& step = desk.steps().step(StepsBar::Masks);
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        const auto card = [&](int role) { return cards->index(0, 0).data(role); };
        WAIT_FOR(step.detail() == "encoding 1 of 1");
        QVERIFY2(hint->text().contains("looked for on the shots: encoding 1 of 1"), qPrintable(hint->text()));
        QVERIFY(card(PhotoListModel::OverlayRole).value<QImage>().isNull());
        QVERIFY(!card(PhotoListModel::NoteRole).toString().isEmpty());

        desk.model->pass(1);
        WAIT_FOR(step.detail().startsWith("encoding 2 of 7"));
        QVERIFY(!card(PhotoListModel::OverlayRole).value<QImage>().isNull());
        QVERIFY(card(PhotoListModel::NoteRole).toString().isEmpty());
        QVERIFY(step.state() == StepButton::State::Current);
        QVERIFY2(hint->text().contains("encoding 2 of 7"), qPrintable(hint->text()));
        QVERIFY(!hint->text().contains("looked for"));
    }

    void shotsAreCurrentWhileAnotherPhotoIsLookedAt() {
        Desk desk;
        desk.begin(photos_);
        for (int shot = 0; shot < 3; ++shot)
            desk.clickStar(shot);
        WAIT_FOR(desk.studio.live().isCurrent());
        const auto* hint = desk.page.findChild<QLabel*>("hint");
        const StepButton& step = desk.steps().step(StepsBar::Masks);
        WAIT_FOR(desk.page.findChild<LearningCheck*>()->isChecked());
        const QString hintBefore = hint->text(), detailBefore = step.detail();
        desk.model->held = true;
        const auto letGo = qScopeGuard([&] { desk.model->letGo(); });
        const int entered = desk.model->entered;
        desk.clickPhoto(4);
        WAIT_FOR(desk.model->entered == entered + 1);
        WAIT_FOR(desk.stage().notice().contains("encoding 1 of 1")); // that photo is
        const auto* cards = desk.page.findChild<PhotoSheet*>("shotCards")->model();
        QVERIFY(cards->index(0, 0).data(PhotoListModel::NoteRole).toString().isEmpty());
        QCOMPARE(hint->text(), hintBefore);
        QCOMPARE(step.detail(), detailBefore);
        QVERIFY(!desk.page.findChild<QLabel*>("shotState")->text().contains("encoding"));
    }

    void badShotsAreWarnedOf() {
        cv::Mat blurred;
        cv::GaussianBlur(draw({.seed = 7}), blurred, {}, 5);
        Paths photos = photos_;
        photos.push_back(writePhoto(blurred, root_ / "blurred.png"));
        photos.push_back(root_ / "gone.png");
        Desk desk;
        desk.begin(photos);
        desk.clickStar(5);
        QListWidget& warnings = desk.list("warnings");
        WAIT_FOR(warnings.count() == 1);
        QVERIFY(warnings.item(0)->text().startsWith("blurred.png: It is blurred"));
        QVERIFY(!desk.sheet().model()->index(5, 0).data(PhotoListModel::FaultsRole).toStringList().isEmpty());
        desk.clickStar(6);
        WAIT_FOR(warnings.count() == 2);
        QVERIFY(warnings.item(1)->text().startsWith("gone.png: It cannot be read"));
        desk.clickStar(5);
        desk.clickStar(6);
        WAIT_FOR(warnings.count() == 0);
    }

    void aCheckThatIsCancelledHasFoundNothingOut() {
        Desk desk;
        desk.begin(photos_);
        bool cancels = true;
        connect(&desk.studio.engine(), &Engine::jobStarted, this, [&](BackgroundJob* job) {
            if (cancels && job->title() == ShotChecking::tr("Checking the shots"))
                job->cancel();
        });
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        desk.clickStar(0);
        WAIT_FOR(state.text().contains("not checked"));
        cancels = false;
        auto& again = *desk.page.findChild<QPushButton*>("checkAgain");
        QVERIFY(!again.isHidden());
        again.click();
        WAIT_FOR(state.text().startsWith("Nothing was found"));
        QVERIFY(again.isHidden());
    }

    void shotsAreCheckedBesideWorkOfTheModel() {
        std::binary_semaphore go{0}; // outlives the lane
        std::atomic<bool> computes = false;
        Desk desk;
        const auto letGo = qScopeGuard([&] { go.release(); });
        desk.begin(photos_);
        desk.studio.engine().errands().start("computing", [&](const JobContext&) {
            computes = true;
            go.acquire(); // whatever else computes waits, previews too
        });
        WAIT_FOR(computes);
        desk.clickStar(0);
        auto& state = *desk.page.findChild<QLabel*>("warningsState");
        WAIT_FOR(state.text().startsWith("Nothing was found"));
    }

    void figuresStayWhileOnlyTheirNoticeIsNew() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.live().isCurrent());
        const QSignalSpy reset(desk.page.findChild<QTableView*>("partAreas")->model(),
                               &QAbstractItemModel::modelReset);
        Q_EMIT desk.studio.live().changed();
        QCOMPARE(reset.size(), 0);
    }

    void moreGoodPhotosComeFromTheSheet() {
        Desk desk;
        desk.begin(photos_);
        desk.clickStar(0);
        desk.sheet().selectAll();
        QTest::keyClick(&desk.page, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.state().validation, Paths(photos_.begin() + 1, photos_.end()));
        desk.sheet().clearSelection();
        desk.clickStar(1); // a shot is no photo for the calibration
        QCOMPARE(desk.state().validation.size(), std::size_t(3));
        desk.page.findChild<QTabWidget*>("enrolTabs")->setCurrentIndex(2);
        auto* more = desk.page.findChild<PhotoSheet*>("validationSheet");
        more->setCurrentIndex(more->model()->index(0, 0));
        desk.press("removeValidation");
        QCOMPARE(desk.state().validation.size(), std::size_t(2));
    }
};

QTEST_MAIN(ShotsPanelTest)
#include "shots_panel_test.moc"
