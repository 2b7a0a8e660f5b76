#include <algorithm>

#include "pages/score/score_runner.h"
#include "records/records.h"
#include "scoring/earlier_runs.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ScoreRecordsTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void aRunIsEnteredInTheRecords() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        desk.studio.decisions().flush();
        Records records(DecisionWriter::recordsSettings());
        const RecordedRun run = records.runs(1).at(0);
        QCOMPARE(run.start.key, desk.studio.results().run().recordKey);
        QCOMPARE(run.start.product, std::string("discs"));
        QVERIFY(run.end.has_value());
        QCOMPARE(run.end->outcome, RunOutcome::Finished);
        QCOMPARE(run.end->results, std::int64_t(kGood + kBad));
        const RecordedResult first = records.results(run.id).at(0);
        QCOMPARE(first.image, desk.studio.results().row(0).path.string());
        QCOMPARE(first.verdict, std::string("anomalous"));
        QVERIFY(first.countsJson.find("red disc") != std::string::npos);
        QVERIFY(!first.explanation.empty());
    }

    /// In another session, after it was cancelled; and what is decided then names it.
    void aResumedRunGoesOnInTheRecords() {
        {
            ScoreDesk desk(samples_.state);
            desk.scoreSlowly(samples_.photos);
            desk.cancel();
            desk.studio.decisions().flush();
        }
        Records records(DecisionWriter::recordsSettings());
        const RecordedRun cut = records.runs(1).at(0);
        QVERIFY(cut.end && cut.end->outcome == RunOutcome::Cancelled && cut.end->results > 0);
        ScoreDesk desk(samples_.state);
        desk.page.runner().open(earlierRuns(defaultRunsFolder()).at(0).folder, true);
        QTRY_COMPARE_WITH_TIMEOUT(desk.studio.results().rows().size(), std::size_t(kGood + kBad), 30000);
        QTRY_COMPARE(desk.page.runner().state(), ScoreRunner::State::Idle);
        desk.studio.decisions().flush();
        const RecordedRun run = records.runs(1).at(0);
        QCOMPARE(run.id, cut.id);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Finished);
        QCOMPARE(run.end->results, std::int64_t(kGood + kBad));
        QVERIFY(records.verifyAudit().intact());
        desk.studio.reviews().decide(0, DecisionValue::Bad, {}, {});
        const std::string hash = desk.studio.results().row(0).imageSha256.toStdString();
        const auto isDecided = [&] { return !records.decisionHistory(hash).empty(); };
        QTRY_VERIFY(isDecided());
        const Decision decision = records.decisionHistory(hash).back();
        QCOMPARE(decision.run, run.id);
        const std::vector<RecordedResult> results = records.results(run.id);
        const auto named = std::find_if(results.begin(), results.end(),
                                        [&](const auto& result) { return result.id == decision.result; });
        QVERIFY(named != results.end() && named->imageSha256 == hash);
        const auto scored = desk.page.runner().run();
        QCOMPARE(scored->resultsForRecords(), std::int64_t(results.size()));
        std::vector<ScoreRow> late; // as if a kill had lost them
        scored->rowsForRecords(1, 3, [&late](const std::vector<ScoreRow>& rows) {
            late.insert(late.end(), rows.begin(), rows.end());
        });
        QCOMPARE(late.size(), std::size_t(2));
        QCOMPARE(late[1].path.string(), results[2].image);
        QCOMPARE(late[1].fused, results[2].fused);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ScoreRecordsTest)
#include "score_records_test.moc"
