#include "pages/review/review_page.h"

#include <fstream>

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtWidgets>

#include "pages/review/comparison_view.h"
#include "pages/review/finding_panel.h"
#include "pages/review/patch_pair.h"
#include "records/records.h"
#include "scoring/score_run.h"
#include "support/disc_studio.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

struct Scored {
    ScoreRunInfo info;
    std::vector<ScoreRow> rows;
};

/// Scores images by the one scoring path.
Scored scoreAll(const DocumentState& state, const std::vector<fs::path>& images, const fs::path& folder) {
    const FakeBackbone backbone;
    ScoreRun run(folder, state, {});
    run.learn(backbone, {});
    std::vector<ScoreImage> asked;
    for (const fs::path& image : images)
        asked.push_back({.path = image, .stem = image.stem().string()});
    Scored scored;
    run.score(backbone, asked, {}, [&](std::vector<ScoreRow> rows) {
        std::move(rows.begin(), rows.end(), std::back_inserter(scored.rows));
    });
    const RunHead head = run.head();
    scored.info = {.id = "run",
                   .folder = folder,
                   .state = head.state,
                   .productSha256 = QString::fromStdString(head.productSha256),
                   .model = QString::fromStdString(head.model),
                   .modelName = QString::fromStdString(head.modelName),
                   .modelSha256 = QString::fromStdString(head.modelSha256),
                   .precision = "fp32",
                   .calibration = head.calibration};
    return scored;
}

/// A Studio on its Review page with a run that is loaded.
struct Desk {
    Desk(const DocumentState& state, const Scored& scored)
        : studio([](const std::string&, const std::string&) { return std::make_shared<FakeBackbone>(); })
        , page(studio)
        , problems(&studio, &Studio::problem) {
        page.resize(1190, 640);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        studio.document().startNew(state);
        studio.results().begin(scored.info);
        studio.results().append(scored.info.id, scored.rows);
        QTRY_COMPARE(list().model()->rowCount(), kFlagged);
        waitForImage();
    }

    /// The photo is shown and everything about it was computed.
    void waitForImage() {
        QTRY_VERIFY(!comparison().scene().photo.isNull());
        QTRY_VERIFY(studio.live().isCurrent());
    }

    void press(Qt::Key key) {
        QTest::keyClick(page.focusWidget() != nullptr ? page.focusWidget() : &page, key);
    }
    void decide(Qt::Key key) {
        waitForImage();
        press(key);
    }
    QString shown() { return find<QLabel>("review-name")->text().section(',', 0, 0); }
    QString progress() { return find<QProgressBar>("review-progress")->format(); }
    QListView& list() { return *find<QListView>("review-list"); }
    ComparisonView& comparison() { return *find<ComparisonView>(); }

    template<class Widget>
    Widget* find(const char* name = "") {
        auto* widget = page.findChild<Widget*>(name);
        [&] { QVERIFY2(widget != nullptr, name); }();
        return widget;
    }

    const ScoreRow& row(const char* file) {
        const auto& rows = studio.results().rows();
        return *std::find_if(rows.begin(), rows.end(),
                             [&](const ScoreRow& r) { return r.path.filename() == file; });
    }

    static constexpr int kFlagged = 3;
    Studio studio;
    ReviewPage page;
    QSignalSpy problems;
};

} // namespace

class ReviewPageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    DocumentState state_;
    Scored scored_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }
    fs::path data() const { return path("data") / "clip-lad"; }

    std::vector<Decision> history(const ScoreRow& row) const {
        return Records(DecisionWriter::recordsSettings()).decisionHistory(row.imageSha256.toStdString());
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("review_page_test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        qputenv("XDG_DATA_HOME", path("data").string().c_str());
        fs::create_directories(path("shots"));
        fs::create_directories(path("images"));
        state_ = discState(writeShots(path("shots"), 3));
        state_.modelName = "fake colours";
        std::vector<fs::path> images;
        const auto add = [&](const char* file, DiscPhoto photo) {
            photo.seed = 100 + images.size();
            images.push_back(writePhoto(draw(photo), path("images") / file));
        };
        add("good.png", {});
        add("missing.png", {.discs = {"red", "", "blue", "blue"}});
        add("extra.png", {.discs = {"red", "red", "blue", "blue", "blue"}});
        add("scratch.png", {.scratch = {300, 300, 60, 40}});
        add("fine.png", {});
        scored_ = scoreAll(state_, images, path("run"));
        QCOMPARE(scored_.rows.size(), images.size());
    }

    void init() {
        fs::remove_all(path("data"));
        QSettings().clear();
    }

    void theRowThatScoreNamesIsShownWhateverTheFilter() {
        Desk desk(state_, scored_);
        const auto& rows = desk.studio.results().rows();
        const auto good = std::find_if(rows.begin(), rows.end(), [&](const ScoreRow& row) {
            return desk.studio.results().verdictOf(row) == Verdict::Good;
        });
        QVERIFY(good != rows.end());
        Q_EMIT desk.studio.reviewWanted(static_cast<int>(good - rows.begin()));
        QCOMPARE(desk.shown().toStdString(), good->path.filename().string());
        QCOMPARE(desk.find<QComboBox>("review-verdicts")->currentIndex(),
                 static_cast<int>(ReviewFilter::Verdicts::All));
        QCOMPARE(desk.list().currentIndex().data(ReviewQueue::RowRole).toInt(),
                 static_cast<int>(good - rows.begin()));
    }

    void oneKeyDecidesAndGoesOn() {
        DecisionWriter::setReviewer("anna");
        Desk desk(state_, scored_);
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
            QCOMPARE(decisions[0].productSha256, scored_.info.productSha256.toStdString());
            QCOMPARE(decisions[0].modelSha256, scored_.info.modelSha256.toStdString());
            QVERIFY(!decisions[0].why.empty());
            ++values[decisions[0].value];
        }
        QCOMPARE(values.size(), 3);
    }

    void wordsMarksAndPatchesShowWhatIsMissing() {
        Desk desk(state_, scored_);
        auto* reason = desk.find<QComboBox>("review-reason");
        QTRY_VERIFY(reason->findText("Missing: red disc") > 0);
        reason->setCurrentIndex(reason->findText("Missing: red disc"));
        QTRY_COMPARE(desk.shown(), "missing.png");
        desk.waitForImage();
        QVERIFY(desk.find<QLabel>("review-statement")->text().contains("red disc: 1 fewer than the shots"));
        const auto& marks = desk.comparison().scene().marks;
        QTRY_COMPARE(marks.size(), 1U);
        QVERIFY(marks[0].isMissing);
        QRectF place;
        for (const QPolygonF& outline : marks[0].outlines)
            place = place.united(outline.boundingRect());
        // The second place of the grid is empty: where the shots have their second red disc.
        const QSizeF photo = desk.comparison().scene().photo.size();
        QVERIFY((place.center() - QPointF(224 / photo.width(), 90 / photo.height())).manhattanLength() <
                0.05);
        const PatchPair& patches = desk.find<FindingPanel>()->patches();
        QVERIFY(!patches.imageSide().photo.isNull() && !patches.imageSide().patch.isEmpty());
        QVERIFY(!patches.shotSide().photo.isNull() && !patches.shotSide().patch.isEmpty());
        QCOMPARE(desk.find<QLabel>("review-figure-2-1")->text(),
                 desk.find<QLabel>("review-figure-2-3")->text());
        QVERIFY(!desk.find<QLabel>("review-figures-note")->isVisible());
    }

    void extraPartIsMarkedInTheImage() {
        Desk desk(state_, scored_);
        auto* reason = desk.find<QComboBox>("review-reason");
        reason->setCurrentIndex(reason->findText("Extra: blue disc"));
        QTRY_COMPARE(desk.shown(), "extra.png");
        desk.waitForImage();
        QTRY_COMPARE(desk.comparison().scene().marks.size(), 1U);
        QVERIFY(!desk.comparison().scene().marks[0].isMissing);
    }

    void undoTakesBackTheLastDecision() {
        Desk desk(state_, scored_);
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
        Desk desk(state_, scored_);
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
        Desk desk(state_, scored_);
        const QString first = desk.shown();
        auto* note = desk.find<QLineEdit>("review-note");
        auto* state = desk.find<QLabel>("review-state");
        QSignalSpy told(&desk.studio, &Studio::notice);
        QTest::keyClicks(note, "small crack?");
        QVERIFY(state->text().contains("recorded with your decision"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(told.count(), 1);
        QTest::keyClicks(note, " left");
        Scored again = scored_;
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

    void notesBelongToTheProductThatWasOpen() {
        const fs::path one = path("one"), two = path("two");
        for (const fs::path& folder : {one, two})
            fs::create_directories(folder);
        Desk desk(state_, scored_);
        const auto open = [&](const fs::path& folder) {
            desk.studio.document().openSaved(folder, state_);
            desk.studio.results().begin(scored_.info);
            desk.studio.results().append(scored_.info.id, scored_.rows);
            QTRY_COMPARE(desk.list().model()->rowCount(), Desk::kFlagged);
        };
        auto* note = desk.find<QLineEdit>("review-note");
        open(one);
        QTest::keyClicks(note, "of one");
        open(two);
        QVERIFY(note->text().isEmpty());
        open(one);
        QCOMPARE(note->text(), "of one");
    }

    void aRowThatIsScoredAgainGoesToItsNewPlace() {
        Desk desk(state_, scored_);
        const auto names = [&] {
            QStringList shown;
            for (int i = 0; i < desk.list().model()->rowCount(); ++i)
                shown.append(desk.list().model()->index(i, 0).data().toString());
            return shown;
        };
        const QStringList before = names();
        ScoreRow row = desk.row(before[0].toUtf8());
        const ScoreRow last = desk.row(before[2].toUtf8());
        row.fused = last.fused - 0.01;
        desk.studio.results().append(scored_.info.id, {row});
        QCOMPARE(names().join(' '), (QStringList{before[1], before[2], before[0]}).join(' '));
        QCOMPARE(desk.list().currentIndex().data().toString(), desk.shown());
        row.fused = last.fused + 0.01;
        desk.studio.results().append(scored_.info.id, {row});
        QCOMPARE(names().join(' '), (QStringList{before[1], before[0], before[2]}).join(' '));
    }

    void aHiddenPageLeavesItsListAloneAndCatchesUp() {
        Desk desk(state_, scored_);
        desk.page.hide();
        QSignalSpy rebuilt(desk.list().model(), &QAbstractItemModel::modelReset);
        QSignalSpy live(&desk.studio.live(), &LiveSession::changed);
        const QString caption = desk.comparison().scene().caption;
        ScoreRow row = desk.row("missing.png");
        row.path = path("images") / "later.png";
        desk.studio.results().append(scored_.info.id, {row});
        desk.studio.live().setImage(state_.shots.front());
        QTRY_VERIFY(desk.studio.live().isCurrent());
        QTest::qWait(100);
        QVERIFY(live.count() > 0);
        QCOMPARE(rebuilt.count(), 0);
        QCOMPARE(desk.comparison().scene().caption, caption);
        desk.page.show();
        QCOMPARE(desk.list().model()->rowCount(), Desk::kFlagged + 1);
        QVERIFY(desk.comparison().scene().caption != caption);
    }

    void goodImageThatWasFlaggedBecomesAShot() {
        Desk desk(state_, scored_);
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

    void photoAndOverlayCompareInThreeWays() {
        Desk desk(state_, scored_);
        ComparisonView& view = desk.comparison();
        QVERIFY(view.bareCanvas().isVisible());
        desk.press(Qt::Key_D);
        QVERIFY(view.mode() == ComparisonView::Mode::Split && !view.bareCanvas().isVisible());
        ImageCanvas& canvas = view.overlayCanvas();
        QTRY_COMPARE(canvas.width(), view.width()); // the layout has followed
        const QPoint middle = canvas.toWidget(QPointF(view.scene().photo.width() / 2.0, 200)).toPoint();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(&canvas, middle + QPoint(60, 0));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(view.divider() > 0.55);
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        const double moved = view.divider();
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(view.divider() < moved);
        desk.press(Qt::Key_K);
        QTRY_VERIFY(!view.isOverlayShown()); // blinks by itself …
        QTRY_VERIFY(view.isOverlayShown());
        desk.press(Qt::Key_H); // … until a person takes over
        QVERIFY(!view.isOverlayShown());
        desk.press(Qt::Key_S);
        QVERIFY(view.bareCanvas().isVisible() && view.isOverlayShown());
    }

    void layersAreShownAndHiddenByKeysThatTheirTipsTell() {
        Desk desk(state_, scored_);
        const auto button = [&](ReviewAction layer) -> QToolButton& {
            return desk.comparison().layerButton(layer);
        };
        for (const auto& [layer, key] :
             {std::pair(ReviewAction::Parts, Qt::Key_M), std::pair(ReviewAction::Heat, Qt::Key_E),
              std::pair(ReviewAction::Marks, Qt::Key_R)}) {
            const bool before = button(layer).isChecked();
            desk.press(key);
            QVERIFY(button(layer).isChecked() != before);
            QVERIFY(button(layer).toolTip().endsWith(QString(" (%1)").arg(QKeySequence(key).toString())));
        }
        desk.studio.actions().setShortcut("review.marks", Qt::Key_F9);
        QVERIFY(button(ReviewAction::Marks).toolTip().endsWith(" (F9)"));
        desk.studio.actions().resetShortcuts();
    }

    void bothCanvasesShareZoomAndPlace() {
        Desk desk(state_, scored_);
        desk.press(Qt::Key_Z);
        ComparisonView& view = desk.comparison();
        QVERIFY(view.overlayCanvas().view().zoom() > 1);
        QCOMPARE(&view.overlayCanvas().view(), &view.bareCanvas().view());
    }

    void reviewedImagesLeaveTheListOfTheUnreviewed() {
        Desk desk(state_, scored_);
        QTest::mouseClick(desk.find<QCheckBox>("review-unreviewed-only"), Qt::LeftButton, {}, {8, 8});
        desk.decide(Qt::Key_G);
        QCOMPARE(desk.list().model()->rowCount(), 2);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.list().model()->rowCount(), 3);
        QCOMPARE(desk.list().currentIndex().data().toString(), desk.shown());
    }

    void movedThresholdChangesTheList() {
        Desk desk(state_, scored_);
        desk.studio.document().edit("lower", [](DocumentState& state) { state.threshold = 0; });
        QTRY_COMPARE(desk.list().model()->rowCount(), static_cast<int>(scored_.rows.size()));
    }

    void decisionsOfEarlierSessionsShowUp() {
        {
            Desk desk(state_, scored_);
            desk.press(Qt::Key_N);
            auto* note = desk.find<QLineEdit>("review-note");
            QTest::keyClicks(note, "seen");
            QTest::keyClick(note, Qt::Key_Return);
            desk.decide(Qt::Key_B);
        }
        Desk desk(state_, scored_);
        QTRY_COMPARE(desk.progress(), "1 of 3 reviewed");
        const auto reviewed = std::count_if(
            desk.studio.results().rows().begin(), desk.studio.results().rows().end(),
            [](const ScoreRow& row) { return row.review == ReviewDecision::Bad && row.note == "seen"; });
        QCOMPARE(reviewed, 1);
    }

    void decisionThatCannotBeRecordedIsToldAndTriedAgain() {
        fs::create_directories(path("data"));
        std::ofstream(data()) << "a file where the folder of the records would be";
        Desk desk(state_, scored_);
        const QString file = desk.shown();
        desk.decide(Qt::Key_G);
        QTRY_COMPARE(desk.problems.count(), 1);
        QTRY_VERIFY(desk.find<QLabel>("review-records")->text().startsWith("Not recorded: 1"));
        QVERIFY(desk.row(file.toUtf8()).review == ReviewDecision::None);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        fs::remove(data());
        QTest::mouseClick(desk.find<QPushButton>("review-retry"), Qt::LeftButton);
        QTRY_VERIFY(desk.row(file.toUtf8()).review == ReviewDecision::Good);
        QTRY_VERIFY(!desk.find<QLabel>("review-records")->isVisible());
    }

    void nothingScoredSaysWhatToDo() {
        Studio studio(
            [](const std::string&, const std::string&) { return std::make_shared<FakeBackbone>(); });
        ReviewPage page(studio);
        page.show();
        QSignalSpy wanted(&studio, &Studio::pageWanted);
        QTest::mouseClick(page.findChild<QPushButton*>("review-to-score"), Qt::LeftButton);
        QCOMPARE(wanted.value(0).value(0).toString(), "score");
    }

    /// A decision among ten thousand flagged images takes the GUI thread no noticeable time.
    void longQueueStaysQuick() {
        Desk desk(state_, scored_);
        Scored many = scored_;
        many.info.id = "many";
        const ScoreRow flagged = desk.row("missing.png");
        many.rows.clear();
        for (int i = 0; i < 10000; ++i) {
            ScoreRow row = flagged;
            if (i > 0) {
                row.path = path("images") / (std::to_string(i) + ".png");
                row.imageSha256 = QString("%1").arg(i, 64, 16, QChar('0'));
            }
            row.fused += 0.001 * i;
            many.rows.push_back(std::move(row));
        }
        std::reverse(many.rows.begin(), many.rows.end());
        desk.studio.results().begin(many.info);
        desk.studio.results().append(many.info.id, many.rows);
        QTRY_COMPARE(desk.list().model()->rowCount(), 10000);
        desk.list().setFocus();
        QTest::keyClick(&desk.list(), Qt::Key_End);
        QTRY_COMPARE(desk.shown(), "missing.png");
        desk.waitForImage();
        QElapsedTimer timer;
        timer.start();
        desk.press(Qt::Key_B);
        const qint64 decided = timer.restart();
        desk.find<QComboBox>("review-order")->setCurrentIndex(2);
        const qint64 ordered = timer.elapsed();
        QCOMPARE(desk.progress(), "1 of 10,000 reviewed");
        qInfo("decision %lld ms, new order %lld ms", decided, ordered);
        QVERIFY2(decided < 200 && ordered < 400, "the GUI thread was held");
    }
};

} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewPageTest)
#include "review_page_test.moc"
