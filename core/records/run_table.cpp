#include "records/run_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_trail.h"
#include "records/audit/result_checkpoints.h"
#include "records/resumption_table.h"
#include "records/sql/schema.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

constexpr auto kRunColumns =
    "id, product, product_sha256, model, model_sha256, model_precision, who, started_at, "
    "station, run_key, ended_at, outcome, result_count, start_row, end_row";
constexpr auto kResultColumns =
    "id, image, image_sha256, verdict, logical, structural, fused, threshold, counts, "
    "explanation";

RecordedRun runAt(const QSqlQuery& query) {
    int column = 0;
    const auto text = [&] { return fromQt(query.value(column++).toString()); };
    RecordedRun run{.id = query.value(column++).toLongLong()};
    run.start.product = text();
    run.start.productSha256 = text();
    run.start.model = text();
    run.start.modelSha256 = text();
    run.start.precision = text();
    run.start.who = text();
    run.start.when = recordTimeOf(text());
    run.station = text();
    run.start.key = text();
    if (query.isNull(column))
        return run;
    run.end.emplace();
    run.end->when = recordTimeOf(text());
    run.end->outcome = runOutcomeOf(text());
    run.end->results = query.value(column).toLongLong();
    return run;
}

AuditedRun auditedRunAt(const QSqlQuery& query) {
    constexpr int kAuditRows = 13; // after the columns of runAt
    AuditedRun audited{.id = query.value(0).toLongLong(),
                       .startRow = query.value(kAuditRows).toLongLong(),
                       .endRow = query.value(kAuditRows + 1).toLongLong()};
    try {
        audited.run = runAt(query);
    } catch (const Error&) { // somebody else wrote it
        audited.run.reset();
    }
    return audited;
}

RecordedResult resultAt(const QSqlQuery& query) {
    int column = 0;
    const auto text = [&] { return fromQt(query.value(column++).toString()); };
    const auto real = [&] {
        const int at = column++; // SQLite keeps a NaN as NULL
        return query.isNull(at) ? std::numeric_limits<double>::quiet_NaN() : query.value(at).toDouble();
    };
    RecordedResult result{.id = query.value(column++).toLongLong()};
    result.image = text();
    result.imageSha256 = text();
    result.verdict = text();
    result.logical = real();
    result.structural = real();
    result.fused = real();
    result.threshold = real();
    result.countsJson = text();
    result.explanation = text();
    return result;
}

[[noreturn]] void throwEnded(const Database& database, std::int64_t id) {
    throw Error(fmt::format("run {} has ended", id), database.name(), "start a new run");
}

/// Writers are alone, so that ids are given without a gap and in order.
qlonglong nextId(Database& database, const char* table) {
    QSqlQuery query = database.run(fmt::format("SELECT COALESCE(MAX(id), 0) + 1 FROM {}", table));
    database.next(query);
    return query.value(0).toLongLong();
}

/// Whether the run ended at that time, at last or before somebody went on with it.
bool hadEnd(const RecordedRun& run, const std::vector<AuditedResumption>& resumptions, RecordTime when) {
    if (run.end && run.end->when == when)
        return true;
    return std::any_of(resumptions.begin(), resumptions.end(),
                       [when](const AuditedResumption& one) { return one.end && one.end->when == when; });
}

/// Who started the run, or went on with it last.
std::string whoRuns(const RecordedRun& run, const std::vector<AuditedResumption>& resumptions) {
    return resumptions.empty() ? run.start.who : resumptions.back().resumption.who;
}

/// How many of the first of these results are in the records. Throws Error where those are of other images:
/// the run was recorded otherwise.
std::size_t alreadyThere(Database& database, const ResultsToAdd& add) {
    const std::int64_t before = *add.before;
    const std::int64_t there = resultCount(database, add.run);
    if (there < before)
        throw Error(fmt::format("results {} to {} of run {} are missing", there + 1, before, add.run),
                    database.name());
    const auto known = static_cast<std::size_t>(
        std::min<std::int64_t>(there - before, static_cast<std::int64_t>(add.results.size())));
    if (known == 0)
        return 0;
    QSqlQuery query = database.run(
        "SELECT image FROM results WHERE run = ? ORDER BY id LIMIT ? OFFSET ?",
        {static_cast<qlonglong>(add.run), static_cast<qlonglong>(known), static_cast<qlonglong>(before)});
    for (std::size_t i = 0; database.next(query); ++i)
        if (query.value(0).toString() != toQt(add.results[i].image))
            throw Error(fmt::format("result {} of run {} is of another image than what comes now",
                                    before + static_cast<std::int64_t>(i) + 1, add.run),
                        database.name());
    return known;
}

