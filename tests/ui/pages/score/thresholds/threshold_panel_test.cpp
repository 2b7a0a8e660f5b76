#include "pages/score/thresholds/threshold_panel.h"

#include <QDoubleSpinBox>

#include "pages/score/thresholds/roc_view.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ThresholdPanelTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { std::filesystem::remove_all(defaultRunsFolder()); }

    void aDraggedThresholdDecidesAtOnceAndIsOneUndoStep() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        const ScoreResults& results = desk.studio.results();
        const double before = results.threshold();
        const int steps = desk.studio.document().undoStack().count();
        const QPoint from = chart->handleOf(ThresholdChart::Line::Reject).toPoint();
        QTest::mousePress(chart, Qt::LeftButton, {}, from);
        for (int x = from.x(); x > 40; x -= 20)
            QTest::mouseMove(chart, {x, from.y()});
        QTest::mouseRelease(chart, Qt::LeftButton, {}, {40, from.y()});
        QVERIFY(results.threshold() < before / 2);
        QCOMPARE(desk.studio.document().undoStack().count(), steps + 1);
        QCOMPARE(results.verdictOf(std::size_t(0)), Verdict::Reject);
        const auto figure = [](double score) { return QLocale().toString(score, 'f', 2); };
        const double low = results.threshold();
        QCOMPARE(desk.studio.document().undoStack().undoText(),
                 QString("Reject from %1 → %2").arg(figure(before), figure(low)));
        QTest::mouseClick(desk.find<QPushButton>("automaticThreshold"), Qt::LeftButton);
        const QString name = desk.studio.document().undoStack().undoText();
        QVERIFY2(name.startsWith("Calibrated threshold: ") &&
                     name.endsWith(QString("reject from %1 → %2").arg(figure(low), figure(before))),
                 qPrintable(name));
        desk.studio.document().undoStack().undo();
        desk.studio.document().undoStack().undo();
        QCOMPARE(results.threshold(), before);
        QVERIFY(!results.isStale());
    }

    void typedThresholdsAreStepsOfTheirOwn() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto& undo = desk.studio.document().undoStack();
        const int steps = undo.count();
        auto* review = desk.find<QDoubleSpinBox>("reviewThreshold");
        auto* reject = desk.find<QDoubleSpinBox>("rejectThreshold");
        const auto type = [](QDoubleSpinBox* field, double value) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, QLocale().toString(value));
            QTest::keyClick(field, Qt::Key_Return);
        };
        type(reject, 30);
        const QString from = review->text();
        type(review, 20);
        QCOMPARE(undo.count(), steps + 2);
        QCOMPARE(undo.undoText(), QString("Review from %1 → 20.00").arg(from));
        type(review, 10);
        QCOMPARE(undo.count(), steps + 3);
        QTest::keyClick(review, Qt::Key_Up);
        QTest::keyClick(review, Qt::Key_Up); // without a pause
        QCOMPARE(undo.count(), steps + 4);
        undo.undo();
        undo.undo();
        QCOMPARE(desk.studio.results().thresholds().review, 20.0);
        undo.undo();
        QCOMPARE(desk.studio.results().thresholds().reject, 30.0);
    }

    void stepsAreNamedByWhatWasTaken() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const auto& undo = desk.studio.document().undoStack();
        const double calibrated = desk.studio.results().run().calibration.threshold;
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        chart->move(ThresholdChart::Line::Reject, 30, {});
        chart->move(ThresholdChart::Line::Review, 20, {});
        auto* review = desk.find<QDoubleSpinBox>("reviewThreshold");
        review->setFocus();
        review->selectAll();
        QTest::keyClicks(review, "50");
        QTest::keyClick(review, Qt::Key_Return);
        QCOMPARE(undo.undoText(), QString("Review from 20.00 → 30.00"));
        desk.studio.document().edit("by hand", [=](DocumentState& state) { state.threshold = calibrated; });
        QTest::mouseClick(desk.find<QPushButton>("automaticThreshold"), Qt::LeftButton);
        QCOMPARE(undo.undoText(), QString("Calibrated")); // no figure has changed
    }

    void whatIsNotTakenIsSaid() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* review = desk.find<QDoubleSpinBox>("reviewThreshold");
        const ScoreThresholds before = desk.studio.results().thresholds();
        QSignalSpy told(&desk.studio, &Studio::notice);
        const auto type = [&](const char* text) {
            told.clear();
            review->setFocus();
            review->selectAll();
            QTest::keyClicks(review, text);
            QTest::keyClick(review, Qt::Key_Return);
        };
        type("5000");
        QCOMPARE(desk.studio.results().thresholds().review, before.review);
        QCOMPARE(review->text(), QLocale().toString(before.review, 'f', 2));
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().contains("at most"));
        type("-4");
        QCOMPARE(desk.studio.results().thresholds().review, before.review);
        QCOMPARE(review->text(), QLocale().toString(before.review, 'f', 2));
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith("-4 is not allowed"), qPrintable(told[0][0].toString()));
        type(qPrintable(QLocale().toString(before.reject / 2, 'f', 2)));
        QCOMPARE(told.count(), 0);
        QVERIFY(desk.studio.results().thresholds().review < before.reject);
    }

    void theRejectLineGoesUpAloneAndTakesTheReviewLineDown() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        const ScoreThresholds before = desk.studio.results().thresholds();
        chart->move(ThresholdChart::Line::Reject, before.reject + 2, {});
        QCOMPARE(desk.studio.results().thresholds().review, before.review);
        chart->move(ThresholdChart::Line::Reject, 1, {});
        QCOMPARE(desk.studio.results().thresholds().review, 1.0);
    }

    void theReviewBandIsMovedByKeys() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Space);
        QCOMPARE(chart->active(), ThresholdChart::Line::Review);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
        const ScoreThresholds now = desk.studio.results().thresholds();
        QVERIFY(now.review < now.reject);
        auto* field = desk.find<QDoubleSpinBox>("reviewThreshold");
        QVERIFY(std::abs(field->value() - now.review) < 0.01);
        desk.studio.document().undoStack().undo();
        QCOMPARE(desk.studio.results().thresholds().review, now.reject);
    }

    void labelsOfTheAxisAreRoundAndApartAtAnyScale() {
        const QFontMetricsF letters(QApplication::font());
        for (const double high : {0.1, 0.65, 1.04, 3.7, 16.0, 107.3, 4321.0, 1.6e6})
            for (const double width : {220.0, 380.0, 900.0}) {
                const ScoreHistogram histogram{.high = high, .bins = std::vector<ScoreHistogram::Bin>(60)};
                const ScoreChart chart(histogram, {}, {});
                const QRectF plot = chart.plot({0, 0, width, 230}, letters);
                const auto labels = chart.axisLabels(plot, letters);
                QVERIFY(labels.size() >= 2);
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    QVERIFY(std::abs(QLocale().toDouble(labels[i].text) - labels[i].score) < 1e-9 * high);
                    QVERIFY(labels[i].place.right() <= width);
                    if (i > 0)
                        QVERIFY2(labels[i - 1].place.right() < labels[i].place.left(),
                                 qPrintable(labels[i].text));
                }
            }
    }

    void theAxesOfTheCurveHaveNumbers() {
        RocView view;
        view.resize(260, 240);
        const std::vector<LabelledScore> scores = {{.score = 1, .anomalous = false},
                                                   {.score = 2, .anomalous = true}};
        view.setCurve(thresholdCosts(scores, 10), {});
        view.setLocale(QLocale::c());
        const QImage point = view.grab().toImage();
        view.setLocale(QLocale::German);
        QVERIFY(view.grab().toImage() != point); // 0,5
    }

    void theLegendTakesNoMoreRoomThanItNeeds() {
        const QFontMetricsF letters(QApplication::font());
        const ScoreHistogram histogram{.bins = std::vector<ScoreHistogram::Bin>(60)};
        const auto top = [&](const ScoreThresholds& thresholds, double width) {
            return ScoreChart(histogram, thresholds, {}).plot({0, 0, width, 230}, letters).top();
        };
        QVERIFY(top({.review = 1, .reject = 2}, 600) < 2 * letters.height());
        QVERIFY(top({.review = 1, .reject = 2}, 120) > 2 * letters.height());
        QCOMPARE(top({.review = 2, .reject = 2}, 120), top({.review = 1, .reject = 2}, 120)); // nothing jumps
    }

    void handlesAreInSightWhereverTheThresholdsAre() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        for (const double reject : {0.0, 0.01, 12345.0, 999999.0})
            for (const double review : {0.0, 0.01, 5.0, 12344.0}) {
                chart->move(ThresholdChart::Line::Reject, reject, {});
                chart->move(ThresholdChart::Line::Review, review, {});
                QTest::qWait(250); // until it is counted anew
                const double rejectX = chart->handleOf(ThresholdChart::Line::Reject).x();
                const double reviewX = chart->handleOf(ThresholdChart::Line::Review).x();
                const bool isShown = reject > 0.01;
                QVERIFY(rejectX >= 8 && rejectX <= chart->width() - 8);
                QVERIFY(reviewX >= 8 && reviewX <= rejectX);
                QVERIFY(!isShown || rejectX < chart->width() - 40); // there is room to drag it on
            }
    }

    void bothThresholdsAreReachedByKeysAndHaveNames() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        QVERIFY(chart->focusPolicy() & Qt::TabFocus);
        QVERIFY(!chart->accessibleName().isEmpty());
        chart->setFocus();
        QVERIFY(chart->accessibleDescription().contains("Arrow keys move the reject threshold"));
        QTest::keyClick(chart, Qt::Key_Space);
        QVERIFY(chart->accessibleDescription().contains("Arrow keys move the review threshold"));
    }

    void aThresholdIsTypedWhileImagesAreScored() {
        ScoreDesk desk(samples_.state);
        ScoreResults& results = desk.studio.results();
        results.begin({.id = "run",
                       .state = samples_.state,
                       .productSha256 = QString(64, 'a'),
                       .calibration = {.threshold = 4}});
        auto come = [&, rows = 0](double score) mutable {
            ScoreRow row;
            row.path = "/a/" + std::to_string(++rows) + ".png";
            row.fused = score;
            results.append("run", {row});
        };
        come(1);
        auto* reject = desk.find<QDoubleSpinBox>("rejectThreshold");
        reject->setFocus();
        reject->selectAll();
        QTest::keyClicks(reject, "1");
        come(2);
        QTest::keyClicks(reject, "2");
        results.setRunInfo(results.run()); // more is known of the run, but not of its thresholds
        come(20);
        QTest::keyClicks(reject, ".5");
        QTest::keyClick(reject, Qt::Key_Return);
        QCOMPARE(results.threshold(), 12.5);
        const auto labels = desk.page.findChild<ThresholdPanel*>()->findChildren<QLabel*>();
        const auto isTold = [&](const QString& counts) {
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->text().startsWith(counts); });
        };
        QVERIFY(isTold("2 good · 0 to review · 1 rejected"));
        come(30);
        QTRY_VERIFY(isTold("2 good · 0 to review · 2 rejected"));
        ScoreRow again = results.row(0); // scored again
        again.fused = 40;
        results.append("run", {again});
        QTRY_VERIFY(isTold("1 good · 0 to review · 3 rejected"));
    }

    void thresholdsThatAreNotKnownAreNoFigures() {
        ScoreDesk desk(samples_.state);
        ScoreResults& results = desk.studio.results();
        results.begin({.id = "run", .state = samples_.state}); // its product is being learned
        auto* review = desk.find<QDoubleSpinBox>("reviewThreshold");
        auto* reject = desk.find<QDoubleSpinBox>("rejectThreshold");
        auto* chart = desk.find<ThresholdChart>("thresholdChart");
        for (const QDoubleSpinBox* field : {review, reject}) {
            QCOMPARE(field->text(), QString("–"));
            QVERIFY(!field->isEnabled());
        }
        QVERIFY(!chart->accessibleDescription().contains("0.00"));
        const int steps = desk.studio.document().undoStack().count();
        QTest::keyClick(chart, Qt::Key_Right);
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->handleOf(ThresholdChart::Line::Reject).toPoint());
        QCOMPARE(desk.studio.document().undoStack().count(), steps);

        ScoreRunInfo learned = results.run();
        learned.productSha256 = QString(64, 'a');
        learned.calibration.threshold = 4;
        results.setRunInfo(learned);
        for (const QDoubleSpinBox* field : {review, reject}) {
            QCOMPARE(field->text(), QLocale().toString(4.0, 'f', 2));
            QVERIFY(field->isEnabled());
        }
        QVERIFY(chart->accessibleDescription().contains("4.00"));
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(results.threshold() > 4);
        QVERIFY(results.threshold() < 5); // the chart has the scale of the threshold
    }

    void aThresholdOfTheProductIsKnownBeforeAnythingIsScored() {
        DocumentState state = samples_.state;
        state.threshold = 7;
        ScoreDesk desk(state);
        desk.studio.results().begin({.id = "run", .state = state});
        QCOMPARE(desk.find<QDoubleSpinBox>("rejectThreshold")->value(), 7.0);
        QVERIFY(desk.find<QDoubleSpinBox>("rejectThreshold")->isEnabled());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ThresholdPanelTest)
#include "threshold_panel_test.moc"
