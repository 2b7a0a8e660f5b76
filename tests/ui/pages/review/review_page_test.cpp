#include "pages/review/review_page.h"

#include <fstream>

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "base/atomic_file.h"
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

    /// A file of the samples that a test writes anew; it is put back.
    struct Replaced {
        explicit Replaced(fs::path file)
            : path(std::move(file))
            , before(readFile(path)) {}
        ~Replaced() { writeFileAtomically(path, before); }
        const fs::path path;
        const std::string before;
    };

    std::vector<Decision> history(const ScoreRow& row) const {
        return Records(DecisionWriter::recordsSettings()).decisionHistory(row.imageSha256.toStdString());
    }
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
        desk.studio.document().openSaved(SavedPlace::toOpen(saved), samples_.state);
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

    void allReviewedIsSaidAsLongAsItIsSo() {
        ReviewBench desk(samples_);
        QSignalSpy told(&desk.studio, &Studio::notice);
        QSignalSpy withdrawn(&desk.studio.notices(), &Notices::noticeWithdrawn);
        desk.decide(Qt::Key_G);
        desk.decide(Qt::Key_G);
        desk.press(Qt::Key_J);
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().startsWith("Every other image"));
        desk.decide(Qt::Key_G);
        QCOMPARE(told.count(), 2);
        QVERIFY(told[1][0].toString().startsWith("Every image"));
        withdrawn.clear();
        desk.press(Qt::Key_Backspace);
        QCOMPARE(withdrawn.count(), 1);
    }

    void noButtonIsCutWhereWordsAreLong() {
        ReviewBench desk(samples_);
        desk.page.findChild<QAction*>("review.undo")->setText("Entscheidung wirklich zurücknehmen");
        desk.page.findChild<QAction*>("review.add-to-shots")->setText("Gut, zu den Referenzfotos dazunehmen");
        for (const int width : {1180, 960}) {
            desk.page.resize(width, 600);
            QTRY_COMPARE(desk.page.width(), width);
            QCoreApplication::processEvents();
            for (const char* name : {"good", "bad", "unsure", "undo", "add-to-shots", "next-unreviewed"}) {
                const auto* button = desk.find<QToolButton>(qPrintable(QString("button-review.") + name));
                QVERIFY2(button->width() >= button->sizeHint().width(), name);
                const QRect place(button->mapTo(&desk.page, QPoint()), button->size());
                QVERIFY2(desk.page.rect().contains(place), name);
                QVERIFY2(button->parentWidget()->rect().contains(button->geometry()), name);
            }
        }
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

    /// A watched folder scores a file again that was written anew under its name.
    void aPhotoThatWasReplacedAndScoredAgainIsSeenAnew() {
        const Replaced replaced(samples_.run.rows[0].path);
        ReviewBench desk(samples_);
        Q_EMIT desk.studio.reviewWanted(0);
        QCOMPARE(desk.shown(), "good.png");
        desk.waitForImage();
        QTRY_VERIFY(desk.find<QLabel>("review-verdict")->text().contains("Good"));
        writePhoto(draw({.discs = {"red", "", "blue", "blue"}, .seed = 700}), replaced.path);
        const ScoredRun again = scoreAll(samples_.state, {replaced.path}, samples_.path("again"));
        fs::remove_all(samples_.path("again"));
        QVERIFY(again.rows[0].imageSha256 != samples_.run.rows[0].imageSha256);

        desk.studio.results().append(samples_.run.info.id, again.rows);
        QCOMPARE(desk.shown(), "good.png");
        QVERIFY(desk.comparison().scene().photo.isNull()); // at once: it was another one
        QVERIFY(desk.comparison().scene().masks.isNull());
        QVERIFY(desk.find<QLabel>("review-verdict")->text().contains("Reject"));
        desk.press(Qt::Key_B);
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
        desk.waitForImage();
        const QImage now = QImage(QString::fromStdString(replaced.path.string()));
        QTRY_COMPARE(desk.comparison().scene().photo, now.convertToFormat(QImage::Format_RGB888));
        QTRY_VERIFY(!desk.comparison().scene().marks.empty()); // the disc that is missing
        QVERIFY(desk.comparison().scene().notice.isEmpty());
        desk.press(Qt::Key_B);
        desk.studio.decisions().flush();
        QTRY_VERIFY(desk.row("good.png").review == ReviewDecision::Bad);
        QCOMPARE(history(again.rows[0]).size(), 1U);
        QVERIFY(history(samples_.run.rows[0]).empty());

        desk.press(Qt::Key_Backspace);
        desk.studio.results().append(samples_.run.info.id, {samples_.run.rows[0]}); // yet another one
        QSignalSpy told(&desk.studio, &Studio::notice);
        desk.page.steps().redo(); // was decided on the one before
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith("good.png: The file was replaced"),
                 qPrintable(told[0][0].toString()));
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
    }

    void nobodyDecidesOnAFileThatTookThePlaceOfTheOneThatWasScored() {
        const Replaced replaced(samples_.run.rows[0].path);
        writePhoto(draw({.seed = 701}), replaced.path);
        ReviewBench desk(samples_);
        QSignalSpy told(&desk.studio, &Studio::notice);
        Q_EMIT desk.studio.reviewWanted(0);
        QCOMPARE(desk.shown(), "good.png");
        desk.waitForImage();
        QVERIFY(desk.comparison().scene().notice.contains("replaced"));
        QVERIFY(desk.comparison().scene().masks.isNull());
        for (const Qt::Key key : {Qt::Key_B, Qt::Key_A}) {
            told.clear();
            desk.press(key);
            QCOMPARE(told.count(), 1);
            QVERIFY2(told[0][0].toString().startsWith("good.png was replaced"),
                     qPrintable(told[0][0].toString()));
        }
        QCOMPARE(desk.shown(), "good.png");
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
        QCOMPARE(desk.studio.document().state().shots.size(), samples_.state.shots.size());
    }

    void nothingScoredSaysWhatToDo() {
        Studio studio(loadFake);
        ReviewPage page(studio);
        page.show();
        QSignalSpy wanted(&studio, &Studio::pageWanted);
        QTest::mouseClick(page.findChild<QPushButton*>("review-to-score"), Qt::LeftButton);
        QCOMPARE(wanted.value(0).value(0).toString(), "score");
        QVERIFY(!page.findChild<QPushButton*>("openEarlier")->isVisible());
    }

    void theLastRunIsOfferedHereToo() {
        const fs::path run = freshRunFolder(defaultRunsFolder());
        const FakeBackbone backbone;
        {
            ScoreRun earlier(run, samples_.state, {});
            const std::vector<ScoreImage> one = {{.path = samples_.run.rows[0].path, .stem = "one"}};
            earlier.score(backbone, one, {}, [](const std::vector<ScoreRow>&) {});
        }
        Studio studio(loadFake);
        ReviewPage page(studio);
        page.resize(1190, 640);
        page.show();
        studio.document().startNew(samples_.state);
        auto* show = page.findChild<QPushButton*>("openEarlier");
        QTRY_VERIFY(show->isVisible());
        QCOMPARE(show->text(), "Show this run");
        QSignalSpy wanted(&studio.lastRun(), &LastRun::openWanted);
        QTest::mouseClick(show, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString().toStdString(), run.string());
        QCOMPARE(wanted[0][1].toBool(), false);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewPageTest)
#include "review_page_test.moc"
