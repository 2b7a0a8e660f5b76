#include "records/outbox/run_outbox.h"

#include <utility>

#include "base/error.h"
#include "records/outbox/journal.h"
#include "records/record_text.h"
#include "records/records_unreachable.h"
#include "records/sql/database.h"
#include "records/sql/sql_text.h"
#include "records/sql/transaction.h"

namespace cliplad {
namespace {

/// `runs` outlives the pieces: how many results of a run were kept here, and how many the records had before
/// the first of them (0, but where an earlier version of this program resumed it; NULL: not asked yet).
constexpr auto kSteps = {
    "CREATE TABLE pieces (row INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, "
    "key TEXT NOT NULL, results INTEGER NOT NULL, piece TEXT NOT NULL)",
    "CREATE TABLE runs (target TEXT NOT NULL, key TEXT NOT NULL, results INTEGER NOT NULL, "
    "recorded_before INTEGER, PRIMARY KEY (target, key))",
    "CREATE TABLE damaged (row INTEGER PRIMARY KEY, target TEXT NOT NULL, key TEXT NOT NULL, "
    "results INTEGER NOT NULL, piece TEXT NOT NULL)"};

std::string textOf(const RunPiece& piece) {
    AuditJson results = AuditJson::array();
    for (const RecordedResult& result : piece.results)
        results.push_back(toJson(result));
    AuditJson json = {{"start", startJson({.start = piece.start})},
                      {"before", piece.before},
                      {"results", std::move(results)}};
    if (piece.resumed)
        json["resumed"] = toJson(*piece.resumed);
    if (piece.end)
        json["end"] = {{"when", utcText(piece.end->when)}, {"outcome", toText(piece.end->outcome)}};
    return canonicalText(json);
}

RunPiece pieceOf(const std::string& text) {
    try {
        const AuditJson json = AuditJson::parse(text);
        RunPiece piece{.start = runStartOf(json.at("start")), .before = json.at("before")};
        if (json.contains("resumed"))
            piece.resumed = runResumptionOf(json["resumed"]);
        for (const AuditJson& result : json.at("results"))
            piece.results.push_back(recordedResultOf(result));
        if (json.contains("end"))
            piece.end = RunEnd{.when = recordTimeOf(json["end"].at("when").get<std::string>()),
                               .outcome = runOutcomeOf(json["end"].at("outcome").get<std::string>())};
        return piece;
    } catch (const AuditJson::exception& error) {
        throw Error(std::string("what waits there is damaged: ") + error.what());
    }
}

} // namespace

RunOutbox::RunOutbox(const std::filesystem::path& folder, const RecordsSettings& records)
    : target_(shownName(records))
    , journal_(std::make_unique<Database>(
          RecordsSettings{.database = (folder / "waiting-runs.sqlite").string(), .wait = records.wait})) {
    prepareJournal(*journal_, kSteps);
}

RunOutbox::~RunOutbox() = default;

void RunOutbox::keep(const std::string& target, const RunPiece& given) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    RunPiece piece = given;
    piece.before = keptBefore(target, piece);
    journal_->run("INSERT INTO pieces (target, key, results, piece) VALUES (?, ?, ?, ?)",
                  {toQt(target), toQt(piece.start.key), static_cast<qlonglong>(piece.results.size()),
                   toQt(textOf(piece))});
    transaction.commit();
}

/// Counts the piece's results to those of its run. @return how many there were
std::int64_t RunOutbox::keptBefore(const std::string& target, const RunPiece& piece) {
    journal_->run("INSERT INTO runs (target, key, results, recorded_before) VALUES (?, ?, 0, 0) "
                  "ON CONFLICT DO NOTHING",
                  {toQt(target), toQt(piece.start.key)});
    std::int64_t before = 0;
    {
        QSqlQuery query = journal_->run("SELECT results FROM runs WHERE target = ? AND key = ?",
                                        {toQt(target), toQt(piece.start.key)});
        if (journal_->next(query))
            before = query.value(0).toLongLong();
    }
    journal_->run("UPDATE runs SET results = ? WHERE target = ? AND key = ?",
                  {static_cast<qlonglong>(before) + static_cast<qlonglong>(piece.results.size()),
                   toQt(target), toQt(piece.start.key)});
    return before;
}

