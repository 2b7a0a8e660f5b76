#include "records/outbox/run_outbox.h"

#include <QtTest>

#include <algorithm>

#include "core/records/record_places.h"
#include "records/records_unreachable.h"
#include "records/sql/database.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

class RunOutboxTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return folder_->path().toStdString(); }

    std::unique_ptr<RunOutbox> outbox() const { return std::make_unique<RunOutbox>(folder(), settings_); }

    /// A run of `count` results in pieces of two, with or without its end; piece 0 is its start.
    static std::vector<RunPiece> piecesOf(const std::string& key, int count, bool withEnd = true) {
        RunStart start = sampleRun();
        start.when = recordTimeNow();
        start.key = key;
        std::vector<RunPiece> pieces = {{.start = start}};
        for (int image = 0; image < count; image += 2) {
            RunPiece piece{.start = start};
            for (int i = image; i < std::min(count, image + 2); ++i)
                piece.results.push_back(resultOf(i));
            pieces.push_back(piece);
        }
        if (withEnd)
            pieces.push_back({.start = start,
                              .end = RunEnd{.when = start.when + std::chrono::seconds(90),
                                            .outcome = RunOutcome::Cancelled}});
        return pieces;
    }

    static void keepAll(RunOutbox& outbox, const std::vector<RunPiece>& pieces) {
        for (const RunPiece& piece : pieces)
            outbox.keep(outbox.target(), piece);
    }

    static void sendAll(RunOutbox& outbox, Records& records) {
        while (outbox.sendOldest(records)) {
        }
    }

    RecordPlaces places_;
    RecordsSettings settings_;
    std::unique_ptr<QTemporaryDir> folder_;

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        settings_ = places_.newPlace();
        folder_ = std::make_unique<QTemporaryDir>();
    }

    void runArrivesAsItWas() {
        const auto outbox = this->outbox();
        const std::vector<RunPiece> pieces = piecesOf("one", 5);
        keepAll(*outbox, pieces);
        QCOMPARE(outbox->waiting().runs, 1);
        QCOMPARE(outbox->waiting().results, 5);
        Records records(settings_);
        sendAll(*outbox, records);
        QCOMPARE(outbox->waiting().runs, 0);
        const RecordedRun run = records.runs().at(0);
        QCOMPARE(run.start.key, "one");
        QVERIFY(run.start.when == pieces[0].start.when);
        QVERIFY(run.end && run.end->outcome == RunOutcome::Cancelled && run.end->results == 5);
        QVERIFY(run.end->when == pieces.back().end->when); // when it ended, not when that was sent
        const std::vector<RecordedResult> results = records.results(run.id);
        QCOMPARE(results.size(), 5U);
        QCOMPARE(results[3].image, resultOf(3).image);
        QCOMPARE(results[3].fused, resultOf(3).fused);
        QVERIFY(records.verifyAudit().intact());
    }

    void oddScoresComeThrough() {
        const auto outbox = this->outbox();
        RunPiece piece = piecesOf("odd", 2)[1];
        const double infinity = std::numeric_limits<double>::infinity();
        piece.results[0].logical = infinity;
        piece.results[0].structural = -infinity;
        piece.results[1].fused = std::numeric_limits<double>::quiet_NaN();
        outbox->keep(outbox->target(), piece);
        Records records(settings_);
        sendAll(*outbox, records);
        const std::vector<RecordedResult> results = records.results(1);
        QCOMPARE(results.at(0).logical, infinity);
        QCOMPARE(results.at(0).structural, -infinity);
        QVERIFY(std::isnan(results.at(1).fused));
    }

    /// The program was ended, with the server away; another session sends what is left.
    void whatWaitsOutlivesTheProgram() {
        keepAll(*outbox(), piecesOf("one", 5, false));
        keepAll(*outbox(), piecesOf("two", 3));
        const auto outbox = this->outbox();
        QCOMPARE(outbox->waiting().runs, 2);
        Records records(settings_);
        sendAll(*outbox, records);
        QCOMPARE(records.runs().size(), 2U);
        QVERIFY(!records.runs()[1].end); // nobody said how it ended
        QCOMPARE(records.results(1).size(), 5U);
        QCOMPARE(records.results(2).size(), 3U);
    }

    /// The answer to a commit was lost, or two programs sent the same: piece by piece.
    void piecesThatArrivedAlreadyAreNotDoubled() {
        const std::vector<RunPiece> pieces = piecesOf("one", 5);
        for (std::size_t arrived = 0; arrived <= pieces.size(); ++arrived) {
            folder_ = std::make_unique<QTemporaryDir>();
            settings_ = places_.newPlace();
            Records records(settings_);
            {
                const auto other = outbox();
                keepAll(*other, {pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(arrived)});
                sendAll(*other, records);
            }
            folder_ = std::make_unique<QTemporaryDir>(); // which knows nothing of that
            const auto outbox = this->outbox();
            keepAll(*outbox, pieces);
            sendAll(*outbox, records);
            QCOMPARE(records.runs().size(), 1U);
            QCOMPARE(records.results(1).size(), 5U);
            const std::vector<AuditEntry> entries =
                records.auditEntries(); // and rows that tell of the results
            QCOMPARE(entries.front().action, "run started");
            QCOMPARE(std::ranges::count(entries, "run ended", &AuditEntry::action), 1);
            QVERIFY(records.verifyAudit().intact());
        }
    }

    void resultsAfterAGapAreRefusedAndWait() {
        const auto outbox = this->outbox();
        keepAll(*outbox, piecesOf("one", 4, false));
        Database({.database = (folder() / "waiting-runs.sqlite").string()})
            .run("DELETE FROM pieces WHERE row = 2");
        Records records(settings_);
        VERIFY_ERROR(sendAll(*outbox, records), "are missing");
        QCOMPARE(outbox->waiting().results, 2);
    }

    void runThatIsRefusedHoldsNoOtherBack() {
        const auto outbox = this->outbox();
        keepAll(*outbox, piecesOf("one", 4));
        keepAll(*outbox, piecesOf("two", 4));
        Database({.database = (folder() / "waiting-runs.sqlite").string()})
            .run("DELETE FROM pieces WHERE row = 2");
        Records records(settings_);
        VERIFY_ERROR(sendAll(*outbox, records), "are missing");
        QVERIFY(outbox->hasRefused() && outbox->hasReady());
        sendAll(*outbox, records);
        QVERIFY(!outbox->hasReady());
        QCOMPARE(outbox->waiting().runs, 1);
        QCOMPARE(records.results(2).size(), 4U);
        QVERIFY(records.runs()[0].end.has_value());
        outbox->retryRefused();
        QVERIFY(outbox->hasReady());
        VERIFY_ERROR(sendAll(*outbox, records), "are missing");
    }

    void pieceThatCannotBeReadIsSetAside() {
        const auto outbox = this->outbox();
        keepAll(*outbox, piecesOf("one", 2));
        keepAll(*outbox, piecesOf("two", 2));
        Database journal({.database = (folder() / "waiting-runs.sqlite").string()});
        journal.run("UPDATE pieces SET piece = '{' WHERE row = 3"); // the first one's end
        Records records(settings_);
        QVERIFY_THROWS_EXCEPTION(PieceSetAside, sendAll(*outbox, records));
        sendAll(*outbox, records);
        QCOMPARE(outbox->waiting().runs, 0);
        QCOMPARE(records.results(1).size(), 2U);
        QVERIFY(records.runs()[0].end && !records.runs()[1].end);
        QSqlQuery query = journal.run("SELECT key, piece FROM damaged");
        QVERIFY(journal.next(query));
        QCOMPARE(query.value(0).toString(), QString("one"));
        QCOMPARE(query.value(1).toString(), QString("{"));
    }

    /// Resumed in another session, after it ended: every piece sent once and each once more.
    void resumedRunGoesOn() {
        std::vector<RunPiece> first = piecesOf("one", 3), second = piecesOf("one", 2);
        second[0].resumed = RunResumption{
            .id = newRunKey(), .who = "Bea", .when = first[0].start.when + std::chrono::hours(1)};
        second.back().end->when += std::chrono::hours(2);
        second.back().end->outcome = RunOutcome::Finished;
        second[1].results = {resultOf(3), resultOf(4)};
        Records records(settings_);
        {
            const auto outbox = this->outbox();
            keepAll(*outbox, first);
            sendAll(*outbox, records);
        }
        std::vector<RunPiece> all = first;
        all.insert(all.end(), second.begin(), second.end());
        for (const bool again : {false, true}) {
            if (again)
                folder_ = std::make_unique<QTemporaryDir>(); // another program sent it all meanwhile
            const auto outbox = this->outbox();
            keepAll(*outbox, again ? all : second);
            sendAll(*outbox, records);
            QCOMPARE(records.runs().size(), 1U);
            const RecordedRun run = records.runs()[0];
            QVERIFY(run.end && run.end->outcome == RunOutcome::Finished && run.end->results == 5);
            const std::vector<RecordedResult> results = records.results(run.id);
            QCOMPARE(results.size(), 5U);
            QCOMPARE(results[4].image, resultOf(4).image);
            const std::vector<AuditEntry> entries = records.auditEntries();
            const auto resumed = std::ranges::find(entries, "run resumed", &AuditEntry::action);
            QVERIFY(resumed != entries.end());
            QCOMPARE(resumed->who, "Bea");
            QCOMPARE(std::ranges::count(entries, "run resumed", &AuditEntry::action), 1);
            QCOMPARE(std::ranges::count(entries, "run ended", &AuditEntry::action), 2);
            QVERIFY(records.verifyAudit().intact());
        }
    }

    /// The outbox was removed between, or it is another machine's: what the records have is given to them
    /// again.
    void runThatIsResumedWithoutItsOutboxGoesOnBehindWhatIsRecorded() {
        std::vector<RunPiece> first = piecesOf("one", 3), second = piecesOf("one", 2, false);
        Records records(settings_);
        {
            const auto outbox = this->outbox();
            keepAll(*outbox, first);
            sendAll(*outbox, records);
        }
        folder_ = std::make_unique<QTemporaryDir>();
        const auto outbox = this->outbox();
        second[0].resumed = RunResumption{.id = newRunKey(), .who = "Bea", .when = recordTimeNow()};
        keepAll(*outbox, {second[0]});
        QVERIFY(outbox->kept(outbox->target(), "one") == 0);
        keepAll(*outbox, {first[1], first[2]});
        second[1].results = {resultOf(3), resultOf(4)};
        keepAll(*outbox, {second[1]});
        sendAll(*outbox, records);
        second[1].results = {resultOf(5), resultOf(6)};
        keepAll(*outbox, {second[1]});
        sendAll(*outbox, records);
        const std::vector<RecordedResult> results = records.results(1);
        QCOMPARE(results.size(), 7U);
        for (int i = 0; i < 7; ++i)
            QCOMPARE(results[static_cast<std::size_t>(i)].image, resultOf(i).image);
        QVERIFY(!records.runs()[0].end);
        QVERIFY(records.verifyAudit().intact());
    }

    /// Pieces that an earlier version of this program kept are sent as they say.
    void piecesOfAnEarlierVersionAreSent() {
        {
            Database journal({.database = (folder() / "waiting-runs.sqlite").string()});
            journal.run(
                "CREATE TABLE pieces (row INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, key "
                "TEXT NOT NULL, results INTEGER NOT NULL, piece TEXT NOT NULL)");
            journal.run("PRAGMA user_version = 1");
        }
        Records records(settings_);
        RunStart start = sampleRun();
        start.key = "one";
        records.addResults(records.startRun(start), std::vector{resultOf(0), resultOf(1)});
        const auto outbox = this->outbox();
        keepAll(*outbox, {{.start = start, .results = {resultOf(2)}}});
        {
            Database journal({.database = (folder() / "waiting-runs.sqlite").string()});
            journal.run("UPDATE pieces SET piece = REPLACE(piece, '\"before\":0', '\"before\":2')");
            journal.run("DELETE FROM runs");
        }
        sendAll(*outbox, records);
        QCOMPARE(records.resultCount(1), 3);
    }

    void whatWaitsForOtherRecordsIsNotSent() {
        keepAll(*outbox(), piecesOf("one", 2));
        settings_ = places_.newPlace();
        const auto outbox = this->outbox();
        QCOMPARE(outbox->waiting().runs, 0);
        Records records(settings_);
        sendAll(*outbox, records);
        QVERIFY(records.runs().empty());
    }

    void lostServerMakesPiecesWait() {
        if (!RecordPlaces::isPostgres())
            return;
        const auto outbox = this->outbox();
        Records records(settings_);
        places_.server().stop();
        keepAll(*outbox, piecesOf("one", 4));
        QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, sendAll(*outbox, records));
        QCOMPARE(outbox->waiting().results, 4);
        places_.server().start();
        sendAll(*outbox, records);
        QCOMPARE(records.results(1).size(), 4U);
    }
};

QTEST_GUILESS_MAIN(RunOutboxTest)
#include "run_outbox_test.moc"
