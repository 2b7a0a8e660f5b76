#include "records/sql/schema.h"

#include <QtTest>

#include "base/atomic_file.h"
#include "core/records/record_places.h"
#include "records/audit/audit_trail.h"
#include "records/records.h"
#include "records/sql/sql_text.h"

#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// Records as version 1 of the tables held them: see tests/fixtures/make_records.py.
void writeVersion1(const RecordsSettings& settings) {
    Database database(settings);
    const QString text =
        toQt(readFile(std::filesystem::path(CLIPLAD_TEST_DATA) / "records" / "version_1.sql"));
    for (const QString& statement : text.split(";\n", Qt::SkipEmptyParts))
        database.run(fromQt(statement));
    if (database.isPostgres()) {
        database.run("CREATE TABLE cliplad_schema (version INTEGER NOT NULL)");
        database.run("INSERT INTO cliplad_schema VALUES (1)");
    } else {
        database.run("PRAGMA application_id = 1129070916");
        database.run("PRAGMA user_version = 1");
    }
}

void setVersion(const RecordsSettings& settings, int version) {
    Database database(settings);
    database.run((database.isPostgres() ? "UPDATE cliplad_schema SET version = " : "PRAGMA user_version = ") +
                 std::to_string(version));
}

} // namespace

class SchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { RecordPlaces::addKinds(); }
    void init() {
        if (!RecordPlaces::canUse())
            QSKIP("PostgreSQL's server is not installed");
        settings_ = places_.newPlace();
    }

    void earlierRecordsAreBroughtUpToDateWithTheirTrail() {
        writeVersion1(settings_);
        Records records(settings_);
        QCOMPARE(records.runs().size(), 2U);
        QCOMPARE(records.runs()[1].end->results, 2);
        QCOMPARE(records.runs()[1].station, "");
        QVERIFY(records.verifyAudit().intact());
        QCOMPARE(records.verifyAudit().entries, 6);

        const std::string image = decisionOn(1).imageSha256;
        QVERIFY(records.latestDecisions({&image, 1}).at(image).value == DecisionValue::Unsure);
        const Decision next = records.recordDecision(decisionOn(1, DecisionValue::Good));
        QVERIFY(next.oldValue == DecisionValue::Unsure);
        QCOMPARE(next.auditRow, 7);
        QCOMPARE(records.decisionHistory(image).back().station, "station 1");
        records.resumeRun(1, {.id = newRunKey(), .who = "Bea", .when = recordTimeNow()});
        records.addResults(1, std::vector{resultOf(2)});
        records.endRun(1, RunOutcome::Finished);
        QCOMPARE(records.runs()[1].end->results, 3);
        QVERIFY(records.verifyAudit().intact());
    }

    /// What an earlier version wrote of a run that has no end is in the trail from then on.
    void resultsOfOpenRunsAreEnteredWhenEarlierRecordsAreBroughtUpToDate() {
        writeVersion1(settings_);
        addAsEarlier(3, 2);
        Records records(settings_);
        QVERIFY(records.verifyAudit().intact());
        QCOMPARE(records.verifyAudit().entries, 7);
        Database(settings_).run( // slipped in
            "INSERT INTO results SELECT 4, 2, image, image_sha256, verdict, logical, structural, fused, "
            "threshold, counts, explanation, 6 FROM results WHERE id = 1");
        const AuditReport report = records.verifyAudit();
        QCOMPARE(report.problems.size(), 1U);
        QVERIFY(
            contains(report.problems.front().what, "result 4 of run 2 (incoming/0.png) is not in the trail"));
    }

    /// The end that an earlier version wrote covers the results that the run had then.
    void earlierEndCoversItsResults() {
        writeVersion1(settings_);
        Records records(settings_);
        records.resumeRun(1, {.id = newRunKey(), .who = "Bea", .when = recordTimeNow()});
        QVERIFY(records.verifyAudit().intact());
        Database(settings_).run(
            "UPDATE results SET verdict = 'good' WHERE id = 2"); // the fixture has no guards
        const AuditReport report = records.verifyAudit();
        QCOMPARE(report.problems.size(), 1U);
        QCOMPARE(report.problems.front().row, 2);
        QVERIFY(contains(report.problems.front().what, "run 1 or its results were changed"));
    }

    void earlierEndTellsOfResultsThatWereRemoved() {
        writeVersion1(settings_);
        Records records(settings_);
        records.resumeRun(1, {.id = newRunKey(), .who = "Bea", .when = recordTimeNow()});
        Database(settings_).run("DELETE FROM results WHERE id = 2");
        const AuditReport report = records.verifyAudit();
        QCOMPARE(report.problems.size(), 1U);
        QVERIFY(contains(report.problems.front().what, "run 1 or its results were changed"));
    }

    void openingAgainChangesNothing() {
        { Records(settings_).recordDecision(decisionOn(1)); }
        Records again(settings_);
        QCOMPARE(again.verifyAudit().entries, 1);
    }

    void newerRecordsAreRefused() {
        { const Records records(settings_); }
        setVersion(settings_, kSchemaVersion + 1);
        VERIFY_ERROR(Records{settings_}, "newer version of this program");
        VERIFY_ERROR(Records{settings_}, "update this program");
        settings_.access = RecordsSettings::Access::ReadOnly;
        VERIFY_ERROR(Records{settings_}, "newer version of this program");
    }

    /// An older program that has the records open while they are brought up to date leaves no result out of
    /// the trail: the database refuses it.
    void resultsOfAWriterThatKnowsLessAreRefused() {
        writeVersion1(settings_);
        Records records(settings_);
        const auto before = records.verifyAudit().entries;
        VERIFY_ERROR(addAsEarlier(3, 2), "a newer version of this program brought the records up to date");
        QCOMPARE(records.resultCount(2), 0);
        records.addResults(2, std::vector{resultOf(1)});
        QVERIFY(records.verifyAudit().intact());
        QCOMPARE(records.verifyAudit().entries, before + 1);
    }

    /// Of version 5, which had the results of a run that goes on in the trail already.
    void openRunOfVersion5GoesOnWithItsTrail() {
        std::int64_t run = 0;
        {
            Records records(settings_);
            run = records.startRun(sampleRun());
            records.addResults(run, std::vector{resultOf(0), resultOf(1)});
        }
        makeVersion5();
        Records records(settings_);
        QCOMPARE(records.verifyAudit().entries, 2); // its start and its results
        QVERIFY(records.verifyAudit().intact());
        VERIFY_ERROR(addAsEarlier(3, run), "a newer version of this program brought the records up to date");
        QCOMPARE(records.resultCount(run), 2);
        records.addResults(run, std::vector{resultOf(2)});
        records.endRun(run, RunOutcome::Finished);
        QVERIFY(records.verifyAudit().intact());
    }

    /// A newer program brings the records up to date while this one has them open.
    void nothingIsWrittenToRecordsThatANewerProgramBroughtUpToDate() {
        Records records(settings_);
        const std::int64_t run = records.startRun(sampleRun());
        setVersion(settings_, kSchemaVersion + 1);
        const std::vector results{resultOf(1)};
        VERIFY_ERROR(records.addResults(run, results), "newer version of this program");
        VERIFY_ERROR(records.addResults(run, results), "update this program");
        VERIFY_ERROR(records.recordDecision(decisionOn(1)), "newer version of this program");
        VERIFY_ERROR(records.startRun(sampleRun()), "newer version of this program");
        VERIFY_ERROR(records.endRun(run, RunOutcome::Finished), "newer version of this program");
        VERIFY_ERROR(records.resumeRun(run, {.id = newRunKey(), .who = "Bea"}), "newer version");
        setVersion(settings_, kSchemaVersion);
        QCOMPARE(records.verifyAudit().entries, 1);
        records.addResults(run, results);
        setVersion(settings_, kSchemaVersion - 1); // another copy was put in its place
        VERIFY_ERROR(records.addResults(run, results), "start this program again");
    }

    void readOnlyDoesNotMigrate() {
        writeVersion1(settings_);
        settings_.access = RecordsSettings::Access::ReadOnly;
        VERIFY_ERROR(Records{settings_}, "no records of this version");
        settings_.access = RecordsSettings::Access::Write;
        QCOMPARE(Records(settings_).runs().size(), 2U);
    }

    /// A migration that fails leaves the version before it.
    void migrationIsWholeOrNotAtAll() {
        writeVersion1(settings_);
        Database(settings_).run("ALTER TABLE decisions ADD COLUMN station TEXT"); // as nobody should
        QVERIFY(!errorOf([&] { Records{settings_}; }).empty());
        QVERIFY(!errorOf([&] { Database(settings_).run("SELECT station FROM runs"); }).empty());
    }

    void anotherProgramsDatabaseIsRefused() {
        Database(settings_).run("CREATE TABLE runs (id INTEGER)");
        QVERIFY(!errorOf([&] { Records{settings_}; }).empty());
        Database(settings_).run("SELECT id FROM runs");
    }

    void whatIsNoDatabaseIsRefused() {
        if (RecordPlaces::isPostgres()) {
            VERIFY_ERROR(Records{{.database = places_.server().url("missing")}}, "cannot be reached");
            return;
        }
        writeFileAtomically(settings_.database, std::string(5000, 'x'));
        VERIFY_ERROR(Records{settings_}, "is damaged, or no records file");
        VERIFY_ERROR((Records{{.database = "/"}}), "is a folder");
        VERIFY_ERROR((Records{{.database = "/proc/none/records.sqlite"}}), "/proc/none");
        settings_.database = places_.newFile();
        settings_.access = RecordsSettings::Access::ReadOnly;
        VERIFY_ERROR(Records{settings_}, "is not there");
    }