/// SQLite keeps fractions, text and bytes in a column of whole numbers as well; they are none here, however
/// they read.
std::string numberText(const QVariant& value) {
    const bool isWhole = value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int;
    return isWhole ? fromQt(value.toString()) : fmt::format("no number: {}", fromQt(value.toString()));
}

} // namespace

std::int64_t runOfKey(Database& database, const std::string& key) {
    if (key.empty())
        return 0;
    QSqlQuery query = database.run("SELECT id FROM runs WHERE run_key = ?", {toQt(key)});
    return database.next(query) ? query.value(0).toLongLong() : 0;
}

std::int64_t lastResultOf(Database& database, std::int64_t run, const std::string& imageSha256) {
    QSqlQuery query =
        database.run("SELECT COALESCE(MAX(id), 0) FROM results WHERE run = ? AND image_sha256 = ?",
                     {static_cast<qlonglong>(run), toQt(imageSha256)});
    database.next(query);
    return query.value(0).toLongLong();
}

std::int64_t resultCount(Database& database, std::int64_t run) {
    QSqlQuery query =
        database.run("SELECT COUNT(*) FROM results WHERE run = ?", {static_cast<qlonglong>(run)});
    database.next(query);
    return query.value(0).toLongLong();
}

std::int64_t insertRun(Database& database, const RunStart& start, const std::string& station) {
    if (const std::int64_t same = runOfKey(database, start.key); same != 0)
        return same;
    RecordedRun run{.id = nextId(database, "runs"), .start = start, .station = station};
    if (start.key.empty())
        run.start.key = newRunKey();
    if (start.when == RecordTime())
        run.start.when = recordTimeNow();
    const std::int64_t row = appendAudit(
        database,
        {.action = kRunStartedAction, .who = start.who, .station = station, .detail = startJson(run)});
    database.run("INSERT INTO runs (id, product, product_sha256, model, model_sha256, model_precision, who, "
                 "started_at, station, run_key, start_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 {static_cast<qlonglong>(run.id), toQt(start.product), toQt(start.productSha256),
                  toQt(start.model), toQt(start.modelSha256), toQt(start.precision), toQt(start.who),
                  toQt(utcText(run.start.when)), toQt(station), toQt(run.start.key),
                  static_cast<qlonglong>(row)});
    return run.id;
}