/// How many results the records had of the run before the first that was kept here.
std::int64_t RunOutbox::recordedBefore(Records& records, const std::string& key, std::int64_t run) {
    {
        QSqlQuery query = journal_->run("SELECT recorded_before FROM runs WHERE target = ? AND key = ?",
                                        {toQt(target_), toQt(key)});
        if (!journal_->next(query))
            return 0; // of an earlier version
        if (!query.isNull(0))
            return query.value(0).toLongLong();
    }
    const std::int64_t there = records.resultCount(run);
    {
        Transaction transaction(*journal_, Transaction::Kind::Write); // before the first is sent
        journal_->run(
            "UPDATE runs SET recorded_before = ? WHERE target = ? AND key = ? AND recorded_before IS "
            "NULL",
            {static_cast<qlonglong>(there), toQt(target_), toQt(key)});
        transaction.commit();
    }
    return recordedBefore(records, key, run); // another program may have been faster
}

std::optional<std::int64_t> RunOutbox::kept(const std::string& target, const std::string& key) {
    QSqlQuery query = journal_->run("SELECT results + recorded_before FROM runs WHERE target = ? AND key = ?",
                                    {toQt(target), toQt(key)});
    if (!journal_->next(query) || query.isNull(0))
        return std::nullopt;
    return query.value(0).toLongLong();
}

RunOutbox::Waiting RunOutbox::waiting() {
    QSqlQuery query =
        journal_->run("SELECT COUNT(DISTINCT key), COALESCE(SUM(results), 0) FROM pieces WHERE target = ?",
                      {toQt(target_)});
    journal_->next(query);
    return {.runs = query.value(0).toLongLong(), .results = query.value(1).toLongLong()};
}

std::vector<std::string> RunOutbox::targets() {
    return targetsIn(*journal_, "pieces");
}

std::int64_t RunOutbox::startedAs(Records& records, const RunStart& start) {
    std::int64_t& run = runs_[start.key];
    if (run == 0)
        run = records.startRun(start);
    return run;
}

std::optional<RunOutbox::Oldest> RunOutbox::oldestReady() {
    std::string sql = "SELECT row, key, piece FROM pieces WHERE target = ?";
    QVariantList values = {toQt(target_)};
    for (const std::string& key : refused_) {
        sql += " AND key <> ?";
        values.append(toQt(key));
    }
    QSqlQuery query = journal_->run(sql + " ORDER BY row LIMIT 1", values);
    if (!journal_->next(query))
        return std::nullopt;
    return Oldest{.row = query.value(0).toLongLong(),
                  .key = fromQt(query.value(1).toString()),
                  .text = fromQt(query.value(2).toString())};
}

bool RunOutbox::hasReady() {
    return oldestReady().has_value();
}

RunPiece RunOutbox::readOrSetAside(const Oldest& oldest) {
    try {
        return pieceOf(oldest.text);
    } catch (const Error& error) {
        Transaction transaction(*journal_, Transaction::Kind::Write);
        journal_->run("INSERT INTO damaged SELECT row, target, key, results, piece FROM pieces WHERE row = ?",
                      {static_cast<qlonglong>(oldest.row)});
        journal_->run("DELETE FROM pieces WHERE row = ?", {static_cast<qlonglong>(oldest.row)});
        transaction.commit();
        throw PieceSetAside(error.problem(), journal_->name());
    }
}

bool RunOutbox::sendOldest(Records& records) {
    const std::optional<Oldest> oldest = oldestReady();
    if (!oldest)
        return false;
    const RunPiece piece = readOrSetAside(*oldest);
    try {
        send(records, piece);
    } catch (const RecordsUnreachable&) {
        throw;
    } catch (const Error&) {
        refused_.insert(oldest->key);
        throw;
    }
    forget(oldest->row);
    if (piece.end)
        runs_.erase(piece.start.key);
    return true;
}

void RunOutbox::send(Records& records, const RunPiece& piece) {
    const std::int64_t run = startedAs(records, piece.start);
    if (piece.resumed)
        records.resumeRun(run, *piece.resumed);
    if (!piece.results.empty())
        records.addResults(run, piece.results, recordedBefore(records, piece.start.key, run) + piece.before);
    if (piece.end)
        records.endRun(run, piece.end->outcome, piece.end->when);
}

void RunOutbox::forget(std::int64_t row) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    journal_->run("DELETE FROM pieces WHERE row = ?", {static_cast<qlonglong>(row)});
    transaction.commit();
}

} // namespace cliplad
