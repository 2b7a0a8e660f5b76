#include "pages/review/review_page.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QToolButton>

#include "pages/review/queue/review_reasons.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewPageTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

private Q_SLOTS:
    void init() { samples_.clear(); }

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

    /// The list's reasons, and what the filter says in a language of long words.
    void theListHasRoomForItsWords() {
        ReviewBench desk(samples_);
        const QFontMetrics letters = desk.list().fontMetrics();
        constexpr int kPicturePx = 52, kGapsPx = 16;
        QVERIFY(desk.list().viewport()->width() - kPicturePx - kGapsPx >=
                letters.horizontalAdvance("Missing: screw, Unusual place"));
        auto* verdicts = desk.find<QComboBox>("review-verdicts");
        QStyleOptionComboBox option;
        option.initFrom(verdicts);
        const QRect text = verdicts->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                             QStyle::SC_ComboBoxEditField, verdicts);
        QVERIFY(text.width() >= letters.horizontalAdvance("Zu prüfen und Ausschuss"));
    }

    void aRunWithoutAFlaggedImageSaysSo() {
        ReviewBench desk(samples_);
        desk.studio.document().edit("higher", [](DocumentState& state) { state.threshold = 1e5; });
        QTRY_COMPARE(desk.list().model()->rowCount(), 0);
        QTRY_VERIFY(desk.comparison().scene().placeholder.startsWith("No image of this run was flagged."));
        desk.find<QComboBox>("review-verdicts")->setCurrentIndex(int(ReviewFilter::Verdicts::Rejected));
        QTRY_VERIFY(desk.comparison().scene().placeholder.startsWith("No image passes this filter."));
    }

    void aRunThatIsNotAtItsEndPromisesNothing() {
        ReviewBench desk(samples_);
        desk.studio.document().edit("higher", [](DocumentState& state) { state.threshold = 1e5; });
        desk.studio.results().expect(desk.studio.results().rows().size() + 1);
        const auto told = [&] { return desk.comparison().scene().placeholder; };
        QTRY_VERIFY(told().startsWith("No image of this run was flagged so far"));
        ScoreRow last = desk.studio.results().row(0);
        last.path = last.path.parent_path() / "last.png";
        desk.studio.results().append(desk.studio.results().run().id, {last});
        QTRY_VERIFY(told().startsWith("No image of this run was flagged."));
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