void insertResults(Database& database, const ResultsToAdd& add, const std::string& station) {
    const RecordedRun of = *readableRun(database, add.run).run;
    std::span<const RecordedResult> results = add.results;
    if (add.before)
        results = results.subspan(alreadyThere(database, add));
    if (add.before && results.empty())
        return;
    if (of.end)
        throwEnded(database, add.run);
    if (results.empty())
        return;
    const qlonglong first = nextId(database, "results");
    qlonglong id = first;
    QSqlQuery insert = database.prepared(
        "INSERT INTO results (id, run, image, image_sha256, verdict, logical, structural, fused, threshold, "
        "counts, explanation, tables_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const RecordedResult& result : results)
        database.execute(insert, {id++, static_cast<qlonglong>(add.run), toQt(result.image),
                                  toQt(result.imageSha256), toQt(result.verdict), result.logical,
                                  result.structural, result.fused, result.threshold, toQt(result.countsJson),
                                  toQt(result.explanation), kSchemaVersion});
    // Hashed as the database gives them back, whatever its driver made of a number or a letter.
    const std::vector<RecordedResult> entered =
        resultsAfter(database, add.run, first - 1, static_cast<int>(results.size()));
    insertCheckpoints(database, {.run = add.run, .results = entered, .tablesVersion = kSchemaVersion},
                      {.who = whoRuns(of, resumptionsOf(database, add.run)), .station = station});
}

void finishRun(Database& database, std::int64_t id, RunEnd end, const std::string& station) {
    const RecordedRun run = *readableRun(database, id).run;
    const std::vector<AuditedResumption> resumptions = resumptionsOf(database, id);
    if (end.when != RecordTime() && hadEnd(run, resumptions, end.when))
        return;
    if (run.end)
        throwEnded(database, id);
    if (end.when == RecordTime())
        end.when = recordTimeNow();
    end.results = resultCount(database, id);
    const std::int64_t row = appendAudit(database, {.action = kRunEndedAction,
                                                    .who = whoRuns(run, resumptions),
                                                    .station = station,
                                                    .detail = endJson(id, end)});
    database.run("UPDATE runs SET ended_at = ?, outcome = ?, result_count = ?, end_row = ? WHERE id = ?",
                 {toQt(utcText(end.when)), toQt(toText(end.outcome)), static_cast<qlonglong>(end.results),
                  static_cast<qlonglong>(row), static_cast<qlonglong>(id)});
}

AuditedRun auditedRun(Database& database, std::int64_t id) {
    QSqlQuery query = database.run(fmt::format("SELECT {} FROM runs WHERE id = ?", kRunColumns),
                                   {static_cast<qlonglong>(id)});
    if (!database.next(query))
        throw Error(fmt::format("there is no run {}", id), database.name());
    return auditedRunAt(query);
}

AuditedRun readableRun(Database& database, std::int64_t id) {
    AuditedRun audited = auditedRun(database, id);
    if (!audited.run)
        throw Error(fmt::format("run {} was changed by another program", id), database.name(),
                    "see `clip-lad audit verify`");
    return audited;
}

std::vector<AuditedRun> runsBefore(Database& database, std::int64_t before, int limit) {
    QSqlQuery query =
        database.run(fmt::format("SELECT {} FROM runs WHERE id < ? ORDER BY id DESC LIMIT ?", kRunColumns),
                     {static_cast<qlonglong>(before), limit});
    std::vector<AuditedRun> runs;
    while (database.next(query))
        runs.push_back(auditedRunAt(query));
    return runs;
}

std::vector<RecordedResult> resultsAfter(Database& database, std::int64_t run, std::int64_t after,
                                         int limit) {
    QSqlQuery query = database.run(
        fmt::format("SELECT {} FROM results WHERE run = ? AND id > ? ORDER BY id LIMIT ?", kResultColumns),
        {static_cast<qlonglong>(run), static_cast<qlonglong>(after), limit});
    std::vector<RecordedResult> results;
    while (database.next(query))
        results.push_back(resultAt(query));
    return results;
}

void visitResults(Database& database, const ResultRange& range,
                  const std::function<void(const RecordedResult&, const std::string& tablesVersion)>& visit) {
    constexpr int kTablesVersion = 10; // after the columns of resultAt
    QSqlQuery query = database.stream(
        fmt::format("SELECT {}, tables_version FROM results WHERE run = ? AND id > ? AND id <= ? ORDER BY id",
                    kResultColumns),
        {static_cast<qlonglong>(range.run), static_cast<qlonglong>(range.after),
         static_cast<qlonglong>(range.upTo)});
    while (database.next(query))
        visit(resultAt(query), query.isNull(kTablesVersion) ? "" : numberText(query.value(kTablesVersion)));
}

ResultsDigest digestResults(Database& database, std::int64_t run, const JobContext& job,
                            const std::function<void(const ResultsDigest&)>& visit) {
    ResultsDigest digest{.count = 0, .sha256 = std::string(kFirstPreviousHash)};
    if (visit)
        visit(digest);
    visitResults(database, {.run = run}, [&](const RecordedResult& result, const std::string&) {
        job.throwIfStopped();
        digest.sha256 = chainHash(digest.sha256, canonicalText(toJson(result)));
        ++digest.count;
        if (visit)
            visit(digest);
    });
    return digest;
}

} // namespace cliplad
