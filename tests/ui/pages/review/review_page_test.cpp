#include "pages/review/review_page.h"

#include <fstream>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "pages/review/queue/review_reasons.h"
#include "records/records.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewPageTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    std::vector<Decision> history(const ScoreRow& row) const {
        return Records(DecisionWriter::recordsSettings()).decisionHistory(row.imageSha256.toStdString());
    }

private Q_SLOTS:
    void init() { samples_.clear(); }

    void oneKeyDecidesAndGoesOn() {
        DecisionWriter::setReviewer("anna");
        ReviewBench desk(samples_);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        QSet<QString> seen{desk.shown()};
        desk.decide(Qt::Key_G);
        seen.insert(desk.shown());
        desk.decide(Qt::Key_B);
        seen.insert(desk.shown());
        QCOMPARE(seen.size(), 3);
        desk.decide(Qt::Key_U);
        QCOMPARE(desk.progress(), "3 of 3 reviewed");
        desk.studio.decisions().flush();
        QTRY_VERIFY(desk.find<QLabel>("review-state")->text().contains("decided by anna"));
        QCOMPARE(desk.problems.count(), 0);

        QMap<DecisionValue, int> values;
        for (const char* file : {"missing.png", "extra.png", "scratch.png"}) {
            QTRY_VERIFY(desk.row(file).review != ReviewDecision::None); // marked when the write is confirmed
            const auto decisions = history(desk.row(file));
            QCOMPARE(decisions.size(), 1U);
            QCOMPARE(decisions[0].who, "anna");
            QCOMPARE(decisions[0].productSha256, samples_.run.info.productSha256.toStdString());
            QCOMPARE(decisions[0].modelSha256, samples_.run.info.modelSha256.toStdString());
            QVERIFY(!decisions[0].why.empty());
            ++values[decisions[0].value];
        }
        QCOMPARE(values.size(), 3);
    }

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
        desk.studio.document().openSaved(saved, samples_.state);
        desk.studio.results().begin(samples_.run.info);
        desk.studio.results().append(samples_.run.info.id, samples_.run.rows);
        QTRY_COMPARE(note->text(), "of this image");
    }

    void goodImageThatWasFlaggedBecomesAShot() {
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        const auto before = desk.studio.document().state().shots.size();
        desk.decide(Qt::Key_A);
        const DocumentState& state = desk.studio.document().state();
        QCOMPARE(state.shots.size(), before + 1);
        QCOMPARE(state.photos.back(), state.shots.back());
        QCOMPARE(desk.shown(), file);
        QVERIFY(desk.find<QLabel>("review-offer")->text().contains("shot 4"));
        QSignalSpy rescore(&desk.studio.results(), &ScoreResults::rescoreWanted);
        QTest::mouseClick(desk.find<QPushButton>("review-score-again"), Qt::LeftButton);
        QCOMPARE(rescore.count(), 1);
        QVERIFY(desk.studio.results().isStale());
        desk.waitForImage();
        QTRY_VERIFY(desk.find<QLabel>("review-figures-note")->isVisible()); // it is a shot now: other figures
        desk.studio.document().undoStack().undo();
        QCOMPARE(desk.studio.document().state().shots.size(), before);
    }

    void aChangedProductIsToldAtOnce() {
        ReviewBench desk(samples_);
        const auto* note = desk.find<QLabel>("review-figures-note");
        QVERIFY(!note->isVisible());
        desk.studio.document().edit("clusters",
                                    [](DocumentState& state) { state.settings.clusters.count = 5; });
        QVERIFY(!desk.studio.live().isCurrent()); // nothing is computed yet
        QVERIFY(note->isVisible());
        desk.studio.document().undoStack().undo();
        desk.waitForImage();
        QTRY_VERIFY(!note->isVisible());
    }

    void aRunWithoutAFlaggedImageSaysSo() {
        ReviewBench desk(samples_);
        desk.studio.document().edit("higher", [](DocumentState& state) { state.threshold = 1e5; });
        QTRY_COMPARE(desk.list().model()->rowCount(), 0);
        QTRY_VERIFY(desk.comparison().scene().placeholder.startsWith("No image of this run was flagged."));
        desk.find<QComboBox>("review-verdicts")->setCurrentIndex(int(ReviewFilter::Verdicts::Rejected));
        QTRY_VERIFY(desk.comparison().scene().placeholder.startsWith("No image passes this filter."));
    }

    void figuresHaveAMinusSign() {
        ReviewBench desk(samples_);
        const auto& rows = desk.studio.results().rows();
        const auto below = std::find_if(rows.begin(), rows.end(), [&](const ScoreRow& row) {
            return recordedDeviations(desk.studio.results(), row)[0] < -0.1;
        });
        QVERIFY(below != rows.end());
        Q_EMIT desk.studio.reviewWanted(static_cast<int>(below - rows.begin()));
        const QString shown = desk.find<QLabel>("review-figure-0-2")->text();
        QVERIFY2(shown.startsWith(QChar(0x2212)), qPrintable(shown));
    }

    void decisionsOfEarlierSessionsShowUp() {
        {
            ReviewBench desk(samples_);
            desk.press(Qt::Key_N);
            auto* note = desk.find<QLineEdit>("review-note");
            QTest::keyClicks(note, "seen");
            QTest::keyClick(note, Qt::Key_Return);
            desk.decide(Qt::Key_B);
        }
        ReviewBench desk(samples_);
        QTRY_COMPARE(desk.progress(), "1 of 3 reviewed");
        const auto reviewed = std::count_if(
            desk.studio.results().rows().begin(), desk.studio.results().rows().end(),
            [](const ScoreRow& row) { return row.review == ReviewDecision::Bad && row.note == "seen"; });
        QCOMPARE(reviewed, 1);
    }

    void decisionThatCannotBeRecordedIsToldAndTriedAgain() {
        fs::create_directories(samples_.path("data"));
        std::ofstream(samples_.data()) << "a file where the folder of the records would be";
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        desk.decide(Qt::Key_G);
        QTRY_COMPARE(desk.problems.count(), 1);
        QTRY_VERIFY(desk.find<QLabel>("review-records")->text().startsWith("Not recorded: 1"));
        QVERIFY(desk.row(file.toUtf8()).review == ReviewDecision::None);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        fs::remove(samples_.data());
        QTest::mouseClick(desk.find<QPushButton>("review-retry"), Qt::LeftButton);
        QTRY_VERIFY(desk.row(file.toUtf8()).review == ReviewDecision::Good);
        QTRY_VERIFY(!desk.find<QLabel>("review-records")->isVisible());
    }

    void nothingScoredSaysWhatToDo() {
        Studio studio(loadFake);
        ReviewPage page(studio);
        page.show();
        QSignalSpy wanted(&studio, &Studio::pageWanted);
        QTest::mouseClick(page.findChild<QPushButton*>("review-to-score"), Qt::LeftButton);
        QCOMPARE(wanted.value(0).value(0).toString(), "score");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewPageTest)
#include "review_page_test.moc"
