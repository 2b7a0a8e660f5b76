#include "records/sql/schema.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_trail.h"
#include "records/audit/result_checkpoints.h"
#include "records/sql/transaction.h"

namespace cliplad {
namespace {

constexpr int kApplicationId = 0x434c4144; // "CLAD", in the head of the SQLite file

using Statements = std::vector<std::string>;

/// Rows that were written once stay: a mistake in this program cannot change them either. PostgreSQL has
/// kKeepFunction before.
void appendGuards(Statements& statements, const char* table, bool isPostgres) {
    if (isPostgres)
        statements.push_back(fmt::format("CREATE TRIGGER {0}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {0} "
                                         "FOR EACH STATEMENT EXECUTE FUNCTION cliplad_keep()",
                                         table));
    else
        for (const char* change : {"UPDATE", "DELETE"})
            statements.push_back(fmt::format("CREATE TRIGGER {0}_kept_{1} BEFORE {1} ON {0} "
                                             "BEGIN SELECT RAISE(ABORT, 'the records are append-only'); END",
                                             table, change));
}

constexpr auto kKeepFunction =
    "CREATE OR REPLACE FUNCTION cliplad_keep() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the records are append-only'; END $$";

constexpr auto kRuns = R"(CREATE TABLE runs (
    id BIGINT NOT NULL PRIMARY KEY,
    product TEXT NOT NULL, product_sha256 TEXT NOT NULL,
    model TEXT NOT NULL, model_sha256 TEXT NOT NULL, model_precision TEXT NOT NULL,
    who TEXT NOT NULL, started_at TEXT NOT NULL, start_row BIGINT NOT NULL,
    ended_at TEXT, outcome TEXT, result_count BIGINT, end_row BIGINT))";

constexpr auto kResults = R"(CREATE TABLE results (
    id BIGINT NOT NULL PRIMARY KEY, run BIGINT NOT NULL REFERENCES runs (id),
    image TEXT NOT NULL, image_sha256 TEXT NOT NULL, verdict TEXT NOT NULL,
    logical DOUBLE PRECISION, structural DOUBLE PRECISION, fused DOUBLE PRECISION, threshold DOUBLE PRECISION,
    counts TEXT NOT NULL, explanation TEXT NOT NULL))";

constexpr auto kDecisions = R"(CREATE TABLE decisions (
    audit_row BIGINT NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    image_sha256 TEXT NOT NULL, run BIGINT NOT NULL, result BIGINT NOT NULL,
    decision TEXT NOT NULL, old_decision TEXT NOT NULL, note TEXT NOT NULL, why TEXT NOT NULL,
    who TEXT NOT NULL, decided_at TEXT NOT NULL, model_sha256 TEXT NOT NULL, product_sha256 TEXT NOT NULL))";

/// With the end that a run had before it was gone on with.
constexpr auto kResumptions = R"(CREATE TABLE resumptions (
    audit_row BIGINT NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    run BIGINT NOT NULL REFERENCES runs (id), who TEXT NOT NULL, station TEXT NOT NULL,
    resumed_at TEXT NOT NULL, result_count BIGINT NOT NULL,
    ended_at TEXT, outcome TEXT, end_row BIGINT))";

/// Which rows of the audit trail tell of results of which run.
constexpr auto kCheckpoints = R"(CREATE TABLE checkpoints (
    audit_row BIGINT NOT NULL PRIMARY KEY, run BIGINT NOT NULL REFERENCES runs (id)))";

constexpr auto kAudit = R"(CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY, entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL))";

constexpr auto kAuditHead = R"(CREATE TABLE audit_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1), entries BIGINT NOT NULL, hash TEXT NOT NULL))";

Statements version1(bool isPostgres) {
    Statements statements = {
        kRuns,
        kResults,
        "CREATE INDEX results_of_run ON results (run, id)",
        kDecisions,
        "CREATE INDEX decisions_of_image ON decisions (image_sha256, decided_at, audit_row)",
        kAudit,
        kAuditHead,
        fmt::format("INSERT INTO audit_head VALUES (1, 0, '{}')", kFirstPreviousHash)};
    if (isPostgres)
        statements.push_back(kKeepFunction);
    for (const char* table : {"audit", "decisions", "results"})
        appendGuards(statements, table, isPostgres);
    return statements;
}

/// Several stations can share the records.
Statements version2() {
    return {"ALTER TABLE runs ADD COLUMN station TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE decisions ADD COLUMN station TEXT NOT NULL DEFAULT ''"};
}

/// A run whose start was sent twice is there once.
Statements version3() {
    return {"ALTER TABLE runs ADD COLUMN run_key TEXT NOT NULL DEFAULT ''",
            "CREATE UNIQUE INDEX runs_of_key ON runs (run_key) WHERE run_key <> ''"};
}

