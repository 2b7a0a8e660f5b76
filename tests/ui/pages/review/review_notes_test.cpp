#include <fstream>

#include <QLineEdit>

#include "pages/review/review_page.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewNotesTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

private Q_SLOTS:
    void init() { samples_.clear(); }

    void noteIsRecordedWithTheDecision() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        desk.press(Qt::Key_N);
        auto* note = desk.find<QLineEdit>("review-note");
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, "big gap"); // letters that are keys of the page
        QTest::keyClick(note, Qt::Key_Return);
        desk.decide(Qt::Key_B);
        desk.studio.decisions().flush();
        QCOMPARE(history(desk.row(first.toUtf8())).at(0).note, "big gap");
        QVERIFY(note->text().isEmpty()); // of the next image
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), first);
        QCOMPARE(note->text(), "big gap");
    }

    void escapeInTheNoteGivesTheKeysBackToThePage() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        desk.press(Qt::Key_N);
        auto* note = desk.find<QLineEdit>("review-note");
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClick(note, Qt::Key_Escape);
        QVERIFY(!note->hasFocus());
        desk.press(Qt::Key_Right);
        QVERIFY(desk.shown() != first);
        desk.press(Qt::Key_Left);
        QCOMPARE(desk.shown(), first);
        desk.press(Qt::Key_Plus); // larger than the view: arrows move it
        desk.press(Qt::Key_Right);
        QCOMPARE(desk.shown(), first);
        desk.press(Qt::Key_0);
        desk.list().setFocus();
        desk.press(Qt::Key_Right);
        QVERIFY(desk.shown() != first);
    }

    void aNoteWithoutADecisionOutlivesScoringAgain() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        auto* note = desk.find<QLineEdit>("review-note");
        auto* state = desk.find<QLabel>("review-state");
        QSignalSpy told(&desk.studio, &Studio::notice);
        QTest::keyClicks(note, "small crack?");
        QVERIFY(state->text().contains("recorded with your decision"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(told.count(), 1);
        QTest::keyClicks(note, " left");
        ScoredRun again = samples_.run;
        again.info.id = "again";
        desk.studio.results().begin(again.info); // in the middle of typing
        QVERIFY(note->text().isEmpty());
        desk.studio.results().append(again.info.id, again.rows);
        QTRY_COMPARE(desk.shown(), first);
        QCOMPARE(note->text(), "small crack? left");
        desk.decide(Qt::Key_B);
        desk.studio.decisions().flush();
        QCOMPARE(history(desk.row(first.toUtf8())).at(0).note, "small crack? left");
        desk.press(Qt::Key_Backspace); // taken back: the note waits for the next decision
        QCOMPARE(note->text(), "small crack? left");
    }

    void aNoteWithoutADecisionIsThereAgainInAnotherSession() {
        QString first;
        {
            ReviewBench desk(samples_);
            first = desk.shown();
            QTest::keyClicks(desk.find<QLineEdit>("review-note"), "half a scratch");
        }
        {
            ReviewBench desk(samples_);
            QCOMPARE(desk.shown(), first);
            QCOMPARE(desk.find<QLineEdit>("review-note")->text(), "half a scratch");
            QVERIFY(desk.find<QLabel>("review-state")->text().contains("recorded with your decision"));
            desk.decide(Qt::Key_B);
            desk.studio.decisions().flush();
            QTRY_VERIFY(desk.row(first.toUtf8()).review == ReviewDecision::Bad);
            QCOMPARE(history(desk.row(first.toUtf8())).at(0).note, "half a scratch");
        }
        QVERIFY(fs::is_empty(NoteDrafts::defaultFolder())); // the records have it now
    }

    void aNoteStaysWithItsImageWhateverElseIsOpened() {
        ReviewBench desk(samples_);
        auto* note = desk.find<QLineEdit>("review-note");
        QTest::keyClicks(note, "of this image");
        desk.studio.results().begin({});
        desk.studio.document().close();
        QVERIFY(note->text().isEmpty());
        const fs::path saved = samples_.path("saved");
        fs::create_directories(saved);
        desk.studio.document().openSaved(SavedPlace::toOpen(saved), samples_.state);
        desk.studio.results().begin(samples_.run.info);
        desk.studio.results().append(samples_.run.info.id, samples_.run.rows);
        QTRY_COMPARE(note->text(), "of this image");
    }

    /// A note is not looked for on the disk before its image is shown, and is none if it is recorded by then.
    void aNoteThatWasRecordedElsewhereIsNoneWhenItsImageIsShown() {
        ReviewBench desk(samples_);
        const ScoreRow last = desk.row("fine.png");
        const std::string image = last.imageSha256.toStdString();
        fs::create_directories(NoteDrafts::defaultFolder());
        const fs::path draft = NoteDrafts::defaultFolder() / (image + ".txt");
        std::ofstream(draft) << "seen";
        desk.studio.decisions().decide(
            {.image = last.path, .imageSha256 = image, .value = DecisionValue::Good, .note = "seen"});
        desk.studio.decisions().flush();
        QTRY_VERIFY(desk.row("fine.png").review == ReviewDecision::Good);
        QVERIFY(fs::exists(draft)); // nobody has looked
        Q_EMIT desk.studio.reviewWanted(desk.studio.results().find(last.path));
        QCOMPARE(desk.find<QLineEdit>("review-note")->text(), "seen");
        QTRY_VERIFY(!fs::exists(draft));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewNotesTest)
#include "review_notes_test.moc"
