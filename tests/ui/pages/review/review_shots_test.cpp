#include <QAction>
#include <QPushButton>

#include "pages/review/review_page.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ReviewShotsTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

private Q_SLOTS:
    void init() { samples_.clear(); }

    void goodImageThatWasFlaggedBecomesAShot() {
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        const auto before = desk.studio.document().state().shots.size();
        desk.decide(Qt::Key_A);
        const DocumentState& state = desk.studio.document().state();
        QCOMPARE(state.shots.size(), before + 1);
        QCOMPARE(state.photos.back(), state.shots.back());
        QVERIFY(desk.shown() != file); // decided: on to the next
        QVERIFY(desk.find<QLabel>("review-offer")->text().contains("shot 4"));
        QSignalSpy rescore(&desk.studio.results(), &ScoreResults::rescoreWanted);
        QTest::mouseClick(desk.find<QPushButton>("review-score-again"), Qt::LeftButton);
        QCOMPARE(rescore.count(), 1);
        QVERIFY(desk.studio.results().isStale());
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), file);
        desk.waitForImage();
        QTRY_VERIFY(desk.find<QLabel>("review-figures-note")->isVisible()); // it is a shot now: other figures
        desk.studio.document().undoStack().undo();
        QCOMPARE(desk.studio.document().state().shots.size(), before);
    }

    void addingAShotIsOneStep() {
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        const DocumentState before = desk.studio.document().state();
        const auto* offer = desk.find<QLabel>("review-offer");
        desk.decide(Qt::Key_A);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        QVERIFY(offer->isVisible());
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        QVERIFY(desk.studio.document().state() == before);
        QVERIFY(!desk.studio.document().isModified());
        QVERIFY(!offer->isVisible());
        QVERIFY(!desk.find<QAction>("review.undo")->isEnabled());
        QCOMPARE(desk.page.steps().redoText(), file + ": good, a shot");
        desk.page.steps().redo();
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        QCOMPARE(desk.studio.document().state().shots.size(), before.shots.size() + 1);
        desk.page.steps().undo();
        QVERIFY(desk.studio.document().state() == before);

        desk.decide(Qt::Key_G); // decided before: the shot alone is taken back
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), file);
        desk.decide(Qt::Key_A);
        desk.studio.document().edit("clusters", // on top of the shot
                                    [](DocumentState& state) { state.settings.clusters.count = 5; });
        desk.press(Qt::Key_Backspace);
        QVERIFY(desk.studio.document().state().shots == before.shots);
        QCOMPARE(desk.studio.document().state().settings.clusters.count, 5);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
    }

    void anImageDecidedAsBadBecomesNoShot() {
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        const auto shots = desk.studio.document().state().shots;
        desk.decide(Qt::Key_B);
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), file);
        QSignalSpy told(&desk.studio, &Studio::notice);
        QSignalSpy withdrawn(&desk.studio.notices(), &Notices::noticeWithdrawn);
        desk.decide(Qt::Key_A);
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().contains("Decide that it is good first"));
        QVERIFY(desk.studio.document().state().shots == shots);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        desk.press(Qt::Key_Backspace); // not decided any more
        QCOMPARE(withdrawn.count(), 1);
        desk.decide(Qt::Key_A);
        QCOMPARE(desk.studio.document().state().shots.size(), shots.size() + 1);
    }

    void theOfferGoesWithItsShot() {
        ReviewBench desk(samples_);
        const auto* offer = desk.find<QLabel>("review-offer");
        desk.decide(Qt::Key_A);
        QVERIFY(offer->isVisible());
        desk.studio.document().undoStack().undo();
        QVERIFY(!offer->isVisible());
        desk.studio.document().undoStack().redo();
        QVERIFY(offer->isVisible());
        desk.studio.document().undoStack().undo();
        desk.press(Qt::Key_Backspace); // the shot is gone: the decision alone is taken back
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewShotsTest)
#include "review_shots_test.moc"
