#include <limits>

#include <QDateTime>
#include <QFile>

#include "engine/jobs/turns.h"
#include "pages/score/report_content.h"
#include "pages/score/report_pictures.h"
#include "pages/score/score_page.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreReportTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void resultsAreExportedWithAReport() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const fs::path out = samples_.path("out");
        BackgroundJob* job = desk.page.exportTo(
            out, {.csv = true, .json = true, .masks = true, .overlays = true, .coco = true}, true);
        QVERIFY(job != nullptr);
        QSignalSpy done(job, &BackgroundJob::done);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30000);
        QCOMPARE(desk.problems.count(), 0);
        for (const char* name : {"results.csv", "results.json", "coco.json", "report.pdf", "masks/bad/1.png",
                                 "overlays/good/6.jpg"})
            QVERIFY2(fs::exists(out / name), name);
        QFile report(QString::fromStdString((out / "report.pdf").string()));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.read(5) == "%PDF-");
    }

    void theReportLooksAtShotsInATurnOfTheEngine() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QTRY_VERIFY(desk.studio.live().isCurrent());
        const fs::path out = samples_.path("in turn");
        Turns::Turn turn(*desk.studio.engine().turns(), Turns::Turn::Kind::Interactive);
        BackgroundJob* job = desk.page.exportTo(out, {.csv = true}, true);
        QVERIFY(job != nullptr);
        QSignalSpy done(job, &BackgroundJob::done);
        QTRY_VERIFY(fs::exists(out / "results.csv")); // writing files is no numeric work
        QTest::qWait(500);
        QCOMPARE(done.count(), 0);
        turn.giveBack();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 30000);
        QVERIFY(fs::exists(out / "report.pdf"));
    }

    void theReportShowsWhatIsWrongAndWhatPeopleSaid() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const ScoreResults& results = desk.studio.results();
        const ReportContent before = withFigures(resultsAtOnce(desk.studio, 12));
        QVERIFY(before.reviewed.isEmpty());
        QCOMPARE(before.worst.size(), std::size_t(kBad));
        const auto row = static_cast<std::size_t>(results.find(before.worst[0].image));
        desk.studio.reviews().decide(row, DecisionValue::Bad, "the red one", {});
        desk.studio.decisions().flush();
        QTRY_VERIFY(results.row(row).review == ReviewDecision::Bad);
        const auto other = static_cast<std::size_t>(results.find(before.worst[1].image));
        desk.studio.notes().keep(results.row(other).imageSha256.toStdString(), "look again");
        const ReportContent content = withFigures(resultsAtOnce(desk.studio, 12));
        QVERIFY(content.reviewed.contains("Reviewed: 1, of these 0 good, 1 bad"));
        QVERIFY(content.worst[0].review.startsWith("Decided: Bad ("));
        QVERIFY(content.worst[0].note.contains("the red one"));
        QVERIFY(content.worst[1].review.isEmpty());
        QVERIFY(content.worst[1].note.contains("look again"));

        const auto backbone = desk.studio.modelOfProduct();
        Turns& turns = *desk.studio.engine().turns();
        const ReportPictures marked(*desk.page.runner().run(), backbone.get(), content, turns, {});
        const ReportPictures bare(*desk.page.runner().run(), nullptr, content, turns, {});
        QVERIFY(marked.key().contains("Dotted outline"));
        QVERIFY(bare.key().contains("not outlined"));
        const QImage with = marked.draw(content.worst[0]), without = bare.draw(content.worst[0]);
        QCOMPARE(with.size(), without.size());
        QVERIFY(with != without);
        const fs::path shown = content.worst[0].image, kept = samples_.path("kept.png");
        fs::rename(shown, kept);
        fs::copy_file(samples_.photos / "good" / "1.png", shown); // another photo than was scored
        QVERIFY(marked.draw(content.worst[0]).size() != with.size());
        fs::rename(kept, shown);
    }

    void theReportNamesItsRunAndWhatWasMissed() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        ScoreResults& results = desk.studio.results();
        QCOMPARE(withFigures(resultsAtOnce(desk.studio, 12)).missedCount, 0);
        desk.studio.document().edit("pass", [](DocumentState& state) { state.threshold = 1e6; });
        const auto find = [&](const char* name) {
            return static_cast<std::size_t>(results.find(samples_.photos / name));
        };
        const std::size_t last = find("bad/4.png"), good = find("good/1.png"); // the data set is wrong there
        for (const std::size_t row : {last, good})
            desk.studio.reviews().decide(row, DecisionValue::Bad, "", {});
        desk.studio.decisions().flush();
        QTRY_VERIFY(results.row(good).review == ReviewDecision::Bad);
        const ReportContent content = resultsAtOnce(desk.studio, 12).content;
        QCOMPARE(content.missedCount, kBad + 1);
        QCOMPARE(content.missed.size(), qsizetype(kBad + 1));
        for (qsizetype i = 0; i < content.missed.size(); ++i) // people's first
            QCOMPARE(content.missed[i].contains("; found to be bad by "), i < 2);
        QVERIFY(content.missed.join('\n').contains(results.nameOf(results.row(last)) + ": score "));
        const QString facts = content.facts.join('\n'), run = results.run().id;
        QVERIFY2(facts.contains("Run: " + run + ", started ") && !run.isEmpty(), qPrintable(facts));
        QVERIFY(results.run().started.secsTo(QDateTime::currentDateTimeUtc()) < 300);
        QVERIFY2(facts.contains("Model: fake colours (fp32)"), qPrintable(facts));
        QVERIFY2(facts.contains("Shots that the product was taught with: 3"), qPrintable(facts));
        QVERIFY2(facts.contains("\nReject from ") && !facts.contains("Review from"), qPrintable(facts));
        desk.studio.document().edit("band", [](DocumentState& state) { state.reviewThreshold = 2; });
        QVERIFY(resultsAtOnce(desk.studio, 0).content.facts.join('\n').contains("Review from 2.00, reject"));

        results.begin({.id = "many", .state = samples_.state, .modelName = "demo", .precision = "bf16"});
        std::vector<ScoreRow> rows(250, {.fused = 1, .anomalous = true});
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i].path = "/" + std::to_string(i);
        results.append("many", std::move(rows));
        const ReportContent many = resultsAtOnce(desk.studio, 12).content;
        QCOMPARE(many.missedCount, 250);
        QCOMPARE(many.missed.size(), qsizetype(200));
        QVERIFY(many.facts.contains("Model: embedded demo model (bf16)"));
    }

    /// A truth of each kind, but a number for one kind alone.
    void theReportCountsNoScoreThatIsNoNumber() {
        ScoreDesk desk(samples_.state);
        desk.studio.results().begin({.id = "run", .state = samples_.state, .calibration = {.threshold = 4}});
        const double none = std::numeric_limits<double>::quiet_NaN();
        desk.studio.results().append("run", {{.path = "/a", .fused = 1, .anomalous = false},
                                             {.path = "/b", .fused = none, .anomalous = true},
                                             {.path = "/c", .fused = 9, .anomalous = false}});
        const ReportContent content = withFigures(resultsAtOnce(desk.studio, 12));
        QVERIFY(!content.auroc);
        QCOMPARE(content.counts.known, 3);
        QCOMPARE(content.worst.size(), std::size_t(1));
        desk.studio.results().append("run", {{.path = "/d", .fused = 10, .anomalous = true}});
        QCOMPARE(withFigures(resultsAtOnce(desk.studio, 12)).auroc, std::optional(1.0));
        desk.studio.results().append("run",
                                     {{.path = "/e", .fused = 0, .anomalous = false, .isLearnedFrom = true}});
        const ReportContent learned = withFigures(resultsAtOnce(desk.studio, 12));
        QCOMPARE(learned.learnedFrom, 1);
        QCOMPARE(learned.counts.known, 4);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreReportTest)
#include "score_report_test.moc"