/// A run can be gone on with, and a decision finds the result that it is of.
Statements version4(bool isPostgres) {
    Statements statements = {kResumptions, "CREATE INDEX resumptions_of_run ON resumptions (run, audit_row)",
                             "CREATE INDEX results_of_image ON results (run, image_sha256, id)"};
    if (isPostgres)
        statements.push_back(kKeepFunction);
    appendGuards(statements, "resumptions", isPostgres);
    return statements;
}

/// Results are in the audit trail before their run ends; see checkpointOpenRuns for those that were not.
Statements version5(bool isPostgres) {
    Statements statements = {kCheckpoints, "CREATE INDEX checkpoints_of_run ON checkpoints (run, audit_row)"};
    appendGuards(statements, "checkpoints", isPostgres);
    return statements;
}

/// Results come with the version of the tables that their writer knows; NULL is any program before this
/// version. One that had the records open while they were brought up to date might leave results out of the
/// trail: it is refused, and keeps them on its machine for a newer version of itself. From this version on
/// requireOwnSchema() refuses a writer that knows less, before it writes anything.
Statements version6(bool isPostgres) {
    constexpr auto kRefusal =
        "a newer version of this program brought the records up to date: update this program";
    Statements statements = {"ALTER TABLE results ADD COLUMN tables_version INTEGER"};
    if (isPostgres) {
        statements.push_back(fmt::format("CREATE FUNCTION cliplad_refuse_earlier() RETURNS trigger LANGUAGE "
                                         "plpgsql AS $$ BEGIN RAISE EXCEPTION '{}'; END $$",
                                         kRefusal));
        statements.emplace_back(
            "CREATE TRIGGER results_of_earlier BEFORE INSERT ON results FOR EACH ROW "
            "WHEN (NEW.tables_version IS NULL) EXECUTE FUNCTION cliplad_refuse_earlier()");
    } else {
        statements.push_back(fmt::format("CREATE TRIGGER results_of_earlier BEFORE INSERT ON results WHEN "
                                         "NEW.tables_version IS NULL BEGIN SELECT RAISE(ABORT, '{}'); END",
                                         kRefusal));
    }
    return statements;
}

std::vector<Statements> steps(bool isPostgres) {
    return {version1(isPostgres), version2(),           version3(),
            version4(isPostgres), version5(isPostgres), version6(isPostgres)};
}

int number(Database& database, const std::string& sql) {
    QSqlQuery query = database.run(sql);
    return database.next(query) ? query.value(0).toInt() : 0;
}

int versionOf(Database& database) {
    if (database.isPostgres())
        return number(database, "SELECT count(*) FROM pg_class WHERE oid = to_regclass('cliplad_schema')") ==
                       0
                   ? 0
                   : number(database, "SELECT max(version) FROM cliplad_schema");
    const int id = number(database, "PRAGMA application_id");
    const int version = number(database, "PRAGMA user_version");
    if (id == kApplicationId)
        return version;
    if (id != 0 || version != 0 || number(database, "SELECT count(*) FROM sqlite_master") != 0)
        throw Error("is another program's database", database.name(), "name another file for the records");
    return 0;
}

void writeVersion(Database& database, int before) {
    if (!database.isPostgres()) {
        database.run(fmt::format("PRAGMA application_id = {}", kApplicationId));
        database.run(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
        return;
    }
    if (before == 0)
        database.run("CREATE TABLE cliplad_schema (version INTEGER NOT NULL)");
    else
        database.run("DELETE FROM cliplad_schema");
    database.run(fmt::format("INSERT INTO cliplad_schema VALUES ({})", kSchemaVersion));
}

void refuseNewer(const Database& database, int version) {
    if (version > kSchemaVersion)
        throw Error(fmt::format("was written by a newer version of this program (its tables are version {}, "
                                "this program knows {})",
                                version, kSchemaVersion),
                    database.name(), "update this program");
}

} // namespace

int schemaVersion(Database& database) {
    Transaction transaction(database, Transaction::Kind::Read);
    const int version = versionOf(database);
    refuseNewer(database, version);
    return version;
}

void requireOwnSchema(Database& database) {
    if (const int version = versionOf(database); version != kSchemaVersion) {
        refuseNewer(database, version);
        throw Error(fmt::format("its tables were replaced by those of version {}, this program writes {}",
                                version, kSchemaVersion),
                    database.name(), "start this program again");
    }
}

void prepareSchema(Database& database, RecordsSettings::Access access) {
    if (schemaVersion(database) == kSchemaVersion)
        return;
    if (access == RecordsSettings::Access::ReadOnly)
        throw Error("has no records of this version of the program", database.name(),
                    "records of an earlier version are brought up to date when they are next written to");
    Transaction transaction(database, Transaction::Kind::Write);
    const int version = versionOf(database); // another program may have been faster
    refuseNewer(database, version);
    if (version == kSchemaVersion)
        return;
    const std::vector<Statements> all = steps(database.isPostgres());
    for (auto step = all.begin() + version; step != all.end(); ++step)
        for (const std::string& statement : *step)
            database.run(statement);
    if (version > 0 && version < 5)
        checkpointOpenRuns(database);
    writeVersion(database, version);
    transaction.commit();
}

} // namespace cliplad
