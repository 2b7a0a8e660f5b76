#include "pages/review/queue/queue_panel.h"

#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>

#include "pages/review/queue/review_queue.h"
#include "pages/review/queue/review_reasons.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class QueuePanelTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

private Q_SLOTS:
    void init() { samples_.clear(); }

    void theQueueAnswersWhileItsRunIsReplaced() {
        ReviewBench desk(samples_);
        std::optional<ReviewQueue> queue;
        int asked = 0;
        connect(&desk.studio.results(), &ScoreResults::reset, this, [&] { // hears of it before the queue does
            for (int place = 0; place < queue->rowCount(); ++place)
                for (const int role :
                     {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(ReviewQueue::ReasonRole)})
                    queue->data(queue->index(place), role);
            ++asked;
        });
        queue.emplace(desk.studio);
        QVERIFY(queue->rowCount() > 0);
        desk.studio.results().begin({});
        QCOMPARE(asked, 1);
        QCOMPARE(queue->rowCount(), 0);
    }

    void theRowThatScoreNamesIsShownWhateverTheFilter() {
        ReviewBench desk(samples_);
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

    void aRowThatIsScoredAgainGoesToItsNewPlace() {
        ReviewBench desk(samples_);
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
        desk.studio.results().append(samples_.run.info.id, {row});
        QCOMPARE(names().join(' '), (QStringList{before[1], before[2], before[0]}).join(' '));
        QCOMPARE(desk.list().currentIndex().data().toString(), desk.shown());
        row.fused = last.fused + 0.01;
        desk.studio.results().append(samples_.run.info.id, {row});
        QCOMPARE(names().join(' '), (QStringList{before[1], before[0], before[2]}).join(' '));
    }

    void imagesOfOneNameAreToldApartByTheirFolders() {
        ReviewBench desk(samples_);
        ScoreRow row = desk.row("missing.png");
        row.path = "/line/left/missing.png";
        row.fused += 1;
        desk.studio.results().append(samples_.run.info.id, {row});
        QTRY_COMPARE(desk.list().model()->rowCount(), ReviewSamples::kFlagged + 1);
        QStringList names;
        for (int i = 0; i < desk.list().model()->rowCount(); ++i)
            names.append(desk.list().model()->index(i, 0).data().toString());
        QVERIFY2(names.contains("left/missing.png") && names.contains("images/missing.png"),
                 qPrintable(names.join(' ')));
        QVERIFY(names.contains("extra.png"));
        const int place = static_cast<int>(names.indexOf("left/missing.png"));
        QVERIFY(desk.list()
                    .model()
                    ->index(place, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith("/line/left/missing.png"));
        desk.list().setCurrentIndex(desk.list().model()->index(place, 0));
        QCOMPARE(desk.shown(), "left/missing.png");
    }

    void aHiddenPageLeavesItsListAloneAndCatchesUp() {
        ReviewBench desk(samples_);
        desk.page.hide();
        QSignalSpy rebuilt(desk.list().model(), &QAbstractItemModel::modelReset);
        QSignalSpy live(&desk.studio.live(), &LiveSession::changed);
        const QString caption = desk.comparison().scene().caption;
        ScoreRow row = desk.row("missing.png");
        row.path = samples_.path("images") / "later.png";
        desk.studio.results().append(samples_.run.info.id, {row});
        desk.studio.live().setImage(samples_.state.shots.front());
        QTRY_VERIFY(desk.studio.live().isCurrent());
        QTest::qWait(100);
        QVERIFY(live.count() > 0);
        QCOMPARE(rebuilt.count(), 0);
        QCOMPARE(desk.comparison().scene().caption, caption);
        desk.page.show();
        QCOMPARE(desk.list().model()->rowCount(), ReviewSamples::kFlagged + 1);
        QVERIFY(desk.comparison().scene().caption != caption);
    }

    void reviewedImagesLeaveTheListOfTheUnreviewed() {
        ReviewBench desk(samples_);
        QTest::mouseClick(desk.find<QCheckBox>("review-unreviewed-only"), Qt::LeftButton, {}, {8, 8});
        desk.decide(Qt::Key_G);
        QCOMPARE(desk.list().model()->rowCount(), 2);
        QCOMPARE(desk.progress(), "1 of 3 reviewed");
        desk.press(Qt::Key_Backspace);
        QCOMPARE(desk.list().model()->rowCount(), 3);
        QCOMPARE(desk.list().currentIndex().data().toString(), desk.shown());
    }

    void aGoodImageIsNotCalledUnusualForWantOfAReason() {
        ReviewBench desk(samples_);
        const ScoreResults& results = desk.studio.results();
        int plain = 0;
        for (const ScoreRow& row : results.rows()) {
            if (results.verdictOf(row) != Verdict::Good || recordedDeviations(results, row)[1] > 2)
                continue;
            QVERIFY(reasonsOf(results, row).empty());
            ++plain;
        }
        QVERIFY(plain > 0);
        desk.find<QComboBox>("review-verdicts")->setCurrentIndex(int(ReviewFilter::Verdicts::All));
        QTRY_COMPARE(desk.list().model()->rowCount(), static_cast<int>(results.rows().size()));
        const auto place = desk.list().model()->rowCount() - 1; // the worst come first
        QCOMPARE(desk.list().model()->index(place, 0).data(ReviewQueue::ReasonRole).toString(),
                 QString("Nothing unusual"));
    }

    void movedThresholdChangesTheList() {
        ReviewBench desk(samples_);
        desk.studio.document().edit("lower", [](DocumentState& state) { state.threshold = 0; });
        QTRY_COMPARE(desk.list().model()->rowCount(), static_cast<int>(samples_.run.rows.size()));
    }

    /// A decision among ten thousand flagged images takes the GUI thread no noticeable time.
    void longQueueStaysQuick() {
        ReviewBench desk(samples_);
        ScoredRun many = samples_.run;
        many.info.id = "many";
        const ScoreRow flagged = desk.row("missing.png");
        many.rows.clear();
        for (int i = 0; i < 10000; ++i) {
            ScoreRow row = flagged;
            if (i > 0) {
                row.path = samples_.path("images") / (std::to_string(i) + ".png");
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

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::QueuePanelTest)
#include "queue_panel_test.moc"
