#include <QAction>
#include <QLineEdit>

#include "pages/review/review_page.h"
#include "records/records.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ReviewUndoTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    /// Another station decides once the decision that is made here has arrived, and it is seen here.
    static void beaFindsGood(ReviewBench& desk, const std::string& image) {
        const auto standing = [&] { return desk.studio.decisions().find(image); };
        desk.studio.decisions().flush();
        QTRY_VERIFY(standing()->delivery == Review::Delivery::Recorded);
        Records(DecisionWriter::recordsSettings())
            .recordDecision({.imageSha256 = image, .value = DecisionValue::Good, .who = "Bea"});
        desk.studio.decisions().refresh();
        QTRY_COMPARE(standing()->who, "Bea");
    }

private Q_SLOTS:
    void init() { samples_.clear(); }

    void undoTakesBackTheLastDecision() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        desk.decide(Qt::Key_B);
        QVERIFY(desk.shown() != first);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.shown(), first);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        desk.decide(Qt::Key_G);
        desk.studio.decisions().flush();
        const auto decisions = history(desk.row(first.toUtf8()));
        QCOMPARE(decisions.size(), 3U);
        QVERIFY(decisions[1].value == DecisionValue::Withdrawn &&
                decisions[1].oldValue == DecisionValue::Bad);
        QVERIFY(decisions[2].value == DecisionValue::Good);
    }

    void whatWasTakenBackIsDecidedAgainByRedo() {
        ReviewBench desk(samples_);
        NamedSteps& steps = desk.page.steps();
        const QString first = desk.shown();
        desk.decide(Qt::Key_B);
        QCOMPARE(steps.undoText(), first + ": bad");
        desk.press(Qt::Key_Backspace);
        QCOMPARE(steps.redoText(), first + ": bad");
        desk.press(Qt::Key_PageDown);
        steps.redo();
        QCOMPARE(desk.shown(), first);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        QVERIFY(desk.find<QAction>("review.undo")->isEnabled());
        auto* note = desk.find<QLineEdit>("review-note");
        note->setFocus();
        QTest::keyClicks(note, "deep");
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(steps.undoText(), first + ": note");
        desk.studio.decisions().flush();
        const auto decisions = history(desk.row(first.toUtf8()));
        QCOMPARE(decisions.size(), 4U);
        QVERIFY(decisions[2].value == DecisionValue::Bad &&
                decisions[2].oldValue == DecisionValue::Withdrawn);
        QCOMPARE(decisions[2].why, decisions[0].why);
        QVERIFY(decisions[3].value == DecisionValue::Bad && decisions[3].note == "deep");
    }

    void redoLeavesWhatAnotherStationDecidedSince() {
        ReviewBench desk(samples_);
        NamedSteps& steps = desk.page.steps();
        const QString first = desk.shown();
        desk.decide(Qt::Key_B);
        desk.press(Qt::Key_Backspace);
        const std::string image = desk.row(first.toUtf8()).imageSha256.toStdString();
        const auto standing = [&] { return desk.studio.decisions().find(image); };
        beaFindsGood(desk, image);
        QCOMPARE(standing()->who, "Bea");
        QSignalSpy told(&desk.studio, &Studio::notice);
        steps.redo();
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().contains("not repeated"), qPrintable(told[0][0].toString()));
        QCOMPARE(standing()->value, DecisionValue::Good);
        QVERIFY(!steps.canRedo() && !steps.canUndo());
    }

    void undoLeavesWhatAnotherStationDecidedSince() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        desk.decide(Qt::Key_B);
        const std::string image = desk.row(first.toUtf8()).imageSha256.toStdString();
        const auto standing = [&] { return desk.studio.decisions().find(image); };
        beaFindsGood(desk, image);
        QCOMPARE(standing()->who, "Bea");
        QSignalSpy told(&desk.studio, &Studio::notice);
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.shown(), first);
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().contains("no longer stands"), qPrintable(told[0][0].toString()));
        QCOMPARE(standing()->value, DecisionValue::Good);
        QVERIFY(!desk.find<QAction>("review.undo")->isEnabled()); // the step is gone
        desk.studio.decisions().flush();
        QCOMPARE(history(desk.row(first.toUtf8())).size(), 2U);
    }

    void redoMakesNoShotOfWhatIsNotGoodAnyMore() {
        ReviewBench desk(samples_);
        NamedSteps& steps = desk.page.steps();
        const QString first = desk.shown();
        const auto shots = desk.studio.document().state().shots;
        desk.decide(Qt::Key_G);
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), first);
        desk.decide(Qt::Key_A);
        QCOMPARE(desk.studio.document().state().shots.size(), shots.size() + 1);
        steps.undo();
        const auto row = static_cast<std::size_t>(desk.studio.results().find(desk.row(first.toUtf8()).path));
        desk.studio.reviews().decide(row, DecisionValue::Bad, {}, {}); // by somebody else
        QSignalSpy told(&desk.studio, &Studio::notice);
        steps.redo();
        QVERIFY(desk.studio.document().state().shots == shots);
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().contains("not repeated"), qPrintable(told[0][0].toString()));
        QVERIFY(!steps.canRedo());
    }

    void undoKeepsANoteThatIsBeingWritten() {
        ReviewBench desk(samples_);
        const QString first = desk.shown();
        auto* note = desk.find<QLineEdit>("review-note");
        const auto write = [&](const char* text) {
            note->selectAll();
            QTest::keyClicks(note, text);
        };
        write("x");
        desk.decide(Qt::Key_G);
        desk.press(Qt::Key_PageUp);
        write("y");
        desk.decide(Qt::Key_B);
        desk.studio.decisions().flush();
        desk.press(Qt::Key_PageUp);
        QCOMPARE(note->text(), "y");
        write("z");
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.shown(), first);
        const auto row = desk.row(first.toUtf8());
        QTRY_VERIFY(desk.row(first.toUtf8()).review == ReviewDecision::Good);
        desk.studio.decisions().flush();
        QTRY_COMPARE(history(row).size(), 3U);
        QVERIFY(history(row)[2].value == DecisionValue::Good && history(row)[2].note == "x");
        QCOMPARE(note->text(), "z");
        desk.press(Qt::Key_PageDown);
        desk.press(Qt::Key_PageUp);
        QCOMPARE(desk.shown(), first);
        QCOMPARE(note->text(), "z");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewUndoTest)
#include "review_undo_test.moc"
