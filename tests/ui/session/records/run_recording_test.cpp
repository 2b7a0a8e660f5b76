#include "session/records/run_recording.h"

#include <atomic>

#include <QSignalSpy>
#include <QtTest>

#include "base/error.h"
#include "records/sql/database.h"
#include "records/sql/transaction.h"
#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using Delivery = Review::Delivery;

class RunRecordingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WriterBench> bench_;

    /// What waits of the run "one" lacks its first result: the records refuse the rest.
    void keepRunWithAGap() const {
        fs::create_directories(bench_->path("outbox"));
        RunOutbox outbox(bench_->path("outbox"), bench_->records());
        for (const char* image : {"/0.png", "/1.png"})
            outbox.keep(outbox.target(), {.start = {.when = recordTimeNow(), .key = "one"},
                                          .results = {{.image = image, .countsJson = "{}"}}});
        Database({.database = bench_->path("outbox/waiting-runs.sqlite").string()})
            .run("DELETE FROM pieces WHERE row = 1");
    }

    /// The bench's records, or other ones.
    DecisionWriter::Place placeOf(const std::atomic<bool>& areOthersSet) const {
        return [this, &areOthersSet] {
            RecordsSettings records = bench_->records();
            if (areOthersSet)
                records.database = bench_->path("others.sqlite").string();
            return DecisionOutbox::Options{
                .folder = bench_->path("outbox"), .records = records, .retryAfter = 20ms};
        };
    }

    /// On this machine alone, as a program left it that ended while the records were away.
    void keepForRecords(RunPiece piece) const {
        { Records makeThem(bench_->records()); }
        fs::create_directories(bench_->path("outbox"));
        piece.start = {.product = "tray", .when = recordTimeNow(), .key = "one"};
        RunOutbox outbox(bench_->path("outbox"), bench_->records());
        outbox.keep(outbox.target(), piece);
    }

