#include "pages/enrol/shots/shot_suggester.h"

#include <algorithm>
#include <thread>

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QSpinBox>

#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

namespace fs = std::filesystem;

class ShotSuggesterTest : public QObject, EnrolPhotos {
    Q_OBJECT

private:
    /// Shots are suggested among the five photos; when it returns the work is at its end, of which nothing
    /// has been heard yet.
    static void suggest(Desk& desk) {
        WAIT_FOR(desk.studio.engine().backbone() != nullptr);
        desk.press("suggestShots");
        const QDeadlineTimer patience(kPatienceMs);
        while (desk.model->imagesEncoded < 5 && !patience.hasExpired())
            std::this_thread::yield();
        const Turns::Turn afterTheLast(*desk.studio.engine().turns(), Turns::Turn::Kind::Interactive);
    }
    static void hearOfIt() { QTest::qWait(50); }
    static QString suggestText(const Desk& desk) {
        return desk.page.findChild<QPushButton*>("suggestShots")->text();
    }

private Q_SLOTS:
    void shotsAreSuggestedBesideThoseMarked() {
        Paths photos = photos_;
        photos.push_back(
            writePhoto(draw({.discs = {"green", "yellow", "cyan"}, .seed = 9}), root_ / "other.png"));
        Desk desk;
        desk.begin(photos);
        desk.clickStar(0);
        WAIT_FOR(desk.studio.engine().backbone() != nullptr);
        desk.page.findChild<QSpinBox*>("wantedShots")->setValue(2);
        desk.press("suggestShots");
        WAIT_FOR(desk.state().shots.size() == 2);
        QCOMPARE(desk.state().shots, (Paths{photos.front(), photos.back()}));
        QCOMPARE(desk.studio.document().undoStack().undoText(), "Suggest shots: other.png");
        QSignalSpy problem(&desk.studio, &Studio::problem);
        desk.press("suggestShots");
        QCOMPARE(problem.size(), 1);
    }

    void whatIsSuggestedTooLateIsDropped() {
        for (const bool opensAnother : {true, false}) {
            Desk desk;
            desk.begin(photos_);
            suggest(desk);
            QCOMPARE(suggestText(desk), "Stop suggesting");
            if (opensAnother)
                desk.begin(photos_);
            else
                desk.press("suggestShots");
            hearOfIt();
            QVERIFY(desk.state().shots.empty());
            QCOMPARE(suggestText(desk), "Suggest shots");
        }
    }

    void onlyWhatIsStillWantedIsSuggested() {
        Desk desk;
        desk.begin(photos_);
        suggest(desk);
        const Paths byHand = {photos_[0], photos_[1], photos_[2], photos_[3]};
        desk.studio.document().edit("by hand", [&](DocumentState& state) { state.shots = byHand; });
        hearOfIt();
        QCOMPARE(desk.state().shots, byHand);

        Desk other;
        other.begin(photos_);
        suggest(other);
        const Paths left = {photos_[4]};
        other.studio.document().edit("by hand", [&](DocumentState& state) { state.photos = left; });
        hearOfIt();
        QCOMPARE(suggestText(other), "Suggest shots");
        for (const fs::path& shot : other.state().shots)
            QCOMPARE(shot, left.front());
    }

    void aStarTakenAwayMeanwhileStaysAway() {
        Desk desk;
        desk.begin(photos_);
        desk.studio.document().edit("by hand", [&](DocumentState& state) { state.shots = {photos_[0]}; });
        WAIT_FOR(desk.studio.live().isCurrent());
        desk.model->imagesEncoded = 0;
        suggest(desk);
        desk.studio.document().edit("by hand", [&](DocumentState& state) { state.shots.clear(); });
        hearOfIt();
        QVERIFY(std::find(desk.state().shots.begin(), desk.state().shots.end(), photos_[0]) ==
                desk.state().shots.end());
    }

    void noMoreShotsAreSuggestedThanTheProgramAsksFor() {
        Desk desk;
        desk.begin(photos_);
        auto& wanted = *desk.page.findChild<QSpinBox*>("wantedShots");
        QCOMPARE(wanted.value(), 4);
        wanted.setFocus();
        wanted.selectAll();
        QTest::keyClicks(&wanted, "7");
        QTest::keyClick(&wanted, Qt::Key_Return);
        QCOMPARE(wanted.value(), 4);
        for (int photo = 0; photo < 5; ++photo) // by hand there are more
            desk.clickStar(photo);
        QCOMPARE(desk.state().shots.size(), std::size_t(5));
        QSignalSpy problem(&desk.studio, &Studio::problem);
        desk.press("suggestShots");
        QCOMPARE(problem.size(), 1);
        QCOMPARE(desk.state().shots.size(), std::size_t(5));
    }
};

QTEST_MAIN(ShotSuggesterTest)
#include "shot_suggester_test.moc"
