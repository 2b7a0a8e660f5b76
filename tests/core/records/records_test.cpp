#include "records/records.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <optional>

#include "core/records/record_places.h"
#include "records/sql/database.h"

#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace std::chrono_literals;

class RecordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        records_.emplace(places_.newPlace());
    }

    void runIsListedWithWhatJudgedAndHowItEnded() {
        const std::int64_t first = records_->startRun(sampleRun());
        const std::vector<RecordedResult> results = {resultOf(1), resultOf(2)};
        records_->addResults(first, results);
        records_->endRun(first, RunOutcome::Cancelled);
        const std::int64_t second = records_->startRun(sampleRun("lid"));

        const std::vector<RecordedRun> runs = records_->runs();
        QCOMPARE(runs.size(), 2U);
        QCOMPARE(runs[0].id, second);
        QCOMPARE(runs[0].start.product, "lid");
        QVERIFY(!runs[0].end);
        QCOMPARE(runs[1].start.modelSha256, std::string(64, 'a'));
        QCOMPARE(runs[1].start.precision, "fp32");
        QCOMPARE(runs[1].station, "station 1");
        QVERIFY(recordTimeNow() - runs[1].start.when < 1min);
        QVERIFY(runs[1].end->outcome == RunOutcome::Cancelled);
        QCOMPARE(runs[1].end->results, 2);
        QCOMPARE(records_->runs(1).size(), 1U);
        QCOMPARE(records_->runs(100, second).front().id, first);
    }

    void runThatIsStartedTwiceIsThereOnce() {
        RunStart start = sampleRun();
        start.key = newRunKey();
        const std::int64_t run = records_->startRun(start);
        QCOMPARE(records_->startRun(start), run);
        QVERIFY(records_->startRun(sampleRun()) != run);
        QCOMPARE(records_->runs().size(), 2U);
        QVERIFY(!records_->runs()[0].start.key.empty());
        QCOMPARE(records_->runs()[1].start.key, start.key);
        QCOMPARE(records_->verifyAudit().entries, 2);
        QVERIFY(records_->verifyAudit().intact());
    }

    void whatOthersDecidedSinceIsFound() {
        QCOMPARE(records_->lastDecisionRow(), 0);
        records_->recordDecision(decisionOn(1));
        const std::int64_t seen = records_->lastDecisionRow();
        QVERIFY(records_->decisionsAfter(seen).empty());
        records_->startRun(sampleRun());
        records_->recordDecision(decisionOn(2));
        records_->recordDecision(decisionOn(1, DecisionValue::Withdrawn));
        const std::vector<Decision> since = records_->decisionsAfter(seen);
        QCOMPARE(since.size(), 2U);
        QCOMPARE(since[0].imageSha256, decisionOn(2).imageSha256);
        QVERIFY(since[1].value == DecisionValue::Withdrawn);
        QCOMPARE(records_->lastDecisionRow(), since[1].auditRow);
        QCOMPARE(records_->decisionsAfter(seen, 1).size(), 1U);
    }

    void resultsComeBackInPagesAsTheyWere() {
        const std::int64_t other = records_->startRun(sampleRun());
        const std::int64_t run = records_->startRun(sampleRun());
        std::vector<RecordedResult> given;
        for (int i = 0; i < 25; ++i)
            given.push_back(resultOf(i));
        records_->addResults(run, std::span(given).first(10));
        records_->addResults(other, given);
        records_->addResults(run, std::span(given).subspan(10));

        std::vector<RecordedResult> read;
        while (true) {
            const auto page = records_->results(run, read.empty() ? 0 : read.back().id, 10);
            read.insert(read.end(), page.begin(), page.end());
            if (page.size() < 10)
                break;
        }
        QCOMPARE(read.size(), given.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].image, given[i].image);
            QVERIFY(read[i].logical == given[i].logical && read[i].fused == given[i].fused);
            QCOMPARE(read[i].countsJson, given[i].countsJson);
            QCOMPARE(read[i].explanation, given[i].explanation);
        }
    }

    void anyScoreAndAnyNameIsKept() {
        const std::int64_t run = records_->startRun(sampleRun());
        RecordedResult odd = resultOf(1);
        odd.image = std::string("\xff'\\$1?\0.png", 11);
        odd.logical = std::numeric_limits<double>::quiet_NaN();
        odd.structural = -std::numeric_limits<double>::infinity();
        odd.fused = -0.0;
        odd.threshold = std::numeric_limits<double>::denorm_min();
        records_->addResults(run, {&odd, 1});
        records_->endRun(run, RunOutcome::Finished);
        const RecordedResult read = records_->results(run).front();
        QCOMPARE(read.image, "\uFFFD'\\$1?\uFFFD.png");
        QVERIFY(std::isnan(read.logical));
        QCOMPARE(read.structural, odd.structural);
        QVERIFY(read.threshold == odd.threshold);
        QVERIFY(records_->verifyAudit().intact());
    }

    void endedRunTakesNothingMore() {
        const std::int64_t run = records_->startRun(sampleRun());
        records_->endRun(run, RunOutcome::Finished);
        const RecordedResult result = resultOf(1);
        VERIFY_ERROR(records_->addResults(run, {&result, 1}), "run 1 has ended");
        VERIFY_ERROR(records_->endRun(run, RunOutcome::Finished), "run 1 has ended");
        VERIFY_ERROR(records_->endRun(7, RunOutcome::Finished), "there is no run 7");
        QCOMPARE(records_->verifyAudit().entries, 2);
    }

    void runThatAnotherPersonWentOnWithEndsInHerName() {
        const std::int64_t run = records_->startRun(sampleRun());
        records_->endRun(run, RunOutcome::Cancelled);
        records_->resumeRun(run, {.who = "Bea"});
        records_->resumeRun(run, {.who = "Cid"});
        records_->endRun(run, RunOutcome::Finished);
        const std::vector<AuditEntry> entries = records_->auditEntries();
        QCOMPARE(entries.size(), 5U); // each resumption without an id is one of its own
        QCOMPARE(entries[1].who, "Ada");
        QCOMPARE(entries[4].action, "run ended");
        QCOMPARE(entries[4].who, "Cid");
        QVERIFY(contains(entries[2].json, utcText(recordTimeNow()).substr(0, 4))); // the time was filled in
        QVERIFY(records_->verifyAudit().intact());
    }

    void resumptionOfAnotherRunIsRefused() {
        const std::int64_t first = records_->startRun(sampleRun());
        const std::int64_t second = records_->startRun(sampleRun());
        const RunResumption resumption{.id = newRunKey(), .who = "Bea", .when = recordTimeNow()};
        records_->endRun(second, RunOutcome::Finished);
        records_->resumeRun(first, resumption);
        records_->resumeRun(first, resumption); // sent twice
        VERIFY_ERROR(records_->resumeRun(second, resumption), "is one of run 1, not of run 2");
        QVERIFY(records_->runs()[0].end.has_value());
        QCOMPARE(records_->verifyAudit().entries, 4);
    }

    void runThatAnotherProgramChangedIsNotResumed() {
        const std::int64_t run = records_->startRun(sampleRun());
        records_->endRun(run, RunOutcome::Finished);
        Database database(records_->settings());
        database.run("UPDATE runs SET outcome = 'splendid'");
        VERIFY_ERROR(records_->resumeRun(run, {.who = "Bea"}), "was changed by another program");
        QSqlQuery query = database.run("SELECT outcome FROM runs");
        QVERIFY(database.next(query));
        QCOMPARE(query.value(0).toString(), QString("splendid")); // for whoever looks into it
        QCOMPARE(records_->lastAuditEntries(1).front().row, 2);
    }

    void resultsOfOtherImagesAreNotTakenForThoseThatAreThere() {
        const std::int64_t run = records_->startRun(sampleRun());
        const std::vector<RecordedResult> results = {resultOf(0), resultOf(1), resultOf(2)};
        records_->addResults(run, results);
        const std::vector<RecordedResult> others = {resultOf(1), resultOf(7)};
        VERIFY_ERROR(records_->addResults(run, others, 1), "result 3 of run 1 is of another image");
        records_->addResults(run, std::span(results).subspan(1), 1);
        QCOMPARE(records_->resultCount(run), 3);
    }

    void decisionComesBackWithEverythingThatWasSaid() {
        Decision given = decisionOn(1, DecisionValue::Bad);
        given.run = 3;
        given.result = 4;
        const Decision recorded = records_->recordDecision(given);
        QCOMPARE(recorded.auditRow, 1);
        QCOMPARE(recorded.station, "station 1");
        QVERIFY(!recorded.id.empty() && !recorded.oldValue);
        given.id = recorded.id;
        given.when = recorded.when;
        given.station = recorded.station;
        given.auditRow = recorded.auditRow;
        QVERIFY(recorded == given);
        QVERIFY(records_->decisionHistory(given.imageSha256) == std::vector{given});
    }

    void historyTellsWhatStoodBefore() {
        records_->recordDecision(decisionOn(1, DecisionValue::Bad));
        records_->recordDecision(decisionOn(2, DecisionValue::Unsure));
        records_->recordDecision(decisionOn(1, DecisionValue::Good));
        const std::vector<Decision> history = records_->decisionHistory(decisionOn(1).imageSha256);
        QCOMPARE(history.size(), 2U);
        QVERIFY(history[1].value == DecisionValue::Good);
        QVERIFY(history[1].oldValue == DecisionValue::Bad);
    }

    void latestDecisionOfManyImagesIsOneQuestion() {
        std::vector<std::string> images;
        std::vector<Decision> decisions;
        for (int i = 0; i < 2000; ++i)
            images.push_back(decisionOn(i).imageSha256);
        for (int i = 0; i < 100; ++i)
            decisions.push_back(decisionOn(i, DecisionValue::Bad));
        records_->recordDecisions(decisions);
        records_->recordDecision(decisionOn(5, DecisionValue::Good));
        records_->recordDecision(decisionOn(6, DecisionValue::Withdrawn));
        images.push_back(images[5]);
        const auto latest = records_->latestDecisions(images);
        QCOMPARE(latest.size(), 99U); // one is withdrawn
        QVERIFY(latest.at(images[4]).value == DecisionValue::Bad);
        QVERIFY(latest.at(images[5]).value == DecisionValue::Good);
        QVERIFY(!latest.contains(images[6]) && !latest.contains(images[1999]));
        QVERIFY(records_->latestDecisions({}).empty());
    }

    /// A station that was offline sends late: what was decided last counts.
    void lateArrivalDoesNotOverruleANewerDecision() {
        Decision older = decisionOn(1, DecisionValue::Bad);
        Decision newer = decisionOn(1, DecisionValue::Good);
        older.when = recordTimeNow() - 1h;
        newer.when = recordTimeNow();
        records_->recordDecision(newer);
        records_->recordDecision(older);
        QVERIFY(records_->latestDecisions({&older.imageSha256, 1}).begin()->second.value ==
                DecisionValue::Good);
        QVERIFY(records_->decisionHistory(older.imageSha256).back().value == DecisionValue::Good);
    }

    void sameDecisionIsRecordedOnce() {
        Decision decision = decisionOn(1);
        decision.id = newDecisionId();
        const Decision first = records_->recordDecision(decision);
        QVERIFY(records_->recordDecision(decision) == first);
        QCOMPARE(records_->decisionHistory(decision.imageSha256).size(), 1U);
        QCOMPARE(records_->verifyAudit().entries, 1);
    }

    void invalidDecisionIsRefusedAndNothingOfItsBatchIsKept() {
        Decision unsigned_ = decisionOn(2);
        unsigned_.who.clear();
        const std::vector<Decision> batch = {decisionOn(1), unsigned_};
        VERIFY_ERROR(records_->recordDecisions(batch), "who decided");
        Decision hashless = decisionOn(1);
        hashless.imageSha256 = "1234";
        VERIFY_ERROR(records_->recordDecision(hashless), "no SHA-256");
        QCOMPARE(records_->verifyAudit().entries, 0);
    }

    void auditEntriesTellWhoDidWhatInOrder() {
        const std::int64_t run = records_->startRun(sampleRun());
        records_->recordDecision(decisionOn(1));
        records_->endRun(run, RunOutcome::Finished);
        const std::vector<AuditEntry> entries = records_->auditEntries();
        QCOMPARE(entries.size(), 3U);
        QCOMPARE(entries[0].action, "run started");
        QCOMPARE(entries[1].action, "decision");
        QCOMPARE(entries[1].who, "Ada");
        QCOMPARE(entries[1].station, "station 1");
        QVERIFY(contains(entries[1].json, R"("why":"2 pushpins fewer than the shots")"));
        QCOMPARE(entries[2].row, 3);
        QCOMPARE(records_->auditEntries(1, 1).front().row, 2);
        QCOMPARE(records_->lastAuditEntries(2).front().row, 2);
    }

    void readOnlyRecordsCannotBeWritten() {
        records_->recordDecision(decisionOn(1));
        RecordsSettings settings = records_->settings();
        settings.access = RecordsSettings::Access::ReadOnly;
        Records readOnly(settings);
        QCOMPARE(readOnly.decisionHistory(decisionOn(1).imageSha256).size(), 1U);
        QVERIFY(!errorOf([&] { readOnly.recordDecision(decisionOn(2)); }).empty());
        QCOMPARE(records_->verifyAudit().entries, 1);
    }

    void fullDiskRefusesTheDecisionAndLeavesTheRest() {
        if (RecordPlaces::isPostgres())
            QSKIP("the disk is the server's");
        records_->recordDecision(decisionOn(1));
        {
            const FileSizeLimit limit(4096);
            VERIFY_ERROR(records_->recordDecision(decisionOn(2)), "cannot be opened or written");
        }
        records_->recordDecision(decisionOn(3));
        QCOMPARE(records_->verifyAudit().entries, 2);
        QVERIFY(records_->verifyAudit().intact());
    }

private:
    RecordPlaces places_;
    std::optional<Records> records_;
};

QTEST_GUILESS_MAIN(RecordsTest)
#include "records_test.moc"
