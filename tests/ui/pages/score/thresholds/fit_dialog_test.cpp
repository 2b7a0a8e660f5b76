#include "pages/score/thresholds/fit_dialog.h"

#include <algorithm>
#include <ctime>

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>

#include "pages/score/report_content.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class FitDialogTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

    /// A run of nine known images: copies of a good one, and behind them so many bad ones that all differ.
    void showKnown(ScoreDesk& desk, int bad) const {
        desk.studio.results().begin({.id = "run", .state = samples_.state, .calibration = {.threshold = 4}});
        std::vector<ScoreRow> rows;
        for (int i = 0; i < 9; ++i) {
            const bool isBad = i >= 9 - bad;
            rows.push_back({.path = "/a/" + std::to_string(i) + ".png",
                            .fused = isBad ? 9.0 : 1.0,
                            .anomalous = isBad,
                            .imageSha256 = isBad ? QString::number(i) : "good"});
        }
        desk.studio.results().append("run", rows);
    }

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void thresholdsAreFittedAfterTheirCostIsShown() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        FitDialog dialog(desk.studio, &desk.page);
        dialog.setAtMost(FitDialog::ByMissed, 0);
        const auto fitted = dialog.fitted(FitDialog::ByMissed);
        QVERIFY(fitted);
        auto* costs = dialog.findChild<QTableWidget*>("costs");
        QVERIFY(costs->item(2, 3)->text().startsWith("0 ("));
        QVERIFY(costs->item(2, 0)->text().contains("→"));
        QTest::mouseClick(dialog.findChild<QPushButton*>("adopt"), Qt::LeftButton);
        QCOMPARE(desk.studio.results().threshold(), fitted->reject);
        const QString name = desk.studio.document().undoStack().undoText();
        QVERIFY2(name.startsWith("Fitted thresholds: ") &&
                     name.endsWith(" → " + QLocale().toString(fitted->reject, 'f', 2)),
                 qPrintable(name));
    }

    void copiesAndDecisionsThatDoNotCountAreTold() {
        ScoreDesk desk(samples_.state);
        showKnown(desk, 3);
        const QString told = "The 9 known images have only 4 different content(s)";
        const auto* shares = desk.page.findChild<QLabel*>("shares");
        const auto intro = [&] {
            FitDialog dialog(desk.studio, &desk.page);
            return dialog.findChild<QLabel*>("known")->text();
        };
        QVERIFY2(intro().contains(told), qPrintable(intro()));
        QTRY_VERIFY2(shares->text().contains(told), qPrintable(shares->text()));
        QVERIFY(!intro().contains("decided otherwise"));
        desk.studio.results().setReview(7, ReviewDecision::Good, {});
        const QString otherwise = "1 image(s) were decided otherwise than the data set says";
        QVERIFY2(intro().contains(otherwise), qPrintable(intro()));
        QTRY_VERIFY2(shares->text().contains(otherwise), qPrintable(shares->text()));
        QVERIFY(resultsAtOnce(desk.studio, 0).content.warning.contains(otherwise));
    }

    /// A threshold that moves while rows come is answered at once, the curve later.
    void copiesAreCountedAmongTheImagesOfTheMoment() {
        ScoreDesk desk(samples_.state);
        showKnown(desk, 0);
        desk.studio.document().edit("threshold", [](DocumentState& state) { state.threshold = 5; });
        const QString told = desk.page.findChild<QLabel*>("shares")->text();
        QVERIFY2(told.contains("The 9 known images have only 1 different content(s)"), qPrintable(told));
    }

    void noCopiesAreToldWhereThereAreNone() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        FitDialog dialog(desk.studio, &desk.page);
        QVERIFY(dialog.findChild<QLabel*>("known")->text().endsWith("the next ones."));
    }

    /// A hundred thousand images of which the truth is known.
    void aFitOfManyImagesAnswersAtOnce() {
        ScoreDesk desk(samples_.state);
        desk.page.hide();
        desk.studio.results().begin({.id = "run", .state = samples_.state, .calibration = {.threshold = 4}});
        std::vector<ScoreRow> rows(100000);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].path = "/a/" + std::to_string(i) + ".png";
            rows[i].fused = static_cast<double>((i * 7919) % 100003) / 10000;
            rows[i].anomalous = rows[i].fused > 6;
        }
        desk.studio.results().append("run", std::move(rows));
        FitDialog dialog(desk.studio, &desk.page);
        const auto busyMs = [] { // of this thread: other programs take their share of the machine
            timespec time{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
        };
        double worst = 0;
        for (const auto choice : {FitDialog::ByFalseAlarms, FitDialog::Both, FitDialog::ByMissed}) {
            const double before = busyMs();
            dialog.choose(choice);
            worst = std::max(worst, busyMs() - before);
        }
        qInfo("a choice among 100,000 known images: %.1f ms", worst);
        QVERIFY2(worst < 150, "the window was held"); // 50 on a machine that does nothing else
        const auto both = dialog.fitted(FitDialog::Both);
        QVERIFY(both && both->review <= both->reject && both->reject > 5.9 && both->reject < 6.1);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::FitDialogTest)
#include "fit_dialog_test.moc"
