#include "records/outbox/decision_outbox.h"

#include <QtTest>

#include "core/records/postgres_server.h"
#include "core/records/record_places.h"
#include "records/records_unreachable.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace std::chrono_literals;
using Delivery = DecisionOutbox::Delivery;

class DecisionOutboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL's server is not installed");
        server_ = std::make_unique<PostgresServer>();
    }
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        database_ = server_->newDatabase();
    }

    void decisionGoesStraightToTheServer() {
        DecisionOutbox outbox(options());
        QVERIFY(outbox.record(decisionOn(1)) == Delivery::Recorded);
        QCOMPARE(outbox.waiting(), 0);
        QVERIFY(outbox.problem().empty());
        QCOMPARE(outbox.records().decisionHistory(decisionOn(1).imageSha256).size(), 1U);
    }

    void lostServerMakesDecisionsWaitUntilItIsBack() {
        DecisionOutbox outbox(options());
        outbox.record(decisionOn(1, DecisionValue::Bad));
        server_->stop();
        QVERIFY(outbox.record(decisionOn(1, DecisionValue::Good)) == Delivery::Waiting);
        QVERIFY(outbox.record(decisionOn(2)) == Delivery::Waiting);
        QCOMPARE(outbox.waiting(), 2);
        QVERIFY(contains(outbox.problem(), "cannot be reached"));
        QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, outbox.sendWaiting());
        server_->start();
        QVERIFY(outbox.record(decisionOn(3)) == Delivery::Recorded);
        QCOMPARE(outbox.waiting(), 0);
        QVERIFY(outbox.problem().empty());

        const auto history = outbox.records().decisionHistory(decisionOn(1).imageSha256);
        QCOMPARE(history.size(), 2U);
        QVERIFY(history[1].value == DecisionValue::Good && history[1].oldValue == DecisionValue::Bad);
        QCOMPARE(history[1].station, "station 1");
        QCOMPARE(outbox.records().verifyAudit().entries, 4);
        QVERIFY(outbox.records().verifyAudit().intact());
    }

    /// Each would be a line in the program's log, many times a second.
    void nothingIsAskedOfAConnectionThatIsClosed() {
        QTest::failOnWarning(QRegularExpression("not open"));
        DecisionOutbox outbox(options());
        outbox.record(decisionOn(1));
        server_->stop();
        for (int image = 2; image < 5; ++image) {
            outbox.record(decisionOn(image));
            QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, outbox.sendWaiting());
            QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, outbox.records().lastDecisionRow());
        }
        QVERIFY(contains(outbox.problem(), "cannot be reached"));
        server_->start();
        QCOMPARE(outbox.sendWaiting(), 3);
    }

    /// Another station decides on the same images while this one is away.
    void whatOthersDecidedMeanwhileIsToldOfWhatWasKept() {
        Records other({.database = database_, .station = "station 2"});
        const auto decideThere = [&other](int image, DecisionValue value, RecordTime when) {
            Decision decision = decisionOn(image, value);
            decision.who = "Bea";
            decision.when = when;
            return other.recordDecision(decision);
        };
        const RecordTime now = recordTimeNow();
        const Decision seen = decideThere(4, DecisionValue::Bad, now - 2h);
        {
            DecisionOutbox outbox(options());
            server_->stop();
            QVERIFY(outbox.record(decisionOn(1)) == Delivery::Waiting);
            outbox.record(decisionOn(2));
            outbox.record(decisionOn(3));
            outbox.record(decisionOn(4), KnownDecision{.who = seen.who, .when = seen.when});
            server_->start();
        }
        decideThere(1, DecisionValue::Bad, now - 1h);
        decideThere(2, DecisionValue::Bad, recordTimeNow() + 1h);
        DecisionOutbox outbox(options()); // in another session
        QCOMPARE(outbox.sendWaiting(), 4);
        const DecisionOutbox::Sent sent = outbox.takeSent();
        QCOMPARE(sent.decisions, 4);
        QCOMPARE(sent.clashes.size(), 2U);
        QVERIFY(sent.clashes[0].ownStands && !sent.clashes[1].ownStands);
        QCOMPARE(sent.clashes[1].other.station, "station 2");
        QCOMPARE(outbox.takeSent().decisions, 0);
        QCOMPARE(outbox.records().verifyAudit().entries, 7);
        QVERIFY(outbox.records().verifyAudit().intact());
    }

    /// It has arrived, and was not held against others when the connection broke.
    void aClashIsToldAlsoAfterAnInterruption() {
        DecisionOutbox outbox(options());
        server_->stop();
        outbox.record(decisionOn(1));
        const Decision waiting = outbox.waitingDecisions().front();
        server_->start();
        Records other({.database = database_, .station = "station 2"});
        Decision before = decisionOn(1, DecisionValue::Bad);
        before.when = waiting.when - 1h;
        other.recordDecision(before);
        Records({.database = database_}).recordDecision(waiting);
        outbox.sendReady();
        QCOMPARE(outbox.takeSent().clashes.size(), 1U);
    }

    /// Whoever decides second sees what the first one decided, here in another batch.
    void whatTwoPeopleDecideHereOneAfterTheOtherIsNoClash() {
        DecisionOutbox outbox(options());
        server_->stop();
        const auto decide = [&outbox](int image, const char* who, const std::optional<Decision>& seen = {}) {
            Decision decision = decisionOn(image, seen ? DecisionValue::Bad : DecisionValue::Good);
            decision.who = who;
            decision.when = recordTimeNow();
            outbox.record(decision, seen ? std::optional(KnownDecision{.who = seen->who, .when = seen->when})
                                         : std::nullopt);
            return decision;
        };
        const Decision first = decide(1, "Ada");
        for (int image = 10; image < 110; ++image)
            decide(image, "Ada");
        decide(1, "Ben", first);
        server_->start();
        QCOMPARE(outbox.sendWaiting(), 102);
        QCOMPARE(outbox.takeSent().clashes.size(), 0U);
    }

    /// Also where an earlier version kept them, which did not know that the one was seen.
    void whatIsSentTogetherDoesNotClashWithItself() {
        DecisionOutbox outbox(options());
        server_->stop();
        outbox.record(decisionOn(1, DecisionValue::Good));
        Decision second = decisionOn(1, DecisionValue::Bad);
        second.who = "Ben";
        outbox.record(second);
        server_->start();
        QCOMPARE(outbox.sendWaiting(), 2);
        QCOMPARE(outbox.takeSent().clashes.size(), 0U);
    }

    void aClashIsKeptUntilItWasRead() {
        server_->stop();
        DecisionOutbox(options()).record(decisionOn(1));
        server_->start();
        Decision before = decisionOn(1, DecisionValue::Bad);
        before.who = "Bea";
        before.when = recordTimeNow() - 1h;
        Records({.database = database_, .station = "station 2"}).recordDecision(before);
        QCOMPARE(DecisionOutbox(options()).sendWaiting(), 1); // the program ends before anybody reads of it
        DecisionOutbox::Options others = options();
        others.records.database = server_->newDatabase();
        const std::vector<DecisionClash> elsewhere = DecisionOutbox(others).unreadClashes();
        QCOMPARE(elsewhere.size(), 1U); // whichever records are set by then
        QCOMPARE(elsewhere[0].records, DecisionOutbox(options()).target());
        DecisionOutbox outbox(options());
        QCOMPARE(outbox.waiting(), 0);
        const std::vector<DecisionClash> unread = outbox.unreadClashes();
        QCOMPARE(unread.size(), 1U);
        QVERIFY(unread[0].own.value == decisionOn(1).value && unread[0].ownStands);
        QVERIFY(unread[0].other.who == "Bea" && unread[0].other.station == "station 2");
        outbox.forgetClashes({unread[0].own.id});
        QVERIFY(outbox.unreadClashes().empty());
    }

    void whatIsRecordedAtOnceIsNotSentLater() {
        DecisionOutbox outbox(options());
        QVERIFY(outbox.record(decisionOn(1)) == Delivery::Recorded);
        QCOMPARE(outbox.takeSent().decisions, 0);
    }

    /// The program was ended while the server was away, before the server was ever reached.
    void waitingDecisionsOutliveTheProgram() {
        server_->stop();
        {
            DecisionOutbox outbox(options());
            for (int image = 0; image < 250; ++image) // more than one batch
                QVERIFY(outbox.record(decisionOn(image)) == Delivery::Waiting);
        }
        server_->start();
        DecisionOutbox outbox(options());
        QCOMPARE(outbox.waiting(), 250);
        const std::vector<Decision> waiting = outbox.waitingDecisions();
        QCOMPARE(outbox.sendWaiting(), 250);
        QCOMPARE(outbox.waiting(), 0);
        const std::vector<AuditEntry> entries = outbox.records().auditEntries();
        QCOMPARE(entries.size(), waiting.size());
        for (std::size_t i = 0; i < entries.size(); ++i)
            QVERIFY(contains(entries[i].json, waiting[i].id)); // in the order of the decisions
        QCOMPARE(outbox.records().decisionHistory(decisionOn(7).imageSha256).front().note,
                 decisionOn(7).note);
    }

    /// The answer to a commit was lost: the decision is there, and is sent once more.
    void decisionThatArrivedAlreadyIsNotDoubled() {
        DecisionOutbox outbox(options());
        server_->stop();
        outbox.record(decisionOn(1));
        const Decision waiting = outbox.waitingDecisions().front();
        server_->start();
        Records({.database = database_}).recordDecision(waiting);
        QCOMPARE(outbox.sendWaiting(), 1);
        QCOMPARE(outbox.records().decisionHistory(waiting.imageSha256).size(), 1U);
        QCOMPARE(outbox.records().verifyAudit().entries, 1);
    }

    void noAttemptIsMadeForAWhileAfterOneThatFailed() {
        DecisionOutbox::Options patient = options();
        patient.retryAfter = 1h;
        DecisionOutbox outbox(patient);
        server_->stop();
        outbox.record(decisionOn(1));
        server_->start();
        QVERIFY(outbox.record(decisionOn(2)) == Delivery::Waiting); // the person is not held up
        QCOMPARE(outbox.sendWaiting(), 2);
        QVERIFY(outbox.record(decisionOn(3)) == Delivery::Recorded);
    }

    void whatWaitsForOneServerIsNotSentToAnother() {
        server_->stop();
        DecisionOutbox(options()).record(decisionOn(1));
        server_->start();
        DecisionOutbox::Options other = options();
        other.records.database = server_->newDatabase();
        DecisionOutbox outbox(other);
        QCOMPARE(outbox.waiting(), 0);
        QCOMPARE(outbox.sendWaiting(), 0);
        QCOMPARE(DecisionOutbox(options()).waiting(), 1);
    }

    /// The server ended the connection, and is there again when the next decision comes.
    void brokenConnectionIsMadeAgainUnnoticed() {
        Records records({.database = database_});
        records.recordDecision(decisionOn(1));
        server_->stop();
        server_->start();
        records.recordDecision(decisionOn(2));
        server_->stop();
        QVERIFY_THROWS_EXCEPTION(RecordsUnreachable, records.recordDecision(decisionOn(3)));
        server_->start();
        QCOMPARE(records.verifyAudit().entries, 2);
    }

    void invalidDecisionIsNotKept() {
        DecisionOutbox outbox(options());
        VERIFY_ERROR(outbox.record({}), "no SHA-256");
        QCOMPARE(outbox.waiting(), 0);
    }

    /// A person decides before the run's results have arrived.
    void decisionGoesBehindTheResultThatItIsOf() {
        DecisionOutbox outbox(options());
        RunStart start = sampleRun();
        start.key = newRunKey();
        const auto ofRun = [&start](int image) {
            Decision decision = decisionOn(image);
            decision.runKey = start.key;
            return decision;
        };
        QVERIFY(outbox.record(ofRun(1)) == Delivery::Waiting); // there is no such run yet
        QVERIFY(outbox.problem().empty());
        Records& records = outbox.records();
        const std::int64_t run = records.startRun(start);
        records.addResults(run, std::vector{resultOf(0), resultOf(1)});
        QVERIFY(outbox.record(ofRun(2)) == Delivery::Waiting); // no such result
        QCOMPARE(outbox.waiting(), 1);                         // the first has found its result
        const auto decisionOf = [&records](int image) {
            return records.decisionHistory(decisionOn(image).imageSha256).at(0);
        };
        QCOMPARE(decisionOf(1).run, run);
        QCOMPARE(decisionOf(1).result, records.results(run)[1].id);
        QVERIFY(outbox.record(decisionOn(3)) == Delivery::Waiting); // they stay in order
        records.addResults(run, std::vector{resultOf(2)});
        QVERIFY(outbox.record(ofRun(0)) == Delivery::Recorded);
        QCOMPARE(decisionOf(2).result, records.results(run)[2].id);
        QCOMPARE(decisionOf(3).run, 0);
        QVERIFY(outbox.record(ofRun(4)) == Delivery::Waiting);
        QCOMPARE(outbox.sendWaiting(), 1); // its result never comes
        QCOMPARE(decisionOf(4).run, run);
        QCOMPARE(decisionOf(4).result, 0);
        QVERIFY(records.verifyAudit().intact());
    }

    void recordsInAFileNeedNoServer() {
        DecisionOutbox::Options local = options();
        local.records.database = folder_->filePath("records.sqlite").toStdString();
        DecisionOutbox outbox(local);
        QVERIFY(outbox.record(decisionOn(1)) == Delivery::Recorded);
        QCOMPARE(outbox.records().verifyAudit().entries, 1);
    }

    /// A server that refuses (here: of a newer version) loses no decision either.
    void refusedDecisionsWaitAndTheReasonIsTold() {
        DecisionOutbox outbox(options());
        { const Records made({.database = database_}); }
        Database({.database = database_}).run("UPDATE cliplad_schema SET version = 99");
        QVERIFY(outbox.record(decisionOn(1)) == Delivery::Waiting);
        QVERIFY(contains(outbox.problem(), "newer version"));
        QCOMPARE(outbox.waiting(), 1);
    }

private:
    DecisionOutbox::Options options() const {
        return {.folder = folder_->path().toStdString() + "/outbox",
                .records = {.database = database_, .station = "station 1"},
                .retryAfter = 0ms};
    }

    std::unique_ptr<PostgresServer> server_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::string database_;

    /// Nobody may come who sends something: whoever reads connects again.
    void problemEndsWithTheNextConnection() {
        DecisionOutbox::Options options{.folder = folder_->path().toStdString(), .records = {}};
        options.records.database = folder_->filePath("records.sqlite").toStdString();
        std::filesystem::create_directories(options.records.database);
        DecisionOutbox outbox(options);
        VERIFY_ERROR(outbox.records(), "is a folder");
        QVERIFY(!outbox.problem().empty() && !outbox.areAway());
        std::filesystem::remove(options.records.database);
        outbox.records();
        QCOMPARE(outbox.problem(), "");
    }
};

QTEST_GUILESS_MAIN(DecisionOutboxTest)
#include "decision_outbox_test.moc"