private Q_SLOTS:
    void init() { bench_ = std::make_unique<WriterBench>(); }

    void runIsRecordedUnderTheReviewersName() {
        DecisionWriter::setReviewer("anna");
        const auto writer = bench_->writer();
        auto recording = writer->recordRun({.productName = "tray", .modelName = "demo", .recordKey = "one"});
        recording->add({{.path = "/a.png", .fused = 1}, {.path = "/b.png", .failed = true, .error = "cut"}});
        recording->add({{.path = "/c.png", .fused = 9}});
        recording.reset(); // was cancelled
        writer->flush();
        Records records(bench_->records());
        const RecordedRun run = records.runs().at(0);
        QCOMPARE(run.start.who, "anna");
        QCOMPARE(run.start.key, "one");
        QVERIFY(run.end && run.end->outcome == RunOutcome::Cancelled);
        const auto results = records.results(run.id);
        QCOMPARE(results.size(), 3U);
        QCOMPARE(results[1].verdict, "error");
        QCOMPARE(results[2].image, "/c.png");
        QCOMPARE(writer->waitingRuns(), 0);
    }

    /// The program was killed with results on their way: what goes on enters them.
    void resumedRunEntersWhatAnEarlierProgramLost() {
        const RunHead head{.productName = "tray", .recordKey = "one"};
        {
            const auto killed = bench_->writer();
            killed->recordRun(head)->add({{.path = "/0.png"}});
        }
        const auto writer = bench_->writer();
        std::vector<std::int64_t> asked;
        const auto from = [&asked](std::int64_t first, const RunRecording::Earlier::Take& take) {
            asked.push_back(first);
            take({{.path = "/1.png"}});
            take({{.path = "/2.png"}});
        };
        for (const std::int64_t there : {3, 4}) {
            auto recording = writer->recordRun(head, RunRecording::Earlier{.count = there, .from = from});
            recording->add({{.path = "/" + std::to_string(there) + ".png"}});
            recording->end(RunOutcome::Finished);
            writer->flush();
        }
        QCOMPARE(asked, std::vector<std::int64_t>{1}); // nothing was lost the second time
        Records records(bench_->records());
        QCOMPARE(records.runs().size(), 1U);
        const auto results = records.results(1);
        QCOMPARE(results.size(), 5U);
        for (std::size_t i = 0; i < results.size(); ++i)
            QCOMPARE(results[i].image, "/" + std::to_string(i) + ".png");
        QCOMPARE(records.runs()[0].end->results, 5);
        QVERIFY(records.verifyAudit().intact());
    }

    /// The program was killed between naming the run and keeping anything of it.
    void resumedRunOfWhichNothingWasKeptEntersAll() {
        const auto writer = bench_->writer();
        std::vector<ScoreRow> rows;
        for (int i = 0; i < 1200; ++i)
            rows.push_back({.path = "/" + std::to_string(i) + ".png"});
        const auto from = [&rows](std::int64_t first, const RunRecording::Earlier::Take& take) {
            for (; first < 1200; first += 500)
                take({rows.begin() + first, rows.begin() + std::min<std::int64_t>(1200, first + 500)});
        };
        auto recording = writer->recordRun({.productName = "tray", .recordKey = "one"},
                                           RunRecording::Earlier{.count = 1200, .from = from});
        recording->add({{.path = "/1200.png"}});
        recording->end(RunOutcome::Finished);
        writer->flush();
        Records records(bench_->records());
        const auto results = records.results(1, 0, 5000);
        QCOMPARE(results.size(), 1201U);
        for (std::size_t i = 0; i < results.size(); ++i)
            QCOMPARE(results[i].image, "/" + std::to_string(i) + ".png");
        QVERIFY(records.verifyAudit().intact());
    }

    /// The run's folder is damaged: what the records have of it is not to look like a run that goes on.
    void runWhoseEarlierResultsCannotBeReadEndsAsFailed() {
        const auto writer = bench_->writer();
        QSignalSpy failed(writer.get(), &DecisionWriter::runFailed);
        const auto from = [](std::int64_t, const RunRecording::Earlier::Take&) {
            throw Error("was cut off");
        };
        auto recording = writer->recordRun({.productName = "tray", .recordKey = "one"},
                                           RunRecording::Earlier{.count = 3, .from = from});
        recording->add({{.path = "/3.png"}});
        recording->end(RunOutcome::Finished);
        writer->flush();
        QTRY_COMPARE(failed.count(), 1);
        const RecordedRun run = Records(bench_->records()).runs().at(0);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Failed);
        QCOMPARE(run.end->results, 0);
    }

    void damagedPieceIsToldAndTheNextRunArrives() {
        fs::create_directories(bench_->path("outbox"));
        RunOutbox(bench_->path("outbox"), bench_->records())
            .keep(shownName(bench_->records()), {.start = {.key = "one"}});
        Database({.database = bench_->path("outbox/waiting-runs.sqlite").string()})
            .run("UPDATE pieces SET piece = '{'");
        const auto writer = bench_->writer();
        QSignalSpy failed(writer.get(), &DecisionWriter::runFailed);
        writer->recordRun({.productName = "tray", .recordKey = "two"})->add({{.path = "/0.png"}});
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("damaged"));
        QTRY_COMPARE(Records(bench_->records()).runs().size(), 1U);
        QTRY_COMPARE(writer->waitingRuns(), 0);
        QVERIFY(writer->problem().isEmpty());
    }

    /// A run goes on while the records are away; the program ends, and the next one sends the rest.
    void runOutlivesRecordsThatAreAwayAndTheProgram() {
        {
            const auto writer = bench_->writer();
            auto recording = writer->recordRun({.productName = "tray", .recordKey = "one"});
            recording->add({{.path = "/0.png"}});
            writer->flush();
            Database other(bench_->records());
            const Transaction blocking(other, Transaction::Kind::Write);
            for (int i = 1; i < 10; ++i)
                recording->add({{.path = "/" + std::to_string(i) + ".png"}});
            recording->end(RunOutcome::Finished);
            QTRY_COMPARE(writer->waitingRuns(), 1);
            QTRY_VERIFY(!writer->problem().isEmpty());
        }
        const auto writer = bench_->writer();
        const auto ended = [this] { return Records(bench_->records()).runs().at(0).end.has_value(); };
        QTRY_VERIFY(ended());
        Records records(bench_->records());
        QCOMPARE(records.runs().size(), 1U);
        const auto results = records.results(1);
        QCOMPARE(results.size(), 10U);
        for (std::size_t i = 0; i < results.size(); ++i)
            QCOMPARE(results[i].image, "/" + std::to_string(i) + ".png");
        QVERIFY(records.verifyAudit().intact());
    }

    /// The address is changed in the Preferences while a run is being scored.
    void runStaysWithTheRecordsThatItBeganWith() {
        std::atomic<bool> areOthersSet = false;
        DecisionWriter writer(placeOf(areOthersSet), 50ms);
        auto recording = writer.recordRun({.productName = "tray", .recordKey = "one"});
        recording->add({{.path = "/0.png"}});
        writer.flush();
        areOthersSet = true;
        writer.applySettings();
        for (int i = 1; i < 10; ++i)
            recording->add({{.path = "/" + std::to_string(i) + ".png"}});
        recording->end(RunOutcome::Finished);
        const auto end = [this] { return Records(bench_->records()).runs().at(0).end; };
        QTRY_VERIFY(end().has_value());
        QCOMPARE(end()->results, 10);
        writer.flush();
        QTRY_VERIFY(writer.elsewhere().empty());
        QVERIFY(bench_->elsewhere("others.sqlite").runs().empty());
        QVERIFY(Records(bench_->records()).verifyAudit().intact());
    }

    /// The program ended before all was sent, and other records are set at its next start.
    void whatWaitsForOtherRecordsIsSentAtTheNextStart() {
        keepForRecords({.results = {{.image = "/0.png", .countsJson = "{}"}},
                        .end = RunEnd{.when = recordTimeNow(), .outcome = RunOutcome::Finished}});
        {
            Database other(bench_->records()); // as a server that is away
            const Transaction blocking(other, Transaction::Kind::Write);
            DecisionOutbox({.folder = bench_->path("outbox"), .records = bench_->records()})
                .record(
                    {.imageSha256 = sha256("pixels of a.png"), .value = DecisionValue::Bad, .who = "Ada"});
        }
        std::atomic<bool> areOthersSet = true;
        DecisionWriter writer(placeOf(areOthersSet), 50ms);
        QTRY_COMPARE(Records(bench_->records()).runs().size(), 1U);
        QTRY_COMPARE(bench_->history("a.png").size(), 1U);
        QVERIFY(Records(bench_->records()).runs()[0].end.has_value());
        QVERIFY(!fs::exists(bench_->path("others.sqlite"))); // nothing was for them
    }

    void whatWaitsForRecordsThatAreGoneIsToldWithTheirAddress() {
        keepForRecords({.results = {{.image = "/0.png"}, {.image = "/1.png"}}});
        fs::remove(bench_->path("records.sqlite"));
        std::atomic<bool> areOthersSet = true;
        DecisionWriter writer(placeOf(areOthersSet), 50ms);
        QTRY_COMPARE(writer.elsewhere().size(), 1U);
        const WaitingElsewhere waiting = writer.elsewhere()[0];
        QCOMPARE(waiting.records, QString::fromStdString(bench_->records().database));
        QCOMPARE(waiting.runs, 1);
        QCOMPARE(waiting.results, 2);
        QVERIFY2(waiting.problem.contains("is not there"), qPrintable(waiting.problem));
        QVERIFY(waitingText(waiting).contains("records.sqlite: 2 result"));
        QVERIFY(writer.problem().isEmpty()); // the records that are set are well
        writer.decide(bench_->ask("b.png", DecisionValue::Good));
        QTRY_COMPARE(deliveryOf(writer, "b.png"), Delivery::Recorded);
        QVERIFY(!fs::exists(bench_->path("records.sqlite")));
        QVERIFY(bench_->elsewhere("others.sqlite").runs().empty());
        areOthersSet = false; // and back: they are made, as where nothing was recorded yet
        writer.applySettings();
        QTRY_COMPARE(bench_->elsewhere().runs().size(), 1U);
        QTRY_VERIFY(writer.elsewhere().empty());
    }

    /// The run and its results arrive first, whatever comes in between.
    void decisionNamesTheResultThatItIsOf() {
        { Records makeThem(bench_->records()); }
        const auto writer = bench_->writer();
        const auto rowOf = [this](const std::string& image) {
            return ScoreRow{.path = bench_->path(image),
                            .fused = 4,
                            .imageSha256 = QString::fromStdString(sha256("pixels of " + image))};
        };
        const auto askOf = [this](const std::string& image) {
            DecisionAsk asked = bench_->ask(image, DecisionValue::Bad);
            asked.runKey = "one";
            return asked;
        };
        {
            Database other(bench_->records());
            const Transaction blocking(other, Transaction::Kind::Write);
            auto recording = writer->recordRun({.productName = "tray", .recordKey = "one"});
            for (const char* image : {"a.png", "b.png", "c.png"}) {
                recording->add({rowOf(image)});
                writer->decide(askOf(image));
            }
            writer->decide(askOf("unknown.png"));
            QTRY_COMPARE(writer->waiting(), 4);
        }
        QTRY_COMPARE(writer->waiting(), 0); // also the one that no result came for
        QTRY_VERIFY(deliveryOf(*writer, "c.png") == Delivery::Recorded);
        Records records(bench_->records());
        const std::vector<RecordedResult> results = records.results(1);
        QCOMPARE(results.size(), 3U);
        const char* images[] = {"a.png", "b.png", "c.png"};
        for (std::size_t i = 0; i < results.size(); ++i) {
            QCOMPARE(bench_->history(images[i]).at(0).run, 1);
            QCOMPARE(bench_->history(images[i]).at(0).result, results[i].id);
        }
        QCOMPARE(bench_->history("unknown.png").at(0).run, 1);
        QCOMPARE(bench_->history("unknown.png").at(0).result, 0);
        QVERIFY(records.verifyAudit().intact());
        writer->decide(askOf("b.png")); // of a run that is there: at once
        QTRY_VERIFY(deliveryOf(*writer, "b.png") == Delivery::Recorded);
        QCOMPARE(bench_->history("b.png").at(1).result, results[1].id);
    }

    /// A run that the records refuse does not hold back what people decide for ever.
    void decisionsDoNotWaitOnBehindARunThatIsRefused() {
        keepRunWithAGap();
        const auto writer = bench_->writer();
        writer->recordRun({.productName = "tray", .recordKey = "two"})->add({{.path = "/0.png"}});
        DecisionAsk asked = bench_->ask("a.png", DecisionValue::Bad);
        asked.runKey = "one";
        writer->decide(asked);
        QTRY_COMPARE(bench_->history("a.png").size(), 1U);
        QTRY_VERIFY(deliveryOf(*writer, "a.png") == Delivery::Recorded);
        QVERIFY(!writer->problem().isEmpty()); // of the run
        const auto endOfTheOther = [this] { return Records(bench_->records()).runs().at(0).end; };
        QTRY_VERIFY(endOfTheOther().has_value());
        QCOMPARE(writer->waitingRuns(), 1);
        // Nor what other stations decide.
        writer->findEarlier({sha256("pixels of b.png")});
        writer->flush();
        Records(bench_->records())
            .recordDecision(
                {.imageSha256 = sha256("pixels of b.png"), .value = DecisionValue::Bad, .who = "Bea"});
        QTRY_VERIFY(writer->find(sha256("pixels of b.png")) != nullptr);
    }

    /// It is on this machine's disk: what another station decides later is shown.
    void aDecisionThatWaitsForItsResultGivesWayToALaterOne() {
        keepRunWithAGap();
        bench_->elsewhere();
        DecisionWriter writer(
            [this] {
                return DecisionOutbox::Options{
                    .folder = bench_->path("outbox"), .records = bench_->records(), .retryAfter = 1h};
            },
            1h);
        DecisionAsk asked = bench_->ask("a.png", DecisionValue::Bad);
        asked.runKey = "one";
        writer.findEarlier({asked.imageSha256});
        writer.flush();
        writer.decide(asked);
        QTRY_COMPARE(deliveryOf(writer, "a.png"), Delivery::Kept);
        bench_->elsewhere().recordDecision({.imageSha256 = asked.imageSha256,
                                            .value = DecisionValue::Good,
                                            .who = "Bea",
                                            .when = recordTimeNow() + 1h});
        writer.refresh();
        QTRY_COMPARE(writer.find(asked.imageSha256)->who, "Bea");
        QCOMPARE(writer.waiting(), 1);
    }

    /// Closing waits for one attempt at most, and nothing is lost.
    void endDoesNotWaitForRecordsThatAreAway() {
        const auto blocked = [this] {
            return DecisionOutbox::Options{
                .folder = bench_->path("outbox"),
                .records = {.database = bench_->path("records.sqlite").string(), .wait = 1s},
                .retryAfter = 1ms};
        };
        { Records makeThem(bench_->records()); }
        Database other(bench_->records());
        Transaction blocking(other, Transaction::Kind::Write);
        QElapsedTimer time;
        {
            DecisionWriter writer(blocked, 10s);
            for (int i = 0; i < 10; ++i)
                writer.decide(bench_->ask(std::to_string(i) + ".png", DecisionValue::Bad));
            auto recording = writer.recordRun({.productName = "tray", .recordKey = "one"});
            recording->add({{.path = "/0.png"}});
            QVERIFY(writer.isBusy());
            time.start();
            writer.endSoon();
            QTRY_VERIFY_WITH_TIMEOUT(!writer.isBusy(), 10'000);
        }
        QVERIFY2(time.elapsed() < 4000, qPrintable(QString::number(time.elapsed())));
        blocking.commit();
        const auto writer = bench_->writer();
        QTRY_COMPARE(bench_->history("9.png").size(), 1U);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::RunRecordingTest)
#include "run_recording_test.moc"
