#include <QAction>
#include <QLineEdit>
#include <QTest>

#include "shell/help/log_lines.h"
#include "support/stars.h"
#include "ui/pages/review/review_bench.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// What Undo and Redo mean on the page that is shown.
class PageStepsTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    static QAction& action(const OpenedWindow& opened, const char* id) {
        return *opened.window.findChild<QAction*>(id, Qt::FindDirectChildrenOnly);
    }
    static QString undoText(const OpenedWindow& opened) { return action(opened, "app.undo").text(); }
    /// A window with a run to review.
    std::unique_ptr<OpenedWindow> openRun() const {
        auto opened = openDiscs(samples_.state.shots);
        opened->studio.document().startNew(samples_.state);
        opened->studio.results().begin(samples_.run.info);
        opened->studio.results().append(samples_.run.info.id, samples_.run.rows);
        return opened;
    }
    static QString redoText(const OpenedWindow& opened) { return action(opened, "app.redo").text(); }

private Q_SLOTS:
    void init() { samples_.clear(); }

    void onReviewTheyAreTheDecisionsThatWereMadeThere() {
        const auto opened = openRun();
        Studio& studio = opened->studio;
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        const int count = studio.document().state().settings.clusters.count;
        opened->window.showPage("tune");
        QTest::keyClick(&opened->window, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(studio.document().state().settings.clusters.count, count + 1);
        const QString edit = undoText(*opened);
        QVERIFY2(edit.startsWith("Undo: Clusters "), qPrintable(edit));

        opened->window.showPage("review");
        QCOMPARE(undoText(*opened), QString("Undo"));
        QVERIFY(!action(*opened, "app.undo").isEnabled());
        const auto& comparison = *opened->window.findChild<ComparisonView*>();
        QTRY_VERIFY(!comparison.scene().photo.isNull());
        const QString image = opened->window.findChild<QLabel*>("review-name")->text().section(',', 0, 0);
        const auto& progress = *opened->window.findChild<QProgressBar*>("review-progress");
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = {}) {
            QTest::keyClick(opened->window.focusWidget(), key, with);
        };
        press(Qt::Key_B);
        QCOMPARE(progress.format(), "1 of 3 reviewed");
        QCOMPARE(undoText(*opened), "Undo: " + image + ": bad");
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(progress.format(), "0 of 3 reviewed");
        QCOMPARE(studio.document().state().settings.clusters.count, count + 1);
        QCOMPARE(redoText(*opened), "Redo: " + image + ": bad");
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(progress.format(), "1 of 3 reviewed");

        opened->window.showPage("tune");
        QCOMPARE(undoText(*opened), edit);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(studio.document().state().settings.clusters.count, count);
        QCOMPARE(progress.format(), "1 of 3 reviewed");
        opened->window.showPage("review");
        QCOMPARE(undoText(*opened), "Undo: " + image + ": bad");
    }

    void aStepThatIsGivenUpIsOfferedNoMore() {
        const auto opened = openRun();
        Studio& studio = opened->studio;
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("review");
        QTRY_VERIFY(!opened->window.findChild<ComparisonView*>()->scene().photo.isNull());
        const QString image = opened->window.findChild<QLabel*>("review-name")->text().section(',', 0, 0);
        QTest::keyClick(opened->window.focusWidget(), Qt::Key_B);
        action(*opened, "app.undo").trigger();
        QCOMPARE(redoText(*opened), "Redo: " + image + ": bad");
        const auto& rows = studio.results().rows();
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (QString::fromStdString(rows[row].path.filename().string()) == image)
                studio.reviews().decide(row, DecisionValue::Good, {}, {}); // by somebody else, meanwhile
        action(*opened, "app.redo").trigger();
        QCOMPARE(redoText(*opened), QString("Redo"));
        QVERIFY(!action(*opened, "app.redo").isEnabled());
    }

    void decisionsAreInTheLogAsEditsAre() {
        const auto opened = openRun();
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("review");
        const auto waitForPhoto = [&] {
            QTRY_VERIFY(!opened->window.findChild<ComparisonView*>()->scene().photo.isNull());
        };
        waitForPhoto();
        const QString image = opened->window.findChild<QLabel*>("review-name")->text().section(',', 0, 0);
        qint64 seen = 0;
        LogLines::ofProgram().since(seen);
        QTest::keyClick(opened->window.focusWidget(), Qt::Key_B);
        action(*opened, "app.undo").trigger();
        action(*opened, "app.redo").trigger();
        waitForPhoto();
        auto* note = opened->window.findChild<QLineEdit*>("review-note");
        note->setFocus();
        QTest::keyClicks(note, "deep");
        QTest::keyClick(note, Qt::Key_Return);
        const QString log = LogLines::ofProgram().since(seen).join('\n');
        QVERIFY2(log.count("  review: " + image + ": bad") == 2, qPrintable(log));
        QVERIFY2(log.contains("  undone: " + image + ": bad"), qPrintable(log));
        QVERIFY2(log.contains("  review: " + image + ": note"), qPrintable(log));
        QVERIFY(!log.contains("deep")); // that is for the records
    }

    /// The notice that says why is in the log.
    void aStepThatGivesItselfUpIsNotInTheLogAsUndone() {
        const auto opened = openRun();
        Studio& studio = opened->studio;
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("review");
        const auto decide = [&](Qt::Key key) {
            QTRY_VERIFY(!opened->window.findChild<ComparisonView*>()->scene().photo.isNull());
            QTest::keyClick(opened->window.focusWidget(), key);
        };
        const QString first = opened->window.findChild<QLabel*>("review-name")->text().section(',', 0, 0);
        decide(Qt::Key_B);
        decide(Qt::Key_U);
        action(*opened, "app.undo").trigger(); // what can be done again is of the other image
        const auto& rows = studio.results().rows();
        for (std::size_t row = 0; row < rows.size(); ++row)
            if (QString::fromStdString(rows[row].path.filename().string()) == first)
                studio.reviews().decide(row, DecisionValue::Good, {}, {}); // by somebody else, meanwhile
        qint64 seen = 0;
        LogLines::ofProgram().since(seen);
        action(*opened, "app.undo").trigger();
        QVERIFY(!action(*opened, "app.undo").isEnabled());
        const QString log = LogLines::ofProgram().since(seen).join('\n');
        QVERIFY2(!log.contains("undone: "), qPrintable(log));
    }

    void theirNamesFollowTheLanguage() {
        const auto opened = openDiscs(samples_.state.shots);
        QVERIFY(QTest::qWaitForWindowActive(&opened->window));
        opened->window.showPage("tune");
        QTest::keyClick(&opened->window, Qt::Key_Right, Qt::ControlModifier);
        const QString before = undoText(*opened);
        QVERIFY2(before.startsWith("Undo: Clusters "), qPrintable(before));
        Stars stars;
        QCoreApplication::installTranslator(&stars);
        const QChar star(0x2605);
        const bool isThere = QTest::qWaitFor([&] { return undoText(*opened).startsWith(star); });
        const QString after = undoText(*opened);
        QCoreApplication::removeTranslator(&stars);
        QVERIFY(isThere);
        QVERIFY2(after.contains(QString(star) + "Clusters"), qPrintable(after));
        QTRY_COMPARE(undoText(*opened), before);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::PageStepsTest)
#include "page_steps_test.moc"