private:
    /// Adds a result, as a program does that knows version 1, 2, … or 5 of the tables.
    void addAsEarlier(int id, std::int64_t run) {
        Database(settings_).run(
            "INSERT INTO results (id, run, image, image_sha256, verdict, logical, structural, fused, "
            "threshold, counts, explanation) SELECT ?, ?, image, image_sha256, verdict, logical, structural, "
            "fused, threshold, counts, explanation FROM results WHERE id = 1",
            {id, static_cast<qlonglong>(run)});
    }

    /// The last row of the trail, which tells of results, as version 5 wrote it.
    static void forgetWriterInTrail(Database& database) {
        database.run(database.isPostgres() ? "DROP TRIGGER audit_kept ON audit"
                                           : "DROP TRIGGER audit_kept_UPDATE");
        QSqlQuery last = database.run("SELECT id, previous_hash, entry FROM audit ORDER BY id DESC LIMIT 1");
        QVERIFY(database.next(last));
        AuditJson json = AuditJson::parse(fromQt(last.value(2).toString()));
        QCOMPARE(json["detail"].erase("tables_version"), 1U);
        const std::string entry = canonicalText(json);
        const QString hash = toQt(chainHash(fromQt(last.value(1).toString()), entry));
        database.run("UPDATE audit SET entry = ?, hash = ? WHERE id = ?", {toQt(entry), hash, last.value(0)});
        database.run("UPDATE audit_head SET hash = ?", {hash});
    }

    /// Takes away what version 6 added.
    void makeVersion5() {
        {
            Database database(settings_);
            database.run(database.isPostgres() ? "DROP TRIGGER results_of_earlier ON results"
                                               : "DROP TRIGGER results_of_earlier");
            if (database.isPostgres())
                database.run("DROP FUNCTION cliplad_refuse_earlier");
            database.run("ALTER TABLE results DROP COLUMN tables_version");
            forgetWriterInTrail(database);
        }
        setVersion(settings_, 5);
    }

    RecordPlaces places_;
    RecordsSettings settings_;
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
