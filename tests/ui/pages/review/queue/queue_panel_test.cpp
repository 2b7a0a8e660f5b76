#include "pages/review/queue/queue_panel.h"

#include <cmath>
#include <limits>
#include <optional>

#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QScrollBar>

#include "pages/review/queue/review_queue.h"
#include "pages/review/queue/review_reasons.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class QueuePanelTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    /// Copies of one flagged image, the lowest score first.
    ScoredRun manyFlagged(ReviewBench& desk, int count) const {
        ScoredRun many = samples_.run;
        many.info.id = "many";
        const ScoreRow flagged = desk.row("missing.png");
        many.rows.clear();
        for (int i = 0; i < count; ++i) {
            ScoreRow row = flagged;
            row.path = samples_.path("images") / (std::to_string(i) + ".png");
            row.imageSha256 = QString("%1").arg(i, 64, 16, QChar('0'));
            row.fused += 0.001 * i;
            many.rows.push_back(std::move(row));
        }
        return many;
    }

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

    void reasonsThatAreCutAreReadByRestingOnThem() {
        ReviewBench desk(samples_);
        const QModelIndex first = desk.list().model()->index(0, 0);
        const QString reasons = first.data(ReviewQueue::ReasonRole).toString();
        const QString tip = first.data(Qt::ToolTipRole).toString();
        QVERIFY2(!reasons.isEmpty() && tip.split('\n').contains(reasons), qPrintable(tip));
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

    void longNamesOfNeighboursAreToldApart() {
        ReviewBench desk(samples_);
        ScoredRun many = manyFlagged(desk, 3);
        many.rows[1].path = samples_.path("images") / "2026-11-27_09-30-11_of_the_line_at_the_left_cam1.png";
        many.rows[2].path = samples_.path("images") / "2026-11-27_09-30-12_of_the_line_at_the_left_cam1.png";
        desk.studio.results().begin(many.info);
        desk.studio.results().append(many.info.id, many.rows);
        QTRY_COMPARE(desk.list().model()->rowCount(), 3);
        desk.list().setCurrentIndex(desk.list().model()->index(2, 0)); // the lowest score
        const auto look = [&desk](int place) {                         // beside the picture
            QRect cell = desk.list().visualRect(desk.list().model()->index(place, 0));
            cell.setLeft(cell.left() + 64);
            return desk.list().viewport()->grab(cell).toImage();
        };
        QVERIFY(desk.list().model()->index(0, 0).data().toString().contains("30-12"));
        QVERIFY(look(0) != look(1));
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

    void theListStaysWhereItIsScrolledToWhileABatchRuns() {
        ReviewBench desk(samples_);
        ScoredRun many = manyFlagged(desk, 200);
        std::vector<ScoreRow> later(many.rows.end() - 20, many.rows.end()); // worse than all others
        many.rows.resize(180);
        desk.studio.results().begin(many.info);
        desk.studio.results().append(many.info.id, many.rows);
        QListView& list = desk.list();
        QTRY_COMPARE(list.model()->rowCount(), 180);
        auto come = [&, next = std::size_t(0)]() mutable {
            const int rows = list.model()->rowCount();
            desk.studio.results().append(many.info.id, {later[next++]});
            QTRY_COMPARE(list.model()->rowCount(), rows + 1);
        };
        const auto atTop = [&] {
            const QModelIndex first = list.indexAt({1, 1});
            return QString("%1 at %2 px").arg(first.data().toString()).arg(list.visualRect(first).top());
        };
        list.verticalScrollBar()->setValue(list.verticalScrollBar()->maximum() / 2 + 7);
        const QString seen = atTop();
        QVERIFY(!list.viewport()->rect().intersects(list.visualRect(list.currentIndex()))); // that is first
        come();
        QCOMPARE(atTop(), seen);
        list.setCurrentIndex(list.indexAt(list.viewport()->rect().center()));
        const QString current = desk.shown();
        const int place = list.visualRect(list.currentIndex()).top();
        come(); // before it
        QCOMPARE(desk.shown(), current);
        QCOMPARE(list.visualRect(list.currentIndex()).top(), place);
        desk.find<QComboBox>("review-order")
            ->setCurrentIndex(2); // another list is shown from its current one
        QVERIFY(list.viewport()->rect().contains(list.visualRect(list.currentIndex()).center()));
    }

    /// Thousands of decisions of other stations come at once.
    void aStormOfDecisionsIsOneNewList() {
        ReviewBench desk(samples_);
        const ScoredRun many = manyFlagged(desk, 500);
        desk.studio.results().begin(many.info);
        desk.studio.results().append(many.info.id, many.rows);
        QTRY_COMPARE(desk.list().model()->rowCount(), 500);
        QAbstractItemModel& queue = *desk.list().model();
        QSignalSpy changed(&queue, &QAbstractItemModel::dataChanged);
        QSignalSpy rebuilt(&queue, &QAbstractItemModel::modelReset);
        for (std::size_t row = 0; row < 500; ++row)
            desk.studio.results().setReview(row, ReviewDecision::Bad, {});
        QVERIFY2(changed.count() <= 20, qPrintable(QString::number(changed.count())));
        QTRY_COMPARE(desk.progress(), "500 of 500 reviewed");
        QCOMPARE(rebuilt.count(), 1);
        changed.clear();
        desk.studio.results().setReview(7, ReviewDecision::None, {});
        QCOMPARE(desk.progress(), "499 of 500 reviewed"); // a single one is shown at once
        const int shown = desk.list().currentIndex().data(ReviewQueue::RowRole).toInt();
        for (std::size_t row = 0; row < 100; ++row)
            desk.studio.results().setReview(row, ReviewDecision::Good, {});
        QVERIFY(!desk.find<QLabel>("review-state")->text().contains("being recorded"));
        desk.studio.reviews().decide(static_cast<std::size_t>(shown), DecisionValue::Bad, {}, {});
        QVERIFY(desk.find<QLabel>("review-state")->text().contains("being recorded")); // in the same turn
    }

    /// Scores that are no numbers must not upset the order of the others.
    void scoresThatAreNoNumbersComeLast() {
        ReviewBench desk(samples_);
        ScoredRun many = manyFlagged(desk, 64);
        for (std::size_t i = 0; i < many.rows.size(); i += 3)
            many.rows[i].fused = std::numeric_limits<double>::quiet_NaN();
        many.rows[1].fused = std::numeric_limits<double>::infinity();
        desk.studio.results().begin(many.info);
        desk.studio.results().append(many.info.id, many.rows);
        desk.find<QComboBox>("review-verdicts")->setCurrentIndex(int(ReviewFilter::Verdicts::All));
        QTRY_COMPARE(desk.list().model()->rowCount(), 64);
        const auto score = [&](int place) {
            const int row = desk.list().model()->index(place, 0).data(ReviewQueue::RowRole).toInt();
            return desk.studio.results().row(static_cast<std::size_t>(row)).fused;
        };
        const double threshold = desk.studio.results().threshold();
        for (const int order : {0, 1}) {
            desk.find<QComboBox>("review-order")->setCurrentIndex(order);
            for (int place = 1; place < 42; ++place) // 22 of 64 are no numbers
                QVERIFY(order == 0
                            ? score(place - 1) >= score(place)
                            : std::abs(score(place - 1) - threshold) <= std::abs(score(place) - threshold));
            for (int place = 42; place < 64; ++place)
                QVERIFY(std::isnan(score(place)));
        }
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
